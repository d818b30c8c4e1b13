using Border.Domain.Documents.Chip.Security;
using static Border.Domain.Recommendations.Facts.Fact;

namespace Border.Domain.Recommendations.Facts;

/// <summary>What is known of the document's chip. Each code of a finding is a fact of its own, so that a rule can be as fine as the check.</summary>
internal static class ChipFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        OfFlag("chip.checked", "The lane tried to read the chip of the document at hand.", s => s.Traveller.Chip is not null),
        OfFlag("chip.genuine", "The chip's data is signed by a trusted state. Unknown when nobody could say.",
            s => s.Traveller.Chip?.Verdict is { } verdict ? verdict == ChipVerdict.Genuine : null),
        .. ChipFinding.Codes.Select(code => OfFlag(
            code,
            $"The check of the chip found {code["chip.".Length..].Replace('-', ' ')}; false also when no chip was checked.",
            s => s.Traveller.Chip is { } chip && chip.Findings.Any(f => f.Code == code))),
    ];
}
