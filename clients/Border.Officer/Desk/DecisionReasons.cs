using System.Collections.Immutable;
using Border.Domain.Recommendations;

namespace Border.Officer.Desk;

/// <summary>A reason that an officer picks by its number.</summary>
/// <param name="Code">Recorded with the decision.</param>
/// <param name="Key">What the button says, in <c>Texts/en.json</c>.</param>
public sealed record DecisionReason(string Code, string Key);

/// <summary>The reasons for each decision; at most nine, so that each has a digit.</summary>
public static class DecisionReasons
{
    private static readonly ImmutableDictionary<Outcome, ImmutableArray<string>> ByOutcome =
        new Dictionary<Outcome, ImmutableArray<string>>
        {
            [Outcome.Admit] =
            [
                "checked.by-eye",
                "face.same-by-eye",
                "lookout.other-person",
                "document.verified",
                "secondary.cleared",
                "supervisor.approved",
            ],
            [Outcome.Secondary] =
            [
                "document.doubtful",
                "identity.doubtful",
                "lookout",
                "stay.unclear",
                "goods",
                "random",
                "as-recommended",
            ],
            [Outcome.Hold] =
            [
                "waiting.document",
                "waiting.second-look",
                "waiting.supervisor",
                "waiting.system",
                "as-recommended",
            ],
            [Outcome.Refuse] =
            [
                "document.invalid",
                "document.forged",
                "visa.missing",
                "stay.exceeded",
                "lookout",
                "identity.unproven",
                "threat",
                "as-recommended",
            ],
        }.ToImmutableDictionary();

    /// <summary>Why a crossing ends without a decision.</summary>
    public static ImmutableArray<DecisionReason> Cancel { get; } = Of("Cancel",
    [
        "turned-back",
        "wrong-lane",
        "no-party",
        "device-fault",
    ]);

    /// <summary>Why a second officer sends a decision back.</summary>
    public static ImmutableArray<DecisionReason> Return { get; } = Of("Return",
    [
        "evidence.insufficient",
        "question.open",
        "facts.wrong",
        "outcome.other",
        "law",
    ]);

    /// <summary>The reasons for a decision.</summary>
    public static ImmutableArray<DecisionReason> For(Outcome outcome) => Of(outcome.ToString(), ByOutcome[outcome]);

    private static ImmutableArray<DecisionReason> Of(string decision, ImmutableArray<string> codes) =>
        [.. codes.Select(code => new DecisionReason(code, $"reason.{decision}.{code}"))];
}
