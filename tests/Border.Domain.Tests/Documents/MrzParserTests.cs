using Border.Domain.Documents;
using Border.Domain.Documents.Mrz;

namespace Border.Domain.Tests.Documents;

/// <summary>The specimens printed in ICAO 9303 parts 4 to 7.</summary>
public sealed class MrzParserTests
{
    private static readonly string[] Td3 = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    private static readonly string[] Td1 = ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];
    private static readonly string[] Td2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"];
    private static readonly string[] MrvA = ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"];
    private static readonly string[] MrvB = ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"];

    [Fact]
    public void Td3Specimen_IsValid()
    {
        var r = MrzParser.Parse(Td3);
        Assert.Empty(r.Problems);
        Assert.Equal(
            new TravelDocument(MrzFormat.TD3, "P", "UTO", "ERIKSSON", "ANNA MARIA", "L898902C3", "UTO", "740812", "F", "120415", "ZE184226B"),
            r.Document);
        Assert.True(r.Valid);
    }

    [Fact]
    public void Td1Td2AndVisaSpecimens_AreValid()
    {
        var card = new TravelDocument(MrzFormat.TD1, "I", "UTO", "ERIKSSON", "ANNA MARIA", "D23145890", "UTO", "740812", "F", "120415", "");
        AssertValid(card, Td1);
        AssertValid(card with { Format = MrzFormat.TD2 }, Td2);
        var visa = card with { DocumentCode = "V", DocumentNumber = "L8988901C", Nationality = "XXX", BirthDate = "400907", ExpiryDate = "961210" };
        AssertValid(visa with { Format = MrzFormat.MRVA, Optional = "6ZE184226B" }, MrvA);
        AssertValid(visa with { Format = MrzFormat.MRVB }, MrvB);
    }

    [Theory]
    [InlineData(0, "document number")]
    [InlineData(13, "date of birth")]
    [InlineData(21, "date of expiry")]
    [InlineData(29, "optional data")]
    [InlineData(43, "composite")]
    public void Td3_WithAWrongCharacter_NamesTheField(int at, string field)
    {
        var r = MrzParser.Parse([Td3[0], Replace(Td3[1], at, (char)(Td3[1][at] + 1))]);
        Assert.False(r.Valid);
        Assert.NotNull(r.Document);
        Assert.Contains(r.Problems, p => p.Contains(field, StringComparison.Ordinal));
        Assert.All(r.Problems, p => Assert.DoesNotContain("L898902C", p, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5, "document number")]
    [InlineData(14, "document number")]
    [InlineData(15, "composite")]
    public void Td1_WithAWrongCharacter_NamesTheField(int at, string field)
    {
        var r = MrzParser.Parse([Replace(Td1[0], at, '1'), Td1[1], Td1[2]]);
        Assert.Contains(r.Problems, p => p.Contains(field, StringComparison.Ordinal));
    }

    [Fact]
    public void LongNumber_OfACard_IsJoinedAndChecked()
    {
        // ICAO 9303-5 appendix B: D23145890734 goes on in the optional data, its check digit 9 behind it.
        string[] td1 = ["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"];
        string[] td2 = ["I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<", "D23145890<UTO3407127M95071227349<<<8"];
        foreach (var lines in new[] { td1, td2 })
        {
            var r = MrzParser.Parse(lines);
            Assert.Empty(r.Problems);
            Assert.Equal(("D23145890734", ""), (r.Document!.DocumentNumber, r.Document.Optional));
        }

        td1[0] = td1[0].Replace("7349", "7348", StringComparison.Ordinal);
        Assert.Contains(MrzParser.Parse(td1).Problems, p => p.Contains("document number", StringComparison.Ordinal));
    }

    [Fact]
    public void GermanNationalityUnknownSexAndUnknownBirth_AreRead()
    {
        var r = MrzParser.Parse(MrzWriter.Write(new(MrzFormat.TD3, "P", "D", "MUSTERMANN", "", "C01X00T47", "D", "64<<<<", "X", "271031", "")));
        Assert.Empty(r.Problems);
        Assert.Equal(("D", "D", "X", ""), (r.Document!.Issuer, r.Document.Nationality, r.Document.Sex, r.Document.GivenNames));
    }

    [Fact]
    public void EmptyOptionalData_MayHaveZeroOrFillerAsCheckDigit()
    {
        var lines = MrzWriter.Write(new(MrzFormat.TD3, "P", "UTO", "A", "B", "1", "UTO", "640101", "F", "271031", ""));
        Assert.Equal('<', lines[1][42]);
        Assert.True(MrzParser.Parse(lines).Valid);
        Assert.True(MrzParser.Parse([lines[0], Replace(lines[1], 42, '0')]).Valid);
        Assert.False(MrzParser.Parse([lines[0], Replace(lines[1], 42, '7')]).Valid);
    }

    [Fact]
    public void TruncatedNames_FillingTheField_AreTolerated()
    {
        var line = "P<UTO" + "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<KRASUANG"[..39];
        var r = MrzParser.Parse([line, Td3[1]]);
        Assert.True(r.Valid);
        Assert.Equal("NILAVADHANANANDA", r.Document!.Surname);
    }

    [Theory]
    [InlineData(4, "641301")]
    [InlineData(4, "640230")]
    public void Birth_ThatIsNoDate_IsAProblem(int _, string birth)
    {
        var line = Td3[1][..13] + birth + CheckDigit.Of(birth) + Td3[1][20..];
        Assert.Contains(MrzParser.Parse([Td3[0], line]).Problems, p => p == "The date of birth is not a date.");
    }

    private static void AssertValid(TravelDocument expected, string[] lines)
    {
        var r = MrzParser.Parse(lines);
        Assert.Empty(r.Problems);
        Assert.Equal(expected, r.Document);
    }

    private static string Replace(string line, int at, char with) => line[..at] + with + line[(at + 1)..];
}
