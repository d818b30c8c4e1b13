using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Rules;
using Border.Domain.Tests.Crossings;
using Border.Domain.Watchlists;
using Border.Domain.Watchlists.Exceptions;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Watchlists.Exceptions;

public sealed class ExceptionBookTests
{
    private const string Reason = "Compared the photographs: another person.";
    private static readonly string Digest = new('a', 64);
    private static readonly string Anna = Document().Person;
    private static readonly WatchlistMatch Hit = Match(Outcome.Hold) with { EntryDigest = Digest };

    [Fact]
    public void Exception_ConfirmedByAnother_ClearsTheHitOfThisTravellerAndEntryAlone()
    {
        var book = Confirmed();
        Assert.Equal(("o.one", "o.two", Today.AddDays(90), Reason), Cleared(book, Hit) is { } c ? (c.By, c.ConfirmedBy, c.Until, c.Reason) : default);
        Assert.Null(Cleared(book, Hit with { Entry = "w-2" }));
        Assert.Null(Cleared(book, Hit, person: "t-" + new string('9', 32)));
    }

    [Fact]
    public void Exception_CountsForNothing_UntilItIsConfirmed() => Assert.Null(Cleared(Proposed().Book, Hit));

    [Fact]
    public void Exception_CountsToItsLastDay_AndNotAfter()
    {
        Assert.NotNull(Cleared(Confirmed(), Hit, today: Today.AddDays(90)));
        Assert.Null(Cleared(Confirmed(), Hit, today: Today.AddDays(91)));
        Assert.Empty(Confirmed().Current(Today.AddDays(91)).All);
    }

    [Fact]
    public void Exception_CountsNoLonger_WhenTheEntryChanged() => Assert.Null(Cleared(Confirmed(), Hit with { EntryDigest = new string('b', 64) }));

    [Fact]
    public void Exception_CountsNoLonger_WhenItWasWithdrawnOrTheTravellerErased()
    {
        var (book, id) = Proposed();
        book = Do(book, new ConfirmException(id, "o.two"));
        Assert.Null(Cleared(book.Forget(Anna), Hit));
        Assert.Null(Cleared(Do(book, new WithdrawException(id, "New photographs came in.", "o.two")), Hit));
    }

    [Fact]
    public void SecondPerson_IsAnother()
    {
        var (book, id) = Proposed();
        Assert.Contains("You said so yourself", book.Decide(new ConfirmException(id, "o.one"), Today).Refusal, StringComparison.Ordinal);
        var confirmed = Do(book, new ConfirmException(id, "o.two"));
        Assert.Contains("already", confirmed.Decide(new ConfirmException(id, "o.three"), Today).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(366)]
    [InlineData(100_000)]
    public void LastDay_InThePastOrTooFar_IsRefused(int days) =>
        Assert.Contains("at most 365 days", Refusal(Propose() with { Until = Today.AddDays(days) }), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("too short")]
    [InlineData("               ")]
    [InlineData("looks right but \u202E turns around")]
    [InlineData("half a character \uD800 is none")]
    public void Reason_ThatSaysNothing_IsRefused(string reason) => Assert.Contains("Say why", Refusal(Propose() with { Reason = reason }), StringComparison.Ordinal);

    [Fact]
    public void Reason_TooLong_IsRefused() => Assert.NotNull(Refusal(Propose() with { Reason = new string('x', 301) }));

    [Theory]
    [InlineData("w-2")]
    [InlineData("")]
    [InlineData("w-1\u0000")]
    public void Entry_ThatIsNoHitOfTheTraveller_IsRefused(string entry) =>
        Assert.Contains("no hit of this entry", Refusal(Propose(entry: entry)), StringComparison.Ordinal);

    [Fact]
    public void Hit_OfTheDocumentItself_IsRefused() =>
        Assert.Contains("about the document itself", Refusal(Propose(state: At(Hit with { EntryDigest = null }))), StringComparison.Ordinal);

    [Fact]
    public void Hit_OfATravellerWithoutDocument_IsRefused() => Assert.NotNull(Refusal(Propose(traveller: 2)));

    [Theory]
    [InlineData("")]
    [InlineData("policy")]
    [InlineData("Anna Berg")]
    public void Staff_ThatIsNone_IsRefused(string officer)
    {
        Assert.NotNull(Refusal(Propose() with { Officer = officer }));
        var (book, id) = Proposed();
        Assert.NotNull(book.Decide(new ConfirmException(id, officer), Today).Refusal);
        Assert.NotNull(book.Decide(new WithdrawException(id, Reason, officer), Today).Refusal);
    }

    [Fact]
    public void Same_Twice_IsRefused() => Assert.Contains("already", Proposed().Book.Decide(Propose(), Today).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Unknown_IsRefused()
    {
        Assert.NotNull(ExceptionBook.Empty.Decide(new ConfirmException(Guid.NewGuid(), "o.two"), Today).Refusal);
        Assert.NotNull(ExceptionBook.Empty.Decide(new WithdrawException(Guid.NewGuid(), Reason, "o.two"), Today).Refusal);
        Assert.NotNull(Proposed().Book.Decide(new ConfirmException(Proposed().Id, "o.two"), Today.AddDays(91)).Refusal);
    }

    [Fact]
    public void Events_FoldTheSame_HoweverOftenTheyCome()
    {
        var told = (ExceptionProposed)ExceptionBook.Empty.Decide(Propose(), Today).Event!;
        var confirmed = new ExceptionConfirmed { Exception = told.Exception, Person = told.Person, By = "o.two" };
        var book = new ExceptionEvent[] { told, told, confirmed, confirmed with { By = "o.three" } }.Aggregate(ExceptionBook.Empty, (b, e) => b.Evolve(e));
        Assert.Equal("o.two", Assert.Single(book.All).ConfirmedBy);
        Assert.All(new ExceptionEvent[] { told, confirmed }, e => Assert.True(e.IsPersonal));
    }

    [Fact]
    public void ClearedHit_IsRecordedWithWhy_AndAsksForNothing()
    {
        var lane = new Driver().Do(Arrive(), Document(), Confirmed().Clear(Search(1, Hit), Anna, Today), Face());
        var recorded = Assert.Single(lane.State.Travellers[1].Hits);
        Assert.Equal((Outcome.Hold, Outcome.Admit, "o.two"), (recorded.Asks, recorded.AsksNow, recorded.Cleared!.ConfirmedBy));
        var given = Recommender.Evaluate(lane.State, 1, Today, CrossingPolicy.Default);
        Assert.Equal(Outcome.Admit, given.Outcome);
        Assert.Contains("cleared as another person", Assert.Single(given.Reasons).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Reason, given.Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnRule_OnHits_DoesNotCountThoseThatWereCleared()
    {
        var policy = CrossingPolicy.Default with { Findings = [new FindingRule { Code = "own.hit", When = "watchlist.hits > 0", Outcome = Outcome.Refuse, Text = new Dictionary<string, string> { ["en"] = "Listed." } }] };
        Assert.Null(policy.Problem());
        var hit = new Driver(policy).Do(Arrive(), Document(), Search(1, Hit), Face());
        Assert.Contains(Recommender.Evaluate(hit.State, 1, Today, policy).Reasons, r => r.Code == "own.hit");
        var cleared = new Driver(policy).Do(Arrive(), Document(), Confirmed().Clear(Search(1, Hit), Anna, Today), Face());
        Assert.DoesNotContain(Recommender.Evaluate(cleared.State, 1, Today, policy).Reasons, r => r.Code == "own.hit");
    }

    [Fact]
    public void SearchAgain_AfterItWasConfirmed_IsNewAndTheRecommendationStale()
    {
        var lane = new Driver().Do(Arrive(), Document(), Search(1, Hit), Recommend());
        Assert.Equal(Outcome.Hold, lane.State.Travellers[1].Recommended!.Recommendation.Outcome);
        var cleared = Confirmed().Clear(Search(1, Hit), Anna, Today);
        lane.Do(cleared);
        Assert.Equal([1], Crossing.NeedRecommendation(lane.State));
        Assert.Empty(lane.Try(cleared).Events);
    }

    [Fact]
    public void Lane_NeverAdmitsByItself_WhereAHitWasCleared()
    {
        var policy = CrossingPolicy.Default with { AutomaticLanes = ["l1"] };
        var lane = new Driver(policy).Do(Arrive(), Document(), Confirmed().Clear(Search(1, Hit), Anna, Today), Face(), Recommend());
        Assert.Null(Crossing.AutomaticDecision(lane.State, 1, policy));
    }

    [Fact]
    public void Digest_ChangesWithAnythingOfTheEntry()
    {
        var entry = new WatchlistEntry { Id = "w-1", Kind = WatchlistKind.Person, Names = ["Milan Zorvanek"], Asks = Outcome.Secondary, Instruction = "Compare." };
        WatchlistEntry[] others = [entry with { Names = ["Milan Zorvanek", "M Z"] }, entry with { BirthYear = 1960 }, entry with { Asks = Outcome.Hold }, entry with { OtherBirthYears = [1960] }, entry with { Instruction = "" }];
        Assert.Equal(EntryDigest.Of(entry), EntryDigest.Of(entry with { }));
        Assert.Equal(6, others.Append(entry).Select(EntryDigest.Of).Distinct().Count());
    }

    [Fact]
    public void Index_GivesTheDigestOfPersons_AndNoneWhereTheDocumentIsListed()
    {
        var person = new WatchlistEntry { Id = "w-1", Kind = WatchlistKind.Person, Names = ["Anna Maria Eriksson"], Asks = Outcome.Hold, Instruction = "" };
        var both = person with { Id = "w-2", DocumentNumber = Passport.DocumentNumber };
        var found = new WatchlistIndex(1, null, new Watchlist([person, both])).Search(Passport);
        Assert.Equal(EntryDigest.Of(person), found.Single(m => m.Entry == "w-1").EntryDigest);
        Assert.Null(found.Single(m => m.Entry == "w-2").EntryDigest);
    }

    private static CrossingState At(WatchlistMatch match) => new Driver().Do(Arrive(), Document(), Search(1, match)).State;

    private static ProposeException Propose(CrossingState? state = null, int traveller = 1, string entry = "w-1") =>
        new(new ShownHit(state ?? At(Hit), traveller, entry), Reason, Today.AddDays(90), "o.one");

    private static string? Refusal(ExceptionInput input) => ExceptionBook.Empty.Decide(input, Today).Refusal;

    private static (ExceptionBook Book, Guid Id) Proposed()
    {
        var input = Propose();
        return (Do(ExceptionBook.Empty, input), input.Id);
    }

    private static ExceptionBook Confirmed()
    {
        var (book, id) = Proposed();
        return Do(book, new ConfirmException(id, "o.two"));
    }

    private static ExceptionBook Do(ExceptionBook book, ExceptionInput input)
    {
        var (told, refusal) = book.Decide(input, Today);
        Assert.Null(refusal);
        return book.Evolve(told!);
    }

    private static ClearedHit? Cleared(ExceptionBook book, WatchlistMatch match, string? person = null, DateOnly? today = null) =>
        Assert.Single(book.Clear(Search(1, match), person ?? Anna, today ?? Today).Matches).Cleared;
}
