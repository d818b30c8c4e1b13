using Border.Domain.Events;
using Border.Domain.Secondary;

namespace Border.Silo.Pages;

/// <summary>Says in words what a record of secondary inspection tells.</summary>
internal static class SecondaryRecordWords
{
    public static IReadOnlyList<string> Of(SecondaryEvent told) => told switch
    {
        SecondaryTaken e => [$"{e.Officer} took the secondary inspection of traveller {e.Traveller}."],
        SecondaryAnswered e => [$"{e.Officer} asked traveller {e.Traveller}: {e.Asked}", $"Answer: {e.Answer}"],
        SecondaryFound e => Found(e),
        _ => [],
    };

    private static string[] Found(SecondaryFound e)
    {
        var about = e.Verdict switch
        {
            FindingVerdict.Found => "confirms",
            FindingVerdict.Refuted => "refutes",
            _ => "found nothing about",
        };
        var found = $"{e.Officer} found for traveller {e.Traveller}: {e.Finding}{(e.Reason is { } reason ? $", which {about} {reason}" : "")}.";
        return e.Note is { } note ? [found, $"Note: {note}"] : [found];
    }
}
