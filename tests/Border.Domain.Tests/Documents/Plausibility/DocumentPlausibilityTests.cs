using Border.Domain.Documents;
using Border.Domain.Documents.Plausibility;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Documents.Plausibility;

public sealed class DocumentPlausibilityTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);
    private static readonly TravelDocument Clean = new(MrzFormat.TD3, "P", "FRA", "MARTIN", "JEANNE", "12AB34567", "FRA", "900713", "F", "300212", "");

    [Fact]
    public void OrdinaryPassport_HasNothingOdd() => Assert.Empty(Of(Clean, new PrintedDates(new(2020, 2, 12), new(1990, 7, 13))));

    [Fact]
    public void ExpiredDocument_SaysForHowLong()
    {
        AssertFound("document.expired", "The document expired 3 days ago.", Clean with { ExpiryDate = "260301" });
        AssertFound("document.expired", "The document expired yesterday.", Clean with { ExpiryDate = "260303" });
        AssertFound("document.expired", "The document expired 6 years ago.", Clean with { ExpiryDate = "200301" });
        AssertFound("document.expires-today", "The document expires today.", Clean with { ExpiryDate = "260304" });
        AssertFound("document.expiry-unknown", null, Clean with { ExpiryDate = "<<<<<<" });
    }

    [Fact]
    public void DatesThatContradictEachOther_AreSaid()
    {
        AssertFound("birth.future", "The date of birth lies in the future.", Clean, new(Birth: new(2027, 1, 1)));
        AssertFound("birth.differs", null, Clean, new(Birth: new(1991, 7, 13)));
        AssertFound("birth.partly-unknown", null, Clean with { BirthDate = "90<<<<" });
        AssertFound("birth.unknown", null, Clean with { BirthDate = "<<<<<<" });
        AssertFound("issue.before-birth", "The document was issued before its holder's birth.", Clean, new(Issued: new(1989, 1, 1)));
        AssertFound("issue.future", null, Clean, new(Issued: new(2026, 3, 5)));
        AssertFound("issue.after-expiry", null, Clean with { ExpiryDate = "200101" }, new(Issued: new(2021, 1, 1)));
        AssertFound("expiry.before-birth", null, Clean with { ExpiryDate = "891231" });
        AssertFound("document.long", "The passport is valid for longer than 10 years.", Clean with { ExpiryDate = "360305" });
        AssertFound("document.long", null, Clean, new(Issued: new(2019, 1, 1)));
        Assert.DoesNotContain(Of(Clean with { ExpiryDate = "360304" }), f => f.Code == "document.long");
    }

    [Fact]
    public void CodesThatNobodyHas_AreSaid()
    {
        AssertFound("issuer.unknown", "No state or organisation has the code ZZZ of the issuer.", Clean with { Issuer = "ZZZ" });
        AssertFound("nationality.unknown", null, Clean with { Nationality = "FR" });
        AssertFound("issuer.withdrawn", "The code YUG of the issuer is no longer in use: Yugoslavia.", Clean with { Issuer = "YUG" });
        AssertFound("issuer.specimen", null, Clean with { Issuer = "UTO", Nationality = "UTO" });
        AssertFound("issuer.person", null, Clean with { Issuer = "XXA" });
        AssertFound("nationality.foreign", "A passport of France for a national of Spain: passports of foreigners are rare.", Clean with { Nationality = "ESP" });
        AssertFound("document.code", null, Clean with { DocumentCode = "ID" });
        AssertFound("document.code", null, Clean with { Format = MrzFormat.TD1, DocumentCode = "IV" });
    }

    [Theory]
    [InlineData("GBR", "GBD")]
    [InlineData("CHN", "HKG")]
    [InlineData("D", "D")]
    [InlineData("DEU", "XXB")]
    [InlineData("UNO", "UNO")]
    public void PassportsOfTheSameAuthority_AreOrdinary(string issuer, string nationality) =>
        Assert.Empty(Of(Clean with { Issuer = issuer, Nationality = nationality }));

    [Fact]
    public void NameThatFillsItsField_MayBeCutOff() =>
        AssertFound("name.truncated", null, Clean with { Surname = new string('A', 20), GivenNames = new string('B', 17) });

    [Fact]
    public void AnyDocumentThatAZoneCanHold_IsJudgedWithoutAnError() =>
        Properties.Hold(
            Gen.Elements("0123456789<AZ".ToCharArray()).ArrayOf(6).Zip(Gen.Choose(1, 9999)),
            pair => Assert.All(
                DocumentPlausibility.Of(
                    Clean with { BirthDate = new string(pair.Item1), ExpiryDate = new string(pair.Item1) }, new DateOnly(pair.Item2, 12, 31)),
                f => Assert.EndsWith(".", f.Text, StringComparison.Ordinal)));

    private static IReadOnlyList<DocumentFinding> Of(TravelDocument document, PrintedDates? printed = null) =>
        DocumentPlausibility.Of(document, Today, printed);

    private static void AssertFound(string code, string? text, TravelDocument document, PrintedDates? printed = null)
    {
        var found = Assert.Single(Of(document, printed), f => f.Code == code);
        if (text is not null)
            Assert.Equal(text, found.Text);
    }
}
