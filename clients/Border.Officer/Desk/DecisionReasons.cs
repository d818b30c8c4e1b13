using System.Collections.Immutable;
using Border.Domain.Recommendations;

namespace Border.Officer.Desk;

/// <summary>A reason that an officer picks by its number.</summary>
/// <param name="Code">Recorded with the decision.</param>
/// <param name="Text">What the button says.</param>
public sealed record DecisionReason(string Code, string Text);

/// <summary>The reasons for each decision; at most nine, so that each has a digit.</summary>
public static class DecisionReasons
{
    private static readonly ImmutableDictionary<Outcome, ImmutableArray<DecisionReason>> ByOutcome =
        new Dictionary<Outcome, ImmutableArray<DecisionReason>>
        {
            [Outcome.Admit] =
            [
                new("checked.by-eye", "Checked by eye, all in order"),
                new("face.same-by-eye", "Same person, compared by eye"),
                new("lookout.other-person", "Not the person or vehicle of the lookout"),
                new("document.verified", "Document verified by hand"),
                new("secondary.cleared", "Cleared in secondary inspection"),
                new("supervisor.approved", "Approved by the supervisor"),
            ],
            [Outcome.Secondary] =
            [
                new("document.doubtful", "Document doubtful"),
                new("identity.doubtful", "Identity doubtful"),
                new("lookout", "Lookout"),
                new("stay.unclear", "Stay or visa unclear"),
                new("goods", "Goods or vehicle to be searched"),
                new("random", "Chosen at random"),
                new("as-recommended", "As recommended"),
            ],
            [Outcome.Hold] =
            [
                new("waiting.document", "Waiting for a document"),
                new("waiting.second-look", "Second look needed"),
                new("waiting.supervisor", "Waiting for the supervisor"),
                new("waiting.system", "Waiting for a device or the system"),
                new("as-recommended", "As recommended"),
            ],
            [Outcome.Refuse] =
            [
                new("document.invalid", "No valid document"),
                new("document.forged", "Document forged or altered"),
                new("visa.missing", "No visa or permit"),
                new("stay.exceeded", "Permitted stay exceeded"),
                new("lookout", "Lookout asks to refuse"),
                new("identity.unproven", "Identity not proven"),
                new("threat", "Threat to public order or health"),
                new("as-recommended", "As recommended"),
            ],
        }.ToImmutableDictionary();

    /// <summary>Why a crossing ends without a decision.</summary>
    public static ImmutableArray<DecisionReason> Cancel { get; } =
    [
        new("turned-back", "Turned back"),
        new("wrong-lane", "Wrong lane"),
        new("no-party", "Nobody is there"),
        new("device-fault", "Device fault"),
    ];

    /// <summary>Why a second officer sends a decision back.</summary>
    public static ImmutableArray<DecisionReason> Return { get; } =
    [
        new("evidence.insufficient", "What was found is not enough"),
        new("question.open", "A question is still open: ask it"),
        new("facts.wrong", "A reading or finding is wrong"),
        new("outcome.other", "Another decision is right"),
        new("law", "The rules do not allow this decision"),
    ];

    /// <summary>The reasons for a decision.</summary>
    public static ImmutableArray<DecisionReason> For(Outcome outcome) => ByOutcome[outcome];
}
