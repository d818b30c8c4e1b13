using System.Runtime.CompilerServices;
using Border.Domain.Crossings;

namespace Border.Domain.Vehicles;

/// <summary>How long the shortest road between two posts takes, whichever side of the border it runs on.</summary>
/// <param name="From">A post's name.</param>
/// <param name="To">Another post's name.</param>
/// <param name="Minutes">1 or more, at the greatest speed that anybody can drive there: what is sooner was not driven.</param>
/// <param name="OneWay">True when it is so in this direction only; else it holds for the way back too.</param>
public sealed record RoadTime(string From, string To, int Minutes, bool OneWay = false);

/// <summary>
/// What a policy says about vehicles; where it says nothing, vehicles are not reviewed. (Source-generated JSON sets what is absent to null or 0,
/// hence the setters.)
/// </summary>
public sealed record VehiclePolicy
{
    /// <summary>The most roads.</summary>
    public const int MaxRoads = 5_000;

    /// <summary>By how many seconds each post's clock may be wrong without anybody noticing, unless the policy says otherwise.</summary>
    public const int UsualClockSeconds = 120;

    private const int MaxMinutes = 14 * 24 * 60;
    private const int MaxClockSeconds = 24 * 60 * 60;

    private static readonly ConditionalWeakTable<VehiclePolicy, Dictionary<(string, string), int>> Tables = [];

    /// <summary>The road times that are known. A pair of posts that is not here is not judged, and nothing is added up from others.</summary>
    public IReadOnlyList<RoadTime> Roads { get; init => field = value ?? []; } = [];

    /// <summary>By how many seconds each post's clock may be wrong; null for <see cref="UsualClockSeconds"/>.</summary>
    public int? ClockSeconds { get; init; }

    /// <summary>Up to which age in days other posts' crossings are as good as new, 0 (those of today only) or more.</summary>
    public int MaxAgeDays { get; init; }

    /// <summary>Minutes of the shortest road from one post to another; null when not known.</summary>
    public int? Minutes(string from, string to) => Tables.GetValue(this, Table).TryGetValue((from, to), out var minutes) ? minutes : null;

    /// <summary>What is wrong with it, in words; null when it can be used.</summary>
    public string? Problem()
    {
        if (Roads.Count > MaxRoads || ClockSeconds is < 0 or > MaxClockSeconds || MaxAgeDays is < 0 or > 3660)
            return $"The policy's vehicles have at most {MaxRoads} roads, clocks wrong by 0 to {MaxClockSeconds} seconds and an age of 0 to 3660 days.";
        foreach (var road in Roads)
        {
            if (road is null || !CrossingLimits.IsLaneName(road.From) || !CrossingLimits.IsLaneName(road.To) || road.From == road.To || road.Minutes is < 1 or > MaxMinutes)
                return $"A road is between two posts by their names (a-z, 0-9 and '-') and takes 1 to {MaxMinutes} minutes, such as {{\"from\":\"north\",\"to\":\"south\",\"minutes\":95}}.";
        }

        var twice = Directed().GroupBy(r => (r.From, r.To)).FirstOrDefault(g => g.Skip(1).Any());
        return twice is null ? Detour() : $"The road from {twice.Key.From} to {twice.Key.To} is there twice: give its time once, or once for each direction with oneWay.";
    }

    /// <summary>A way over a third post that is sooner shows that the time given is not the shortest: findings from it would be wrong.</summary>
    private string? Detour()
    {
        var from = Directed().GroupBy(r => r.From).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        foreach (var first in Directed())
        {
            foreach (var second in from.GetValueOrDefault(first.To) ?? [])
            {
                if (Minutes(first.From, second.To) > first.Minutes + second.Minutes)
                    return $"The road from {first.From} to {second.To} takes longer than over {first.To}, {first.Minutes + second.Minutes} minutes: give the shortest time.";
            }
        }

        return null;
    }

    private IEnumerable<RoadTime> Directed() => Roads.SelectMany(r => r.OneWay ? new[] { r } : [r, new RoadTime(r.To, r.From, r.Minutes)]);

    private static Dictionary<(string, string), int> Table(VehiclePolicy policy)
    {
        var table = new Dictionary<(string, string), int>();
        foreach (var road in policy.Directed())
            table.TryAdd((road.From, road.To), road.Minutes);
        return table;
    }
}
