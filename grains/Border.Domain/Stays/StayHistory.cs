using Border.Domain.Lanes;

namespace Border.Domain.Stays;

/// <summary>Makes stays of single crossings, whatever is missing between them or comes twice.</summary>
public static class StayHistory
{
    /// <summary>The stays, and how many entries or exits are missing.</summary>
    /// <param name="visits">In any order; the same crossing several times counts once. Days may contradict the order; then the later crossing's day counts no earlier.</param>
    /// <param name="missing">What a missing passage means.</param>
    public static (IReadOnlyList<Stay> Stays, int Gaps) Of(IEnumerable<StayVisit> visits, MissingPassage missing)
    {
        ArgumentNullException.ThrowIfNull(visits);
        var (stays, gaps) = (new List<Stay>(), 0);
        DateOnly? entry = null, exit = null;
        foreach (var visit in InOrder(visits))
        {
            if (visit.Direction == Direction.Entry)
            {
                if (entry is { } open)
                {
                    gaps++;
                    stays.Add(new Stay(open, missing == MissingPassage.Stayed ? visit.Day : open));
                }

                (entry, exit) = (visit.Day, null);
            }
            else
            {
                if (entry is null)
                    gaps++;
                stays.Add(new Stay(entry ?? (missing == MissingPassage.Stayed ? exit : null) ?? visit.Day, visit.Day));
                (entry, exit) = (null, visit.Day);
            }
        }

        if (entry is { } last)
            stays.Add(new Stay(last, null));
        return (stays, gaps);
    }

    /// <summary>By the hybrid clock, each crossing once, and no day before the day of the crossing before it: a wall clock may have jumped.</summary>
    private static IEnumerable<StayVisit> InOrder(IEnumerable<StayVisit> visits)
    {
        var day = DateOnly.MinValue;
        foreach (var visit in visits.OrderBy(v => v.Order).ThenBy(v => v.Crossing).DistinctBy(v => v.Crossing))
        {
            day = visit.Day > day ? visit.Day : day;
            yield return visit with { Day = day };
        }
    }
}
