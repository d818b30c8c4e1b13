using System.Globalization;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists;

namespace Border.Benchmarks.Bundles;

/// <summary>A watchlist of invented people; the same seed gives the same list.</summary>
internal static class GeneratedWatchlist
{
    private static readonly string[] Syllables =
        ["AL", "AN", "BA", "BER", "CHEN", "DA", "DO", "EL", "FA", "GO", "HA", "IBN", "JO", "KA", "KOV", "LI", "MA", "MOH", "NA", "NOV", "OL", "PE", "QUI", "RA", "SA", "SEN", "TA", "TOV", "UL", "VA", "WEI", "YA", "ZA"];

    private static readonly string[] Instructions =
        ["Refer to secondary inspection.", "Hold and call the duty officer.", "Let pass and report.", "Search vehicle and luggage."];

    /// <summary>So many people.</summary>
    public static List<WatchlistEntry> Make(int count, int seed)
    {
        var random = new Random(seed);
        var entries = new List<WatchlistEntry>(count);
        for (var i = 0; i < count; i++)
            entries.Add(Person(string.Create(CultureInfo.InvariantCulture, $"P{i:D9}"), random));
        return entries;
    }

    /// <summary>The next day's list: of all changes four tenths are new people, three tenths changed ones and three tenths gone.</summary>
    public static List<WatchlistEntry> Change(IReadOnlyList<WatchlistEntry> entries, int changes, int seed)
    {
        var random = new Random(seed);
        var next = entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        for (var i = 0; i < changes; i++)
        {
            var id = entries[random.Next(entries.Count)].Id;
            if (i % 10 < 4)
                id = string.Create(CultureInfo.InvariantCulture, $"P{entries.Count + i:D9}");
            if (i % 10 < 7)
                next[id] = Person(id, random);
            else
                next.Remove(id);
        }

        return [.. next.Values];
    }

    private static WatchlistEntry Person(string id, Random random) => new()
    {
        Id = id,
        Kind = WatchlistKind.Person,
        Names = [$"{Name(random, 2)} {Name(random, 3)}"],
        BirthDate = new DateOnly(1940, 1, 1).AddDays(random.Next(27_000)),
        DocumentNumber = random.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + random.Next(26))}{random.Next(100_000_000):D8}") : null,
        Asks = random.Next(4) == 0 ? Outcome.Hold : Outcome.Secondary,
        Instruction = Instructions[random.Next(Instructions.Length)],
    };

    private static string Name(Random random, int syllables) =>
        string.Concat(Enumerable.Range(0, syllables).Select(_ => Syllables[random.Next(Syllables.Length)]));
}
