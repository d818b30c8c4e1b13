using Border.Domain.Documents;
using Border.Domain.Documents.Typing;

namespace Border.Domain.Tests.Documents.Typing;

public sealed class TypedFieldsTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    private static readonly TypedFields Card = new()
    {
        Code = "id",
        Issuer = "uto",
        Number = "d 2314-5890",
        Surname = "O'Brien-Eriksson",
        GivenNames = " Anna  Maria ",
        Nationality = "UTO",
        BirthDate = "12.08.1974",
        Sex = "f",
        ExpiryDate = "15.4.2030",
    };

    [Fact]
    public void Fields_AsPrinted_BecomeWhatAZoneWouldSay()
    {
        var (typed, problems) = Card.Read(Today);
        Assert.Empty(problems);
        Assert.Equal(
            new TravelDocument(MrzFormat.TD1, "ID", "UTO", "OBRIEN ERIKSSON", "ANNA MARIA", "D23145890", "UTO", "740812", "F", "300415", ""), typed!.Document);
        Assert.Empty(typed.Lines);
    }

    [Fact]
    public void Fields_MissingAltogether_AreEachNamed()
    {
        var (typed, problems) = new TypedFields().Read(Today);
        Assert.Null(typed);
        Assert.Equal(
            ["BirthDate", "Code", "Issuer", "Nationality", "Number", "Sex", "Surname"], problems.Keys.Order(StringComparer.Ordinal));
    }

    public static TheoryData<string, TypedFields> Wrong => new()
    {
        { nameof(TypedFields.Code), Card with { Code = "PASS" } },
        { nameof(TypedFields.Code), Card with { Code = "1" } },
        { nameof(TypedFields.Issuer), Card with { Issuer = "U-O" } },
        { nameof(TypedFields.Number), Card with { Number = "<script>" } },
        { nameof(TypedFields.Number), Card with { Number = new string('1', 21) } },
        { nameof(TypedFields.Surname), Card with { Surname = "Müller" } },
        { nameof(TypedFields.Surname), Card with { Surname = new string('A', 61) } },
        { nameof(TypedFields.Surname), Card with { Surname = "ERIKSSON\nADMIT" } },
        { nameof(TypedFields.GivenNames), Card with { GivenNames = "A\u202EB" } },
        { nameof(TypedFields.GivenNames), Card with { GivenNames = new string('A', 100_000) } },
        { nameof(TypedFields.Nationality), Card with { Nationality = "UTOP" } },
        { nameof(TypedFields.Sex), Card with { Sex = "?" } },
        { nameof(TypedFields.BirthDate), Card with { BirthDate = "12.08.74" } },
        { nameof(TypedFields.ExpiryDate), Card with { ExpiryDate = "soon" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Field_ThatIsWrong_IsNamedAndNothingIsTaken(string field, TypedFields fields)
    {
        var (typed, problems) = fields.Read(Today);
        Assert.Null(typed);
        Assert.Equal(field, Assert.Single(problems).Key);
    }

    [Theory]
    [InlineData("12.08.1974", "740812")]
    [InlineData("12 8 1974", "740812")]
    [InlineData("12081974", "740812")]
    [InlineData("1974-08-12", "740812")]
    [InlineData("xx.08.1974", "7408<<")]
    [InlineData("XX XX 1974", "74<<<<")]
    [InlineData("01/03/2026", "260301")]
    public void Birth_InEveryUsualForm_IsTaken(string typed, string printed) => Assert.Equal((printed, null), TypedDate.Birth(typed, Today));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("29.02.1900")]
    [InlineData("31.04.1974")]
    [InlineData("00.01.1974")]
    [InlineData("02.03.2026")]
    [InlineData("01.01.2027")]
    [InlineData("01.01.1890")]
    [InlineData("01.01.0000")]
    [InlineData("12.XX.1974")]
    [InlineData("12.08.1974.1")]
    [InlineData("١٢.٠٨.١٩٧٤")]
    [InlineData("99999999999999999999")]
    public void Birth_ThatIsNoDate_IsSaidInWords(string? typed)
    {
        var (printed, problem) = TypedDate.Birth(typed, Today);
        Assert.Null(printed);
        Assert.NotEmpty(problem!);
    }

    [Theory]
    [InlineData("", "<<<<<<")]
    [InlineData("31.12.2075", "751231")]
    [InlineData("01.01.2020", "200101")]
    public void Expiry_AlsoPastOrNone_IsTaken(string typed, string printed) => Assert.Equal((printed, null), TypedDate.Expiry(typed, Today));

    [Theory]
    [InlineData("01.01.1950")]
    [InlineData("01.01.2099")]
    [InlineData("XX.01.2030")]
    [InlineData("29.02.2030")]
    [InlineData("01.01.0000")]
    public void Expiry_ThatIsNone_IsSaidInWords(string typed) => Assert.NotNull(TypedDate.Expiry(typed, Today).Problem);

    [Theory]
    [InlineData("ab-123 cd", "fra", "AB123CD", "FRA")]
    [InlineData("1·234.АВ", "", "1234АВ", null)]
    public void Plate_WithBlanksAndDashes_IsTakenWithout(string typed, string typedCountry, string text, string? country) =>
        Assert.Equal((text, country, null), TypedPlate.Read(typed, typedCountry));

    [Theory]
    [InlineData("", "")]
    [InlineData(" - ", "")]
    [InlineData("AB<123>", "")]
    [InlineData("ABCDEFGHIJKLMNOPQ", "")]
    [InlineData("A\u202EB", "")]
    [InlineData("AB123", "F")]
    [InlineData("AB123", "FR1")]
    public void Plate_ThatIsNone_IsSaidInWords(string typed, string country) => Assert.NotNull(TypedPlate.Read(typed, country).Problem);

    [Fact]
    public void Plate_Endless_IsRefused() => Assert.NotNull(TypedPlate.Read(new string('A', 1_000_000), null).Problem);
}
