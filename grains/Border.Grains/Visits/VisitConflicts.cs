using Border.Domain.Time;
using Border.Domain.Vehicles;

namespace Border.Grains.Visits;

/// <summary>
/// Finds crossings of one subject that contradict each other (invariant I9). Orders by hybrid clock only (invariant I7). A key that is used at many posts at once must
/// not make alerts that grow with the square: each crossing is compared with the nearest before and after it that contradicts it, so that none that overlaps
/// another is left out and no crossing is in more than a few pairs.
/// </summary>
internal static class VisitConflicts
{
    /// <summary>At two posts at the same time.</summary>
    public const string Overlap = "overlap";

    /// <summary>Twice in one direction.</summary>
    public const string Repeated = "repeated";

    /// <summary>At two posts sooner than the road allows.</summary>
    public const string TooFast = "too-fast";

    private const int Nearest = 3;

    /// <summary>Conflicts among visits that have ended; those in progress may still be missing records.</summary>
    public static IEnumerable<(string Kind, Visit First, Visit Second)> Find(IEnumerable<Visit> visits)
    {
        var ended = visits.Where(v => v.Arrived is not null && v.Ended is not null).OrderBy(v => v.Arrived).ThenBy(v => v.Crossing).ToArray();
        foreach (var (first, second) in Overlaps(ended))
            yield return (Overlap, ended[first], ended[second]);
        var passed = ended.Where(v => v.Passed).ToArray();
        for (var i = 1; i < passed.Length; i++)
        {
            if (passed[i].Direction == passed[i - 1].Direction)
                yield return (Repeated, passed[i - 1], passed[i]);
        }
    }

    /// <summary>
    /// Visits at two posts between which nobody can have driven in the time; each is held against the nearest ones after it. Only of those that have ended: a
    /// plate that an officer corrected never ends for the vehicle it was misread as. What overlaps is said as that.
    /// </summary>
    public static IEnumerable<(string Kind, Visit First, Visit Second)> FindTooFast(IEnumerable<Visit> visits, VehiclePolicy policy)
    {
        var ended = visits.Where(v => v.Arrived is not null && v.Ended is not null)
            .OrderBy(v => v.ArrivedAt).ThenBy(v => v.Crossing).Select(v => (Visit: v, Seen: v.Passage.Visit(v.Crossing, v.Post)!)).ToArray();
        for (var i = 0; i < ended.Length; i++)
        {
            for (var later = i + 1; later < ended.Length && later <= i + Nearest; later++)
            {
                var (first, second) = (ended[i].Visit, ended[later].Visit);
                var overlap = first.Arrived < second.Ended && second.Arrived < first.Ended;
                if (!overlap && RoadCheck.CanBeDriven(policy, ended[i].Seen, ended[later].Seen) is false)
                    yield return (TooFast, first, second);
            }
        }
    }

    private static IEnumerable<(int First, int Second)> Overlaps(Visit[] ended)
    {
        var pairs = new SortedSet<(int, int)>();
        var latestEnd = new HlcTimestamp?[ended.Length];
        for (var i = 0; i < ended.Length; i++)
        {
            latestEnd[i] = i > 0 && latestEnd[i - 1] > ended[i].Ended ? latestEnd[i - 1] : ended[i].Ended;
            for (var later = i + 1; later < ended.Length && ended[later].Arrived < ended[i].Ended; later++)
            {
                if (ended[later].Post != ended[i].Post)
                {
                    pairs.Add((i, later));
                    break;
                }
            }

            for (var earlier = i - 1; earlier >= 0 && ended[i].Arrived < latestEnd[earlier]; earlier--)
            {
                if (ended[earlier].Post != ended[i].Post && ended[i].Arrived < ended[earlier].Ended)
                {
                    pairs.Add((earlier, i));
                    break;
                }
            }
        }

        return pairs;
    }
}
