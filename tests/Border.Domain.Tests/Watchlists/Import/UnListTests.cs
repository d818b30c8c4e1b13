using System.Text;
using Border.Domain.Watchlists;
using Border.Domain.Watchlists.Import;

namespace Border.Domain.Tests.Watchlists.Import;

public sealed class UnListTests
{
    [Fact]
    public void Individual_IsReadWithEverythingThatIsSearched()
    {
        var (entries, notes) = Lists.Un(List("""
            <INDIVIDUAL><DATAID>90001</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>MILAN</FIRST_NAME><SECOND_NAME>ZORVANEK</SECOND_NAME>
            <REFERENCE_NUMBER>TSi.001</REFERENCE_NUMBER><GENDER>Male</GENDER><NAME_ORIGINAL_SCRIPT>Милош Зорванек</NAME_ORIGINAL_SCRIPT>
            <NATIONALITY><VALUE>Syrian Arab Republic</VALUE><VALUE>United Republic of Tanzania</VALUE></NATIONALITY>
            <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Milan Zorvanick</ALIAS_NAME></INDIVIDUAL_ALIAS>
            <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Falconus</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
            <INDIVIDUAL_ADDRESS><CITY>Testville</CITY><COUNTRY>Serbia</COUNTRY></INDIVIDUAL_ADDRESS>
            <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1960-02-01</DATE></INDIVIDUAL_DATE_OF_BIRTH>
            <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1963</FROM_YEAR><TO_YEAR>1965</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
            <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Nowhere</CITY></INDIVIDUAL_PLACE_OF_BIRTH>
            <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>X 123456</NUMBER><ISSUING_COUNTRY>Serbia</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
            <INDIVIDUAL_DOCUMENT/></INDIVIDUAL>
            """));
        var entry = Assert.Single(entries);
        Assert.Empty(notes);
        Assert.Equal(("UN-90001", "M"), (entry.Id, entry.Sex));
        Assert.Equal(["MILAN ZORVANEK", "Милош Зорванек", "Milan Zorvanick"], entry.Names);
        Assert.Equal(new DateOnly(1960, 2, 1), entry.BirthDate);
        Assert.Equal([1963, 1964, 1965], entry.OtherBirthYears);
        Assert.Equal(["SYR", "TZA"], entry.Nationalities);
        Assert.Equal(("X123456", "SRB"), (entry.DocumentNumber, entry.Issuer));
        Assert.Equal("Compare. UN reference TSi.001. Born in Nowhere. Address: Testville, Serbia.", entry.Instruction);
    }

    [Fact]
    public void Approximate_GivesTheYear() =>
        Assert.Equal((null, 1960), Birth("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><DATE>1960-02-01</DATE>"));

    [Fact]
    public void Exact_WithTheYearAlone_GivesTheYear() => Assert.Equal((null, 1960), Birth("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1960</YEAR>"));

    [Fact]
    public void Entity_IsAnOrganisation()
    {
        var entry = Lists.Un("<CONSOLIDATED_LIST><ENTITIES><ENTITY><DATAID>7</DATAID><FIRST_NAME>ZORV BANK</FIRST_NAME><ENTITY_ALIAS><ALIAS_NAME>ZB</ALIAS_NAME></ENTITY_ALIAS></ENTITY></ENTITIES></CONSOLIDATED_LIST>").Entries[0];
        Assert.Equal((WatchlistKind.Organisation, 2), (entry.Kind, entry.Names.Count));
    }

    [Fact]
    public void EntryWithoutIdOrName_IsRefused_AndLosesNoOther()
    {
        var (entries, notes) = Lists.Un(List($"{One("x")}\n{One("2")}\n<INDIVIDUAL><DATAID>3</DATAID></INDIVIDUAL>{One("4")}"));
        Assert.Equal(["UN-2", "UN-4"], entries.Select(e => e.Id));
        Assert.Equal([ImportCause.Id, ImportCause.Name], notes.Select(n => n.Cause));
        Assert.Equal(3, notes[1].Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no xml")]
    [InlineData("<sdnList/>")]
    [InlineData("<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>A B</FIRST_NAME></INDIVIDUAL><INDIVIDUAL>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><CONSOLIDATED_LIST><INDIVIDUALS>&a;</INDIVIDUALS></CONSOLIDATED_LIST>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>")]
    public void BrokenOrHostileFile_IsNoList(string xml)
    {
        var last = Lists.Un(xml).Notes[^1];
        Assert.Equal((ImportLevel.Broken, ImportCause.File), (last.Level, last.Cause));
    }

    [Fact]
    public void EntryOfTooManyPartsOrLevels_IsRefused_AndTheNextIsRead()
    {
        var deep = new StringBuilder("<INDIVIDUAL>").Insert(12, "<A>", 5_000).Insert(12 + 15_000, "</A>", 5_000).Append("</INDIVIDUAL>").ToString();
        var many = new StringBuilder("<INDIVIDUAL>").Insert(12, "<A/>", 5_000).Append("</INDIVIDUAL>").ToString();
        var (entries, notes) = Lists.Un(List(deep + many + One("5")));
        Assert.Equal("UN-5", Assert.Single(entries).Id);
        Assert.Equal([ImportCause.Row, ImportCause.Row], notes.Select(n => n.Cause));
    }

    private static (DateOnly?, int?) Birth(string birth)
    {
        var entry = Lists.Un(List($"<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>Some Body</FIRST_NAME><INDIVIDUAL_DATE_OF_BIRTH>{birth}</INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>")).Entries[0];
        return (entry.BirthDate, entry.BirthYear);
    }

    private static string One(string id) => $"<INDIVIDUAL><DATAID>{id}</DATAID><FIRST_NAME>Some Body</FIRST_NAME></INDIVIDUAL>";

    private static string List(string individuals) => $"<?xml version=\"1.0\"?><CONSOLIDATED_LIST dateGenerated=\"2026-01-01\"><INDIVIDUALS>{individuals}</INDIVIDUALS></CONSOLIDATED_LIST>";
}
