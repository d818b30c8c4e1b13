using System.Text.Json;
using Border.Domain.Bundles;
using Border.Domain.Vehicles;
using Border.Domain.Watchlists;
using Border.Domain.Watchlists.Import;
using FsCheck;
using FsCheck.Fluent;
using Outcome = Border.Domain.Recommendations.Outcome;

namespace Border.Domain.Tests.Watchlists.Import;

public sealed class CsvListTests
{
    // Pieces that mean something to a reader, in any order, with any other text between.
    private static readonly Gen<string> HostileText = Gen.OneOf(
        Gen.Elements("\"", ",", ";", "\n", "\r\n", "-0-", "1", "individual", "Person", "DOB ", "Passport 1234 (", ")", "circa ", "1960 to ", "\u001A", "\uFEFF", "\uD800", "<INDIVIDUAL>", "<CONSOLIDATED_LIST>"),
        Gen.Choose(1, 0xFFFD).Select(c => ((char)c).ToString())).ListOf().Select(parts => string.Concat(parts));

    private const string OpenSanctionsHeader = "\"id\",\"schema\",\"name\",\"aliases\",\"birth_date\",\"countries\",\"addresses\",\"identifiers\",\"sanctions\",\"phones\",\"emails\",\"dataset\",\"first_seen\",\"last_seen\",\"last_change\"\n";

    [Fact]
    public void OpenSanctions_Person_IsReadWithEverythingThatIsSearched()
    {
        var (entries, notes) = Lists.OpenSanctions(OpenSanctionsHeader
            + "NK-3aB9,Person,Milan Zorvanek,\"Милан Зорванек;\"\"Zorvanek; Milan\"\";MILAN ZORVANEK\",1960-02-01;1961,rs;kp;zz,Testville,X1234567;not a number,Some act,,,Some list,2024-01-01,2024-01-01,2024-01-01\n");
        var entry = Assert.Single(entries);
        Assert.Empty(notes);
        Assert.Equal(("OS-NK-3aB9", new DateOnly(1960, 2, 1), "X1234567", null), (entry.Id, entry.BirthDate, entry.DocumentNumber, entry.Issuer));
        Assert.Equal("Milan Zorvanek", Assert.Single(entry.Names)); // the others are the same words in another script or order
        Assert.Equal(["SRB", "PRK"], entry.Nationalities);
        Assert.Equal([1961], entry.OtherBirthYears);
        Assert.Contains("Address: Testville.", entry.Instruction, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenSanctions_IdMadeOfAName_IsHashed_AndStable()
    {
        var row = "xx-milan-zorvanek-1960,Person,Milan Zorvanek,,,\n";
        var id = Lists.OpenSanctions(OpenSanctionsHeader + row).Entries[0].Id;
        Assert.Matches("^OS-[0-9a-f]{24}$", id);
        Assert.Equal(id, Lists.OpenSanctions(OpenSanctionsHeader + row).Entries[0].Id);
    }

    [Theory]
    [InlineData("NK-1,Vessel,Sea Zorv,,,", ImportLevel.LeftOut, ImportCause.Kind)]
    [InlineData("NK-1,Unicorn,Sea Zorv,,,", ImportLevel.Refused, ImportCause.Kind)]
    [InlineData(",Person,Milan Zorvanek,,,", ImportLevel.Refused, ImportCause.Id)]
    [InlineData("NK-1,Person,,,,", ImportLevel.Refused, ImportCause.Name)]
    public void OpenSanctions_BadLine_IsNamed(string line, ImportLevel level, ImportCause cause)
    {
        var (entries, notes) = Lists.OpenSanctions($"{OpenSanctionsHeader}{line}\nNK-2,Person,Good Oneman,,,\n");
        Assert.Equal("Good Oneman", Assert.Single(entries).Names[0]);
        Assert.Equal((2, level, cause), (notes[0].Line, notes[0].Level, notes[0].Cause));
    }

    [Fact]
    public void Plain_EveryColumn_IsRead()
    {
        var (entries, notes) = Lists.Plain("""
            instruction,id,kind,name,aliases,birth,sex,nationalities,number,issuer,plate,country,asks
            Hold him.,p-1,person,Milan Zorvanek,M Zorvanick;Milo Zorv,1960-02-01,M,Serbia;DEU,X123456,SRB,,,Hold
            ,c-1,organisation,Zorv Trading,,,,,,,,,
            ,d-1,document,,,,,,Y999999,Germany,,,
            ,v-1,vehicle,,,,,,,,TE ST 1,Poland,Admit
            """);
        Assert.Empty(notes);
        Assert.Equal([WatchlistKind.Person, WatchlistKind.Organisation, WatchlistKind.Document, WatchlistKind.Vehicle], entries.Select(e => e.Kind));
        Assert.Equal([Outcome.Hold, Outcome.Secondary, Outcome.Secondary, Outcome.Admit], entries.Select(e => e.Asks));
        Assert.Equal(("Hold him.", "Compare.", "D", "POL"), (entries[0].Instruction, entries[1].Instruction, entries[2].Issuer, entries[3].Country));
        Assert.Equal(3, entries[0].Names.Count);
        Assert.Equal(["SRB", "D"], entries[0].Nationalities);
    }

    [Fact]
    public void Plain_VehicleWithItsLooks_IsReadInWordsOrInUneceLetters()
    {
        var (entries, notes) = Lists.Plain("""
            id,kind,plate,category,colour,make
            v-1,vehicle,TEST 1,Passenger car,dark blue,Renault
            v-2,vehicle,TEST 2,N3,Grey,
            v-3,vehicle,TEST 3,L3e,,Lynk & Co
            v-4,vehicle,TEST 4,,,
            """);
        Assert.Empty(notes);
        Assert.Equal(
            [
                new VehicleDescription(VehicleCategory.PassengerCar, VehicleColour.DarkBlue, "RENAULT"), new VehicleDescription(VehicleCategory.Lorry, VehicleColour.Grey),
                new VehicleDescription(VehicleCategory.Motorcycle, null, "LYNK CO"), null,
            ],
            entries.Select(e => e.Looks));
        var written = JsonList.Read(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Watchlist(entries), PayloadJson.Default.Watchlist)), "all.json");
        Assert.Equal(entries.Select(e => e.Looks), written.Select(l => l.Entry!.Looks));
        Assert.Equal(entries.Select(e => e.Looks), BundlePayload.ReadWatchlist(BundlePayload.Write(new Watchlist(entries)), out _)!.Entries.Select(e => e.Looks));
    }

    [Theory]
    [InlineData("v-1,vehicle,SECRET1,spaceship,,", "The column category holds something other than passenger car (M1)")]
    [InlineData("v-1,vehicle,SECRET1,9,,", "The column category")]
    [InlineData("v-1,vehicle,SECRET1,,ultraviolet,", "The column colour holds something other than white, silver")]
    [InlineData("v-1,vehicle,SECRET1,,,<b>", "A make has at most 40")]
    [InlineData("v-1,person,SECRET1,van,,", "Only a vehicle has a category")]
    public void Plain_VehicleDescribedAsNoneIs_IsRefusedInWordsThatQuoteNothing(string line, string why)
    {
        var (entries, notes) = Lists.Plain($"id,kind,plate,category,colour,make\n{line}\nv-9,vehicle,TEST 9,van,red,MAN\n");
        Assert.Equal("v-9", Assert.Single(entries).Id);
        Assert.Equal((2, ImportLevel.Refused), (notes[0].Line, notes[0].Level));
        Assert.StartsWith(why, notes[0].What, StringComparison.Ordinal);
        Assert.DoesNotContain(new[] { "SECRET", "spaceship", "ultraviolet", "<b>" }, s => notes[0].What.Contains(s, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("p-1,ghost,A Name,,", ImportCause.Kind)]
    [InlineData(",person,A Name,,", ImportCause.Id)]
    [InlineData("Milan Zorvanek,person,A Name,,", ImportCause.Id)]
    [InlineData("zorvanek,person,A Name,,", ImportCause.Id)]
    [InlineData("p-1,vehicle,A Name,,", ImportCause.Value)]
    [InlineData("p-1,person,A Name,X,", ImportCause.Value)]
    [InlineData("p-1,person,A Name,,3", ImportCause.Value)]
    [InlineData("p-1,person,A\0N\0,,", ImportCause.Encoding)]
    public void Plain_BadLine_IsRefused_AndLosesNoOther(string line, ImportCause cause)
    {
        var (entries, notes) = Lists.Plain($"\uFEFFid,kind,name,sex,asks\n{line}\np-9,person,Last One,,\n");
        Assert.Equal("p-9", Assert.Single(entries).Id);
        Assert.Equal((2, ImportLevel.Refused, cause), (notes[0].Line, notes[0].Level, notes[0].Cause));
    }

    [Theory]
    [InlineData("")]
    [InlineData("name,birth\nA,B\n")]
    public void Plain_WithoutItsColumns_IsNoList(string csv) => Assert.Equal(ImportLevel.Broken, Assert.Single(Lists.Plain(csv).Notes).Level);

    [Fact]
    public void HostileCells_AreCutOrRefused_AndNothingThrows()
    {
        var aliases = string.Join(';', Enumerable.Range(0, 80).Select(i => $"{(char)('A' + (i % 26))}{(char)('A' + (i / 26))}zorv Person"));
        var (entries, notes) = Lists.Plain($"id,name,aliases,birth\np-1,{new string('x', 300)},{aliases},{string.Join(';', Enumerable.Range(1900, 40))}\np-2,\uD800a\u0007b,,\n");
        Assert.Equal(2, entries.Count);
        Assert.Equal(Watchlist.MaxNames, entries[0].Names.Count);
        Assert.Equal([ImportCause.Name, ImportCause.Name], notes.Where(n => n.Cause == ImportCause.Name).Select(n => n.Cause));
        Assert.Contains(notes, n => n.Cause == ImportCause.Birth);
    }

    [Fact]
    public void SameId_Twice_IsRefusedWithItsLine()
    {
        var lines = PlainList.Read(new StringReader("id,name\np-1,First One\np-1,Other One\n"), "own.csv", Lists.Terms).Select(l => ("own.csv", l));
        var (entries, notes) = Lists.Taken(ImportCheck.Unique(lines));
        Assert.Equal("First One", Assert.Single(entries).Names[0]);
        Assert.Equal((3, ImportCause.Duplicate), (notes[0].Line, notes[0].Cause));
    }

    [Fact]
    public void EveryCause_SaysWhatToDo() => Assert.All(Enum.GetValues<ImportCause>(), c => Assert.EndsWith(".", ImportAdvice.Of(c), StringComparison.Ordinal));

    [Fact]
    public void AnyText_NeverThrows() => Properties.Hold(HostileText, text =>
    {
        Lists.Plain("id,name,aliases,birth,number\n" + text);
        Lists.OpenSanctions(OpenSanctionsHeader + text);
        Lists.Ofac(text, text, text, text);
        Lists.Un(text);
    });
}
