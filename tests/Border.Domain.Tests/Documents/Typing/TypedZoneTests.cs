using Border.Domain.Documents.Typing;

namespace Border.Domain.Tests.Documents.Typing;

/// <summary>The specimens of ICAO 9303, as somebody types them.</summary>
public sealed class TypedZoneTests
{
    private const string Names = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Data = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    [Theory]
    [InlineData(Names + "\n" + Data)]
    [InlineData("p<utoeriksson<<anna<maria\r\n\r\n  l898902c36uto 7408122f1204159 ze184226b<<<<<10  ")]
    [InlineData("I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA")]
    [InlineData("I<UTOERIKSSON<<ANNA<MARIA\nD231458907UTO7408122F1204159<<<<<<<6")]
    [InlineData("V<UTOERIKSSON<<ANNA<MARIA\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<")]
    public void Whole_AlsoInSmallLettersOrWithoutTheLastFillers_IsValid(string typed)
    {
        var check = TypedZone.Check(typed);
        Assert.Empty(check.Problems);
        Assert.True(check.Valid);
        Assert.Equal("ERIKSSON", check.Document!.Surname);
    }

    [Theory]
    [InlineData(9, "line 2, character 10", "document number")]
    [InlineData(19, "line 2, character 20", "date of birth")]
    [InlineData(27, "line 2, character 28", "date of expiry")]
    [InlineData(42, "line 2, character 43", "optional data")]
    [InlineData(43, "line 2, character 44", "composite")]
    public void WrongDigit_IsNamedByPlaceAndField(int at, string place, string field)
    {
        var wrong = Data[at] == '9' ? '8' : '9';
        var check = TypedZone.Check($"{Names}\n{Data[..at]}{wrong}{Data[(at + 1)..]}");
        Assert.NotNull(check.Document);
        Assert.False(check.Valid);
        Assert.Contains(check.Problems, p => p.Contains(place, StringComparison.Ordinal) && p.Contains(field, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA\nL898902C37UTO", "line 2, character 10")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA\nL898902C36UTO7408123F", "line 2, character 20")]
    [InlineData("P<UTOERIKSSON<<ANNA<MARIA\nL898902C36UTO", "Line 2 has 13 of")]
    [InlineData("P<UTO", "Line 1 has 5 of")]
    [InlineData("I<UTOD231458908<<<<<<<<<<<<<<<\n7408", "line 1, character 15")]
    [InlineData("", "Type the lines")]
    public void Unfinished_SaysAtOnceWhatIsWrongAndWhatIsMissing(string typed, string words)
    {
        var check = TypedZone.Check(typed);
        Assert.Null(check.Document);
        Assert.Contains(check.Problems, p => p.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("P<UTOÉRIKSSON", "Line 1, character 6")]
    [InlineData("P<UTO\n<script>alert(1)</script>", "Line 2, character 8")]
    [InlineData("A\nB\nC\nD", "4 lines")]
    [InlineData("P<UTO\0", "Line 1, character 6")]
    public void Hostile_IsSaidInWords(string typed, string words) =>
        Assert.Contains(words, Assert.Single(TypedZone.Check(typed).Problems), StringComparison.Ordinal);

    [Fact]
    public void Endless_IsRefusedAndAnythingElseNeverThrows()
    {
        Assert.Contains("more than any", Assert.Single(TypedZone.Check(new string('<', 1_000_000)).Problems), StringComparison.Ordinal);
        Assert.NotEmpty(TypedZone.Check(null).Problems);
        var random = new System.Random(3);
        const string Alphabet = "PVI<<<<UTO0123456789 \n\n";
        for (var i = 0; i < 3000; i++)
        {
            var typed = new string([.. Enumerable.Range(0, random.Next(TypedZone.MaxCharacters)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            var check = TypedZone.Check(typed);
            Assert.Equal(check.Valid, check.Problems.Count == 0);
        }
    }
}
