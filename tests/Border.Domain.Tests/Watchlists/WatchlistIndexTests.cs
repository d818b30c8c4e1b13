using Border.Domain.Recommendations;
using Border.Domain.Tests.Crossings;
using Border.Domain.Watchlists;

namespace Border.Domain.Tests.Watchlists;

public sealed class WatchlistIndexTests
{
    private static readonly WatchlistEntry Person = new()
    {
        Id = "p1",
        Kind = WatchlistKind.Person,
        Names = ["Anna Maria Eriksson", "Anne Ericson"],
        BirthDate = new DateOnly(1974, 8, 12),
        Asks = Outcome.Hold,
        Instruction = "Call the desk.",
    };

    private static readonly WatchlistEntry Stolen = new()
    {
        Id = "d1",
        Kind = WatchlistKind.Document,
        DocumentNumber = "l898902-c3",
        Issuer = "UTO",
        Asks = Outcome.Secondary,
        Instruction = "",
    };

    private static readonly WatchlistEntry Car = new()
    {
        Id = "v1",
        Kind = WatchlistKind.Vehicle,
        Plate = "BO-15 SZ",
        Country = "UTO",
        Asks = Outcome.Secondary,
        Instruction = "",
    };

    [Fact]
    public void Document_MatchingByNumberAndByName_FindsEachEntryOnceBestFirst()
    {
        var both = Person with { Id = "p2", DocumentNumber = "L898902C3" };
        var found = Index(Person with { BirthDate = null }, Stolen, both).Search(Samples.Passport);
        Assert.Equal(["d1", "p2", "p1"], found.Select(m => m.Entry));
        Assert.Contains("The document number is the same; the list names no issuing state.", found[1].Why);
        Assert.Contains("ERIKSSON is ERIKSSON", found[1].Why);
        Assert.Equal((Outcome.Hold, "Call the desk."), (found[1].Asks, found[1].Instruction));
    }

    [Fact]
    public void Person_WithSeveralDocuments_IsFoundByEachOnce()
    {
        var holder = Person with { Names = [], DocumentNumber = "AA1111", OtherDocuments = [new ListedDocument("L898902C3", "UTO"), new ListedDocument("L898902-C3", "XXX")] };
        Assert.Equal(1, Assert.Single(Index(holder).Search(Samples.Passport)).Score);
        Assert.Empty(Index(holder).Search(Samples.Passport with { Issuer = "SRB" }));
    }

    [Fact]
    public void List_WithImpossibleFurtherDatesOrDocuments_IsRefused()
    {
        Assert.NotNull(Watchlist.Problem(Person with { OtherBirthYears = [.. Enumerable.Range(1900, 13)] }));
        Assert.NotNull(Watchlist.Problem(Person with { OtherBirthYears = [9999] }));
        Assert.NotNull(Watchlist.Problem(Person with { OtherDocuments = [new ListedDocument("", null)] }));
        Assert.NotNull(Watchlist.Problem(Person with { OtherDocuments = [null!] }));
        Assert.Null(Watchlist.Problem(Person with { OtherBirthYears = [1900], OtherDocuments = [new ListedDocument("1", null)] }));
    }

    [Fact]
    public void Name_InAnyOrderWithTheDateOfBirth_MatchesSurely()
    {
        var document = Samples.Passport with { Surname = "MARIA", GivenNames = "ERIKSSON ANNA", DocumentNumber = "X" };
        Assert.Equal(1, Assert.Single(Index(Person).Search(document)).Score);
    }

    [Fact]
    public void Document_OfAnotherIssuer_DoesNotMatch() => Assert.Empty(Index(Stolen).Search(Samples.Passport with { Issuer = "XXX" }));

    [Fact]
    public void Name_WithAccentsAndApostrophes_MatchesTheZone()
    {
        var entry = Person with { Names = ["Renée O'Néil-García"], BirthDate = null };
        Assert.Single(Index(entry).Search(Samples.Passport with { Surname = "ONEIL GARCIA", GivenNames = "RENEE" }));
    }

    [Theory]
    [InlineData("BO15SZ", "UTO", 1.0)]
    [InlineData("b0-15 5z", null, 0.9)]
    [InlineData("8OI5S2", "UTO", 0.9)]
    [InlineData("BO15SZ", "XXX", 0.7)]
    public void Plate_ReadWithLookalikes_Matches(string plate, string? country, double score) =>
        Assert.Equal(score, Assert.Single(Index(Car).SearchPlate(plate, country)).Score, 6);

    [Theory]
    [InlineData("BO15SX")]
    [InlineData("")]
    [InlineData("\uD800")]
    public void Plate_ThatIsAnother_DoesNotMatch(string plate) => Assert.Empty(Index(Car).SearchPlate(plate));

    [Fact]
    public void HostileTexts_NeverThrowAndNeverMatchEverything()
    {
        var odd = Person with { Names = ["\uD800\u0301", "", "123"], BirthDate = null };
        Assert.Empty(Index(odd).Search(Samples.Passport with { Surname = "", GivenNames = "" }));
        Assert.Equal((0, 0), (WatchlistIndex.None.Count, (int)WatchlistIndex.None.Version));
    }

    [Fact]
    public void List_WithDuplicateIdsOrNothingToLookFor_IsNotUsable()
    {
        Assert.Null(new Watchlist([Person, Stolen, Car]).Problem());
        Assert.NotNull(new Watchlist([Person, Person]).Problem());
        Assert.NotNull(new Watchlist([Car with { Plate = " " }]).Problem());
        Assert.NotNull(new Watchlist([Stolen with { DocumentNumber = null }]).Problem());
        Assert.NotNull(new Watchlist([Person with { Instruction = new string('x', 501) }]).Problem());
        Assert.DoesNotContain("Anna", Person.ToString(), StringComparison.Ordinal);
    }

    private static WatchlistIndex Index(params WatchlistEntry[] entries) => new(7, DateTimeOffset.UnixEpoch, new Watchlist(entries));
}
