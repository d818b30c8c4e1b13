using Border.Domain.Documents.Plausibility;

namespace Border.Domain.Documents.Chip.Access;

/// <summary>What an officer should know about the way a chip was opened: weaker ways must never be taken in silence.</summary>
public static class AccessFindings
{
    /// <summary>Everything odd; empty when there is nothing.</summary>
    public static IReadOnlyList<DocumentFinding> Of(ChipReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var isRead = reading.Files.Groups.Count > 0;
        if (!isRead)
            return [new("chip.unread", $"The chip was not read: {reading.Problem ?? "the document has none, or it does not answer."}")];
        var found = new List<DocumentFinding>();
        if (reading.Problem is { } problem)
            found.Add(new("chip.incomplete", $"The chip was not read whole: {problem}"));
        var open = SecurityInfos.PaceOf(reading.CardAccess ?? ReadOnlyMemory<byte>.Empty);
        var signed = reading.Files.Groups.TryGetValue(14, out var group) ? SecurityInfos.PaceOf(group) : null;
        if (reading.Access == ChipAccess.None)
            found.Add(new("chip.open", "The chip was read without any key: it asks for none, or is not what it should be."));
        if (reading.Access != ChipAccess.Pace && open.Count > 0)
            found.Add(new("chip.fallback", $"The chip offers PACE, but the reader fell back to {Name(reading.Access)}."));
        if (reading.Access != ChipAccess.Pace && open.Count == 0 && signed?.Count > 0)
            found.Add(new("chip.downgraded", "The chip's signed data offers PACE, but its open list does not: somebody may have forced the older way."));
        if (reading.Access == ChipAccess.Pace && signed is not null && !open.IsSubsetOf(signed))
            found.Add(new("chip.downgraded", "The chip's open list offers PACE in another way than its signed data: somebody may have chosen a weaker one."));
        return found;
    }

    private static string Name(ChipAccess access) => access == ChipAccess.Bac ? "BAC" : "no access control";
}
