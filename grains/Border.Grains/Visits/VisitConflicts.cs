namespace Border.Grains.Visits;

/// <summary>Finds crossings of one subject that contradict each other (invariant I9). Orders by hybrid clock only (invariant I7).</summary>
internal static class VisitConflicts
{
    /// <summary>Conflicts among visits that have ended; those in progress may still be missing records.</summary>
    public static IEnumerable<(string Kind, Visit First, Visit Second)> Find(IEnumerable<Visit> visits)
    {
        var ended = visits.Where(v => v.Arrived is not null && v.Ended is not null).OrderBy(v => v.Arrived).ThenBy(v => v.Crossing).ToArray();
        for (var i = 0; i < ended.Length; i++)
        {
            for (var j = i + 1; j < ended.Length && ended[j].Arrived < ended[i].Ended; j++)
            {
                if (ended[j].Post != ended[i].Post)
                    yield return ("overlap", ended[i], ended[j]);
            }
        }

        var passed = ended.Where(v => v.Passed).ToArray();
        for (var i = 1; i < passed.Length; i++)
        {
            if (passed[i].Direction == passed[i - 1].Direction)
                yield return ("repeated", passed[i - 1], passed[i]);
        }
    }
}
