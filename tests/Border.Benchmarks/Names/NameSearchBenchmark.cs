using System.Diagnostics;
using System.Globalization;
using Border.Benchmarks.Reporting;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists;

namespace Border.Benchmarks.Names;

/// <summary>One line of the benchmark.</summary>
/// <param name="What"><c>index</c>, <c>scan</c> (every name compared) or <c>exact</c> (the whole name in a hash table).</param>
/// <param name="Searches">How many were measured.</param>
/// <param name="P50Ms">Median of one search.</param>
/// <param name="P95Ms">95th percentile.</param>
/// <param name="Found">Searches of a listed person under a misspelt name that found the person.</param>
/// <param name="Listed">How many searches were of listed persons.</param>
/// <param name="Recall">Part of what the scan found that this found; null where the scan did not run.</param>
public sealed record NameSearchResult(string What, int Searches, double P50Ms, double P95Ms, int Found, int Listed, double? Recall);

/// <summary>What the list weighs.</summary>
/// <param name="Entries">Persons.</param>
/// <param name="Names">Names and aliases.</param>
/// <param name="BuildSeconds">To build the index.</param>
/// <param name="ListMb">Managed memory of list and index in MB.</param>
/// <param name="ProcessMb">The process' memory in MB.</param>
public sealed record NameListSize(int Entries, int Names, double BuildSeconds, long ListMb, long ProcessMb);

/// <summary>Searches of a watchlist of made-up persons, half of them for listed persons under a misspelt name.</summary>
/// <param name="entries">Persons of the list; every second has an alias.</param>
/// <param name="searches">Searches measured.</param>
/// <param name="scans">How many of them are also answered by comparing every name.</param>
/// <param name="seed">Draws the people.</param>
public sealed class NameSearchBenchmark(int entries, int searches, int scans, int seed)
{
    private readonly List<DrawnPerson> _listed = [];
    private readonly List<(TravelDocument Document, string? Listed)> _queries = [];

    /// <summary>What is measured and how.</summary>
    public string Method =>
        $"{entries:N0} made-up persons (seed {seed}) of ten parts of the world, names by Zipf's law, every second with an alias; {searches} searches by document on one thread, half of "
        + $"listed persons whose name is misspelt once or twice; the first {scans} of them also by comparing every name, the measure of recall";

    /// <summary>Builds and measures.</summary>
    /// <param name="size">Gets what the list weighs.</param>
    /// <param name="show">Gets each line.</param>
    /// <param name="cancellation">Stops between two searches.</param>
    public void Run(Action<NameListSize> size, Action<NameSearchResult> show, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(size);
        ArgumentNullException.ThrowIfNull(show);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        var list = List();
        started = Stopwatch.GetTimestamp();
        var index = new WatchlistIndex(1, DateTimeOffset.UnixEpoch, list);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        size(new NameListSize(list.Entries.Count, list.Entries.Sum(e => e.Names.Count), seconds, (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000, Environment.WorkingSet / 1_000_000));
        Queries();
        var fast = Time("index", searches, i => index.Search(_queries[i].Document), cancellation);
        var exact = Exact(list);
        var naive = Time("exact", searches, i => exact.TryGetValue(Key(_queries[i].Document), out var same) ? same : [], cancellation);
        var slow = Time("scan", scans, i => index.Scan(_queries[i].Document), cancellation);
        foreach (var line in new[] { naive, slow, fast })
            show(line.Result(Listed(line), Recall(line, slow)));
    }

    private Watchlist List()
    {
        var names = new DrawnNames(seed);
        var list = new List<WatchlistEntry>(entries);
        for (var i = 0; i < entries; i++)
        {
            var person = names.Person();
            if (i % Math.Max(1, entries / searches) == 0)
                _listed.Add(person);
            list.Add(new WatchlistEntry
            {
                Id = Id(i),
                Kind = WatchlistKind.Person,
                Names = i % 2 == 0 ? [person.Name] : [person.Name, names.Misspelt(person)],
                BirthDate = i % 4 == 3 ? null : person.Birth,
                BirthYear = i % 8 == 3 ? person.Birth.Year : null,
                Sex = person.Sex,
                Nationalities = [person.Nationality],
                Asks = Outcome.Secondary,
                Instruction = "",
            });
        }

        return new Watchlist(list);
    }

    private void Queries()
    {
        var (names, step) = (new DrawnNames(seed + 1), Math.Max(1, entries / searches));
        for (var i = 0; i < searches; i++)
        {
            var isListed = i % 2 == 0 && i < _listed.Count;
            var person = isListed ? _listed[i] : names.Person();
            _queries.Add((DrawnDocuments.Of(person, isListed ? names.Misspelt(person) : person.Name), isListed ? Id(i * step) : null));
        }
    }

    private static Dictionary<string, List<WatchlistMatch>> Exact(Watchlist list) => list.Entries
        .SelectMany(e => e.Names.Select(n => (Key: string.Join(' ', n.ToUpperInvariant().Split(' ').Order(StringComparer.Ordinal)), e.Id)))
        .GroupBy(p => p.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(p => new WatchlistMatch(p.Id, 1, [], Outcome.Secondary, "")).ToList(), StringComparer.Ordinal);

    private static string Key(TravelDocument document) =>
        string.Join(' ', $"{document.Surname} {document.GivenNames}".Split(' ').Order(StringComparer.Ordinal));

    private static Measured Time(string what, int count, Func<int, IReadOnlyList<WatchlistMatch>> search, CancellationToken cancellation)
    {
        if (count > 0)
            search(0);
        var (times, answers) = (new Latencies(), new List<IReadOnlyList<WatchlistMatch>>(count));
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            answers.Add(search(i));
            times.AddSince(started);
        }

        return new Measured(what, times, answers);
    }

    private (int Found, int Listed) Listed(Measured line)
    {
        var listed = Enumerable.Range(0, line.Answers.Count).Where(i => _queries[i].Listed is not null).ToArray();
        return (listed.Count(i => line.Answers[i].Any(m => m.Entry == _queries[i].Listed)), listed.Length);
    }

    private static double? Recall(Measured line, Measured scan)
    {
        var (of, found) = (0, 0);
        for (var i = 0; i < scan.Answers.Count; i++)
        {
            var ids = line.Answers[i].Select(m => m.Entry).ToHashSet(StringComparer.Ordinal);
            of += scan.Answers[i].Count;
            found += scan.Answers[i].Count(m => ids.Contains(m.Entry));
        }

        return of == 0 ? null : (double)found / of;
    }

    private static string Id(int number) => number.ToString("x8", CultureInfo.InvariantCulture);

    private sealed record Measured(string What, Latencies Times, List<IReadOnlyList<WatchlistMatch>> Answers)
    {
        public NameSearchResult Result((int Found, int Listed) listed, double? recall)
        {
            var percentiles = Latencies.Percentiles([Times], 50, 95);
            return new NameSearchResult(What, Times.Count, percentiles[0], percentiles[1], listed.Found, listed.Listed, recall);
        }
    }
}
