using Border.Domain.Events;
using Border.Domain.Secondary;

namespace Border.Silo.Pages;

/// <summary>Says in words what a record of secondary inspection, or of a decision before a second officer, tells.</summary>
internal static class SecondaryRecordWords
{
    public static IReadOnlyList<string> Of(SecondaryEvent told) => told switch
    {
        SecondaryTaken e => [$"{e.Officer} took the secondary inspection of traveller {e.Traveller}."],
        SecondaryAnswered e => [$"{e.Officer} asked traveller {e.Traveller}: {e.Asked}", $"Answer: {e.Answer}"],
        SecondaryFound e => Found(e),
        _ => [],
    };

    public static IReadOnlyList<string> Of(PendingDecisionEvent told) => told switch
    {
        DecisionProposed e => With(
            $"{e.Officer} proposed for traveller {e.Traveller}: {Lower(e.Outcome)} ({e.Reason}){(e.InSecondary ? ", in secondary" : "")}{(e.Override ? ", against the recommendation" : "")}. "
                + $"The policy asks for a second officer ({string.Join(", ", e.Because)}).",
            e.Note),
        DecisionReturned e => With($"{e.Officer} returned the proposed decision on traveller {e.Traveller} ({e.Reason}).", e.Note),
        DecisionWithdrawn e => [$"{e.Officer} withdrew the proposed decision on traveller {e.Traveller}."],
        _ => [],
    };

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();

    private static string[] With(string told, string? note) => note is null ? [told] : [told, $"Note: {note}"];

    private static string[] Found(SecondaryFound e)
    {
        var about = e.Verdict switch
        {
            FindingVerdict.Found => "confirms",
            FindingVerdict.Refuted => "refutes",
            _ => "found nothing about",
        };
        return With($"{e.Officer} found for traveller {e.Traveller}: {e.Finding}{(e.Reason is { } reason ? $", which {about} {reason}" : "")}.", e.Note);
    }
}
