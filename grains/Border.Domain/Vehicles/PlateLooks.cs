using Border.Domain.Watchlists;

namespace Border.Domain.Vehicles;

/// <summary>Plates that a reader may take for one another. They are no pair: at most it is said that there is one.</summary>
public static class PlateLooks
{
    /// <summary>The most plates given: a plate of many such characters would have thousands.</summary>
    public const int Most = 64;

    private static readonly string[] Alike = ["0O", "1I", "2Z", "5S", "8B"];

    /// <summary>True when two plates differ, and only in characters that readers confuse (<see cref="WatchlistIndex"/> holds the same ones equal).</summary>
    public static bool AreAlike(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one != other && WatchlistText.PlateKey(one) == WatchlistText.PlateKey(other);
    }

    /// <summary>Plates that look like one, itself left out; those that differ in the fewest characters first.</summary>
    /// <param name="plate">Letters and digits, upper case.</param>
    public static IReadOnlyList<string> Of(string plate)
    {
        ArgumentNullException.ThrowIfNull(plate);
        var (all, rounds) = (new List<string> { plate }, new HashSet<string>(StringComparer.Ordinal) { plate });
        for (var at = 0; at < all.Count && all.Count <= Most; at++)
        {
            foreach (var next in Changed(all[at], plate).Where(rounds.Add))
                all.Add(next);
        }

        return [.. all.Skip(1).Take(Most)];
    }

    /// <summary>One more character changed than before.</summary>
    private static IEnumerable<string> Changed(string text, string plate)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == plate[i] && Alike.FirstOrDefault(a => a.Contains(text[i], StringComparison.Ordinal)) is { } pair)
                yield return $"{text[..i]}{(pair[0] == text[i] ? pair[1] : pair[0])}{text[(i + 1)..]}";
        }
    }
}
