namespace Border.Domain.Vehicles;

/// <summary>The same plate at two posts sooner than any road allows.</summary>
/// <param name="Post">The other post.</param>
/// <param name="Crossing">The crossing there.</param>
/// <param name="Minutes">How long was between by the posts' clocks, 0 or more.</param>
/// <param name="RoadMinutes">How long the road takes at least.</param>
public sealed record FastPassage(string Post, Guid Crossing, int Minutes, int RoadMinutes);

/// <summary>Whether a vehicle can have driven from one post to another in the time between. Pairs without a known road time are never judged.</summary>
public static class RoadCheck
{
    /// <summary>Whether two visits can be one vehicle's.</summary>
    /// <param name="policy">The roads.</param>
    /// <param name="one">A visit.</param>
    /// <param name="other">Another, at another post.</param>
    /// <returns>Null when a road time that would be needed is not known.</returns>
    public static bool? CanBeDriven(VehiclePolicy policy, VehicleVisit one, VehicleVisit other)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Post == other.Post)
            return true;
        var between = (other.At - one.At).TotalMinutes;
        var unsure = ((2.0 * (policy.ClockSeconds ?? VehiclePolicy.UsualClockSeconds)) + one.ClockSeconds + other.ClockSeconds) / 60;
        var there = Fits(policy.Minutes(one.Post, other.Post), between + unsure);
        var back = Fits(policy.Minutes(other.Post, one.Post), unsure - between);
        // Where the clocks leave open which was first, both orders must be impossible.
        return there is true || back is true ? true : there is null || back is null ? null : false;
    }

    /// <summary>The visit at another post from which this one cannot have been driven to; the one with the least time of those there are.</summary>
    /// <param name="policy">The roads.</param>
    /// <param name="visits">Of one vehicle, whether they passed or not.</param>
    /// <param name="here">The visit at hand.</param>
    /// <returns>The finding, null for none; and true when every visit at another post could be judged.</returns>
    public static (FastPassage? TooFast, bool AllJudged) Find(VehiclePolicy policy, IEnumerable<VehicleVisit> visits, VehicleVisit here)
    {
        ArgumentNullException.ThrowIfNull(visits);
        ArgumentNullException.ThrowIfNull(here);
        var others = visits.Where(v => v.Crossing != here.Crossing && v.Post != here.Post).Select(v => (Visit: v, Driven: CanBeDriven(policy, v, here))).ToArray();
        var worst = others.Where(o => o.Driven is false).OrderBy(o => (here.At - o.Visit.At).Duration()).ThenBy(o => o.Visit.Crossing).Select(o => o.Visit).FirstOrDefault();
        return (worst is null ? null : Passage(policy, worst, here), others.All(o => o.Driven is not null));
    }

    private static FastPassage Passage(VehiclePolicy policy, VehicleVisit there, VehicleVisit here)
    {
        var (from, to) = there.At <= here.At ? (there, here) : (here, there);
        var road = policy.Minutes(from.Post, to.Post) ?? policy.Minutes(to.Post, from.Post) ?? 0;
        return new FastPassage(there.Post, there.Crossing, (int)(to.At - from.At).TotalMinutes, road);
    }

    /// <summary>True or false, or null where only the road could tell: no road at all is needed for a way that would end before it began.</summary>
    private static bool? Fits(int? roadMinutes, double minutes) => minutes <= 0 ? false : roadMinutes is { } road ? minutes >= road : null;
}
