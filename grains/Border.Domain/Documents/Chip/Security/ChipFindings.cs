namespace Border.Domain.Documents.Chip.Security;

/// <summary>Collects what passive authentication finds; the worst becomes the verdict.</summary>
internal sealed class ChipFindings
{
    private readonly List<(ChipVerdict Verdict, string Reason)> _failures = [];
    private readonly SortedDictionary<int, GroupStatus> _groups = [];
    private readonly List<string> _notes = [];

    public void Add(ChipVerdict verdict, string reason) => _failures.Add((verdict, reason));

    public void Note(string note) => _notes.Add(note);

    public void Group(int number, GroupStatus status) => _groups[number] = status;

    public ChipResult Result(string? country) => new(
        _failures.Count == 0 ? ChipVerdict.Genuine : _failures.Min(f => f.Verdict),
        [.. _failures.OrderBy(f => f.Verdict).Select(f => f.Reason).Distinct()],
        _groups.ToDictionary(g => $"DG{g.Key}", g => g.Value),
        [.. _notes.Distinct()],
        country);
}
