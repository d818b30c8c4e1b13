using Border.Domain.Watchlists;
using Border.Domain.Watchlists.Import;

namespace Border.Domain.Tests.Watchlists.Import;

public sealed class OfacListTests
{
    private const string Person = """
        70001,"ZORVANEK, Milan Petr",individual,"TEST-PROG","Colonel",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 01 Feb 1960; alt. DOB 1961; POB Testville, Serbia; nationality Korea, North; citizen Germany; Passport X 123456 (Serbia) issued 01 Jan 2010 expires 01 Jan 2020; National ID No. 998877 (Bosnia and Herzegovina); Gender Male; a.k.a. 'THE FALCON OF NOWHERE'; Linked To: SOMEBODY."
        """;

    [Fact]
    public void Individual_IsReadWithEverythingThatIsSearched()
    {
        var (entries, notes) = Lists.Ofac(Person, "70001,1,\"aka\",\"ZORVANIK, M.\",-0- \n", "70001,1,\"1 Test St\",\"Testville\",\"Serbia\",-0- \n\u001A\n");
        var entry = Assert.Single(entries);
        Assert.Empty(notes);
        Assert.Equal(("OFAC-70001", WatchlistKind.Person, "M", "TEST"), (entry.Id, entry.Kind, entry.Sex, entry.Source));
        Assert.Equal(["ZORVANEK, Milan Petr", "ZORVANIK, M.", "THE FALCON OF NOWHERE"], entry.Names);
        Assert.Equal(new DateOnly(1960, 2, 1), entry.BirthDate);
        Assert.Equal([1961], entry.OtherBirthYears);
        Assert.Equal(["PRK", "D"], entry.Nationalities);
        Assert.Equal(("X123456", "SRB"), (entry.DocumentNumber, entry.Issuer));
        Assert.Equal([new ListedDocument("998877", "BIH")], entry.OtherDocuments);
        Assert.Equal("Compare. Born in Testville, Serbia. Programme TEST-PROG. Title: Colonel. Address: 1 Test St, Testville, Serbia.", entry.Instruction);
    }

    [Fact]
    public void Entity_IsAnOrganisation() =>
        Assert.Equal(WatchlistKind.Organisation, Lists.Ofac(Row("70002,\"ZORVANEK TRADING LLC\",-0- ")).Entries[0].Kind);

    [Theory]
    [InlineData("70003,\"SEA ZORV\",vessel")]
    [InlineData("70003,\"ZA-ZOR\",aircraft")]
    public void ShipOrAircraft_IsLeftOut_AndSaidSo(string begin)
    {
        var (entries, notes) = Lists.Ofac(Row(begin));
        Assert.Empty(entries);
        Assert.Equal((ImportLevel.LeftOut, ImportCause.Kind), (notes[0].Level, notes[0].Cause));
    }

    [Theory]
    [InlineData("x,\"A Name\",individual", ImportCause.Id)]
    [InlineData("0,\"A Name\",individual", ImportCause.Id)]
    [InlineData("70004,\"A Name\",ghost", ImportCause.Kind)]
    [InlineData("70004,\"-0-\",individual", ImportCause.Name)]
    [InlineData("70004,\"\uFFFD Name\",individual", ImportCause.Encoding)]
    public void BadLine_IsRefusedWithItsNumber_AndLosesNoOther(string begin, ImportCause cause)
    {
        var (entries, notes) = Lists.Ofac($"{Row("70001,\"First One\",individual")}\n{Row(begin)}\n{Row("70009,\"Last One\",individual")}");
        Assert.Equal(["OFAC-70001", "OFAC-70009"], entries.Select(e => e.Id));
        Assert.Equal(("sdn.csv", 2, ImportLevel.Refused, cause), (notes[0].File, notes[0].Line, notes[0].Level, notes[0].Cause));
    }

    [Fact]
    public void ShortRow_IsRefused() => Assert.Equal("The row has 3 of 12 fields.", Lists.Ofac("70001,A,individual").Notes[0].What);

    [Fact]
    public void OpenQuotationMark_LosesItsOwnLineOnly()
    {
        var (entries, notes) = Lists.Ofac($"{Row("70001,\"Open One,individual")}\n{Row("70002,Second One,individual")}\n{Row("70003,Third One,individual")}");
        Assert.Equal(["OFAC-70002", "OFAC-70003"], entries.Select(e => e.Id));
        Assert.Equal((1, ImportCause.Row), (Assert.Single(notes).Line, notes[0].Cause));
    }

    [Theory]
    [InlineData("DOB circa 1955", null, 1955)]
    [InlineData("DOB Mar 1955", null, 1955)]
    [InlineData("DOB 3 Mar 1955.", "1955-03-03", null)]
    [InlineData("DOB 1955 to 1957", null, 1955)]
    [InlineData("DOB 01 Jan 1955 to 31 Dec 1957", null, 1955)]
    public void Birth_InEveryForm_IsRead(string remarks, string? day, int? year)
    {
        var entry = Lists.Ofac(Row("70001,One Name,individual", remarks)).Entries[0];
        Assert.Equal((day, year), (entry.BirthDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), entry.BirthYear));
    }

    [Theory]
    [InlineData("DOB long ago", ImportCause.Birth)]
    [InlineData("DOB 1900 to 1990", ImportCause.Birth)]
    [InlineData("nationality Atlantis", ImportCause.State)]
    [InlineData("Passport N (Serbia)", ImportCause.Document)]
    public void UnusablePart_IsNotedAndTheEntryKept(string remarks, ImportCause cause)
    {
        var (entries, notes) = Lists.Ofac(Row("70001,One Name,individual", remarks));
        Assert.Single(entries);
        Assert.Equal((ImportLevel.Shortened, cause), (Assert.Single(notes).Level, notes[0].Cause));
    }

    [Fact]
    public void RemarksGoOn_InTheCommentsFile() =>
        Assert.Equal("F", Lists.Ofac(Row("70001,One Name,individual", "DOB 1960; Gen"), comments: "70001,der Female.").Entries[0].Sex);

    [Fact]
    public void AliasOfNobody_IsNamed_ButNotThatOfARefusedLine()
    {
        var notes = Lists.Ofac(Row("70001,One Name,ghost"), "70001,1,aka,Other,-0-\n70008,2,aka,Nobody,-0-\n").Notes;
        Assert.Equal([ImportCause.Kind, ImportCause.Orphan], notes.Select(n => n.Cause));
        Assert.Equal(("alt.csv", 2), (notes[1].File, notes[1].Line));
    }

    [Fact]
    public void Notes_NeverQuoteTheList()
    {
        var notes = Lists.Ofac(Row("70001,Secretname Person,individual", "DOB secretdate; nationality Secretland; Passport SECRETNUMBER")).Notes;
        Assert.Equal(3, notes.Count);
        Assert.DoesNotContain(notes, n => n.What.Contains("secret", StringComparison.OrdinalIgnoreCase));
    }

    private static string Row(string begin, string remarks = "-0- ") => $"{begin},TEST,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{remarks}\"";
}
