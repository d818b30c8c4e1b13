using System.Diagnostics;
using Border.Benchmarks.Names;
using Border.Benchmarks.Reporting;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Stays;
using Border.Domain.Subjects;
using Border.Domain.Time;
using Border.Domain.Watchlists;
using Border.Journal;

namespace Border.Benchmarks.Recommendations;

/// <summary>One line of the benchmark.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Travellers">How many times.</param>
/// <param name="P50Ms">Median.</param>
/// <param name="P95Ms">95th percentile.</param>
/// <param name="Referred">Travellers for whom something else than admit was recommended.</param>
public sealed record RecommendBenchResult(string What, int Travellers, double P50Ms, double P95Ms, int Referred);

/// <summary>From a document's fields to the recommendation, as a lane does it, without a network and without models.</summary>
/// <param name="folder">Where the journal is made.</param>
/// <param name="entries">Persons on the watchlist.</param>
/// <param name="travellers">How many pass; every hundredth is listed under a misspelt name.</param>
/// <param name="scans">For how many of them every listed name is compared, the plain way.</param>
/// <param name="seed">Draws the people.</param>
public sealed class RecommendBenchmark(string folder, int entries, int travellers, int scans, int seed)
{
    private const int Visits = 40;
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly DateTimeOffset Issued = new(2026, 2, 28, 0, 0, 0, TimeSpan.Zero);
    private static readonly AiOutput Ai = new("reader", "1", new string('a', 64), new string('b', 64), 0.97, 0.5, []);
    private readonly List<DrawnPerson> _listed = [];
    private readonly CrossingPolicy _policy = CrossingPolicy.Default with { Stays = new StayPolicy { Rule = StayRule.Schengen }, ReferralRate = 0.01, ReferralSalt = "bench" };

    /// <summary>What is measured and how.</summary>
    public string Method =>
        $"a list of {entries:N0} made-up persons, {travellers:N0} travellers (seed {seed}), every hundredth of them listed under a misspelt name, {Visits} earlier crossings each; for each: search the list, "
        + "count the stay, note document, search, stay and face, apply every rule; then the same with its records appended to a journal with fsync; plain: every listed name compared";

    /// <summary>Builds the list and measures.</summary>
    /// <param name="show">Gets each line.</param>
    /// <param name="cancellation">Stops between two travellers.</param>
    public async Task RunAsync(Action<RecommendBenchResult> show, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(show);
        var index = new WatchlistIndex(1, Issued, List());
        var documents = Documents();
        Recommend(index.Search, documents[0]);
        Measure("plain", scans, i => Recommend(index.Scan, documents[i]), show, cancellation);
        Measure("recommend", travellers, i => Recommend(index.Search, documents[i]), show, cancellation);
        await using var journal = await SqliteJournal.OpenAsync(
            new JournalOptions { Directory = folder, Node = new("north", "n1"), Clock = TimeProvider.System }, cancellation);
        var (times, referred) = (new Latencies(), 0);
        for (var i = 0; i < travellers; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            var events = Recommend(index.Search, documents[i]);
            var key = SubjectKey.Create("t-" + i.ToString("x32", System.Globalization.CultureInfo.InvariantCulture));
            await journal.AppendAsync([.. events.Select(e => EventCodec.ToDraft(e, "l1", key))], [key], AppendUrgency.NewWork, cancellation);
            times.AddSince(started);
            referred += IsReferred(events) ? 1 : 0;
        }

        Show("on disk", times, referred, show);
    }

    private static void Measure(string what, int count, Func<int, IReadOnlyList<CrossingEvent>> recommend, Action<RecommendBenchResult> show, CancellationToken cancellation)
    {
        var (times, referred) = (new Latencies(), 0);
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            var events = recommend(i);
            times.AddSince(started);
            referred += IsReferred(events) ? 1 : 0;
        }

        Show(what, times, referred, show);
    }

    private static void Show(string what, Latencies times, int referred, Action<RecommendBenchResult> show)
    {
        var percentiles = Latencies.Percentiles([times], 50, 95);
        show(new RecommendBenchResult(what, times.Count, percentiles[0], percentiles[1], referred));
    }

    private static bool IsReferred(IReadOnlyList<CrossingEvent> events) => events.OfType<Recommended>().Last().Recommendation.Outcome != Outcome.Admit;

    private List<CrossingEvent> Recommend(Func<TravelDocument, IReadOnlyList<WatchlistMatch>> search, TravelDocument document)
    {
        var id = Guid.NewGuid();
        var now = new StayVisit(id, new HlcTimestamp(long.MaxValue, 0), Today, Direction.Entry);
        var earlier = Enumerable.Range(0, Visits).Select(v => new StayVisit(
            new Guid(v, 0, 0, new byte[8]), new HlcTimestamp(v, 0), Today.AddDays((v * 9) - 400), v % 2 == 0 ? Direction.Entry : Direction.Exit)).ToArray();
        CrossingInput[] inputs =
        [
            new Arrive(new Lane("l1", Direction.Entry, LaneKind.Pedestrian)) { Crossing = id },
            new SeeDocument(1, "t-" + id.ToString("N"), document, ["P<"], true, [], Ai, null) { Crossing = id },
            new CheckWatchlist(1, 1, Issued, search(document)) { Crossing = id },
            new CountStay(1, StayCount.Of(_policy.Stays!, document, earlier, now), Issued) { Crossing = id },
            new CompareFace(1, true, [], 0.9, Ai, null) { Crossing = id },
            new Recommend(1, Today, 1) { Crossing = id, HasFaceCamera = true },
        ];
        var (state, events) = (CrossingState.Initial, new List<CrossingEvent>());
        foreach (var input in inputs)
        {
            var decided = Crossing.Decide(state, input, _policy);
            if (decided.Refusal is { } refusal)
                throw new InvalidOperationException(refusal);
            state = Crossing.Evolve(state, decided.Events);
            events.AddRange(decided.Events);
        }

        return events;
    }

    private Watchlist List()
    {
        var names = new DrawnNames(seed);
        var step = Math.Max(1, entries / Math.Max(1, travellers / 100));
        return new Watchlist([.. Enumerable.Range(0, entries).Select(i =>
        {
            var person = names.Person();
            if (i % step == 0)
                _listed.Add(person);
            return new WatchlistEntry
            {
                Id = $"w-{i}",
                Kind = WatchlistKind.Person,
                Names = [person.Name],
                BirthDate = i % 4 == 3 ? null : person.Birth,
                Sex = person.Sex,
                Nationalities = [person.Nationality],
                Asks = Outcome.Secondary,
                Instruction = "",
            };
        })]);
    }

    private List<TravelDocument> Documents()
    {
        var names = new DrawnNames(seed + 1);
        return [.. Enumerable.Range(0, travellers).Select(i =>
        {
            var person = i % 100 == 0 && i / 100 < _listed.Count ? _listed[i / 100] : names.Person();
            return DrawnDocuments.Of(person, i % 100 == 0 ? names.Misspelt(person) : person.Name);
        })];
    }
}
