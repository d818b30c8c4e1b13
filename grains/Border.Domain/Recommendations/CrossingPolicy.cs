using Border.Domain.Faces;
using Border.Domain.Recommendations.Rules;
using Border.Domain.Secondary;
using Border.Domain.Stays;
using Border.Domain.Vehicles;

namespace Border.Domain.Recommendations;

/// <summary>When the live face must have been compared with the document's portrait.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<FaceRule>))]
public enum FaceRule
{
    /// <summary>Never; a comparison that was made still counts.</summary>
    Never,

    /// <summary>In lanes with a working face camera.</summary>
    WhereCamera,

    /// <summary>Always.</summary>
    Always,
}

/// <summary>
/// The rules of a recommendation as data: the payload of a policy bundle. What each finding asks for is in <see cref="Rules"/>, so that a
/// new policy needs no new software. (Source-generated JSON sets what is absent to null, hence the setters.)
/// </summary>
public sealed record CrossingPolicy
{
    private static readonly IReadOnlyDictionary<string, Outcome> NoRules = new Dictionary<string, Outcome>();

    /// <summary>The version of its bundle; 0 for the built-in default.</summary>
    public required long Version { get; init; }

    /// <summary>
    /// What a finding asks for, by its code (see <see cref="Finding"/> and <see cref="Findings"/>). A code that is not here asks for what
    /// its rule says; Admit means that the finding is said and not acted on.
    /// </summary>
    public IReadOnlyDictionary<string, Outcome> Rules { get; init => field = value ?? NoRules; } = NoRules;

    /// <summary>
    /// The policy's own rules, at most <see cref="RuleSet.MaxRules"/>. One with the code of a built-in rule (<see cref="BuiltInRules"/>) stands
    /// instead of it, in its rank; the others come after the built-in ones in the order given.
    /// </summary>
    public IReadOnlyList<FindingRule> Findings { get; init => field = value ?? []; } = [];

    /// <summary>Who may stay how long; null where the policy says nothing about stays.</summary>
    public StayPolicy? Stays { get; init; }

    /// <summary>What is asked of vehicles; null where the policy says nothing about them: then they are not reviewed.</summary>
    public VehiclePolicy? Vehicles { get; init; }
    /// <summary>
    /// Which decisions need a second officer. Empty by default, because a post with one officer at night would otherwise come to a stop; whoever
    /// writes it in sees to it that there is a second one.
    /// </summary>
    public IReadOnlyList<SecondApproval> ApproveBySecond { get; init => field = value ?? []; } = [];

    /// <summary>The policy's own questions and findings of secondary inspection; null for the built-in ones alone.</summary>
    public SecondaryPolicy? Secondary { get; init; }

    /// <summary>When a face comparison is needed.</summary>
    public required FaceRule Face { get; init; }

    /// <summary>
    /// How sure a face comparison must be, with the calibration that says which score that takes. Without it nodes use a strict built-in
    /// threshold and say so (<see cref="FaceThreshold"/>).
    /// </summary>
    public FaceMatchRule? FaceMatch { get; init; }

    /// <summary>How many days a document must still be valid after the crossing, 0 or more.</summary>
    public int MinimumValidityDays { get; init; }

    /// <summary>The age in days up to which a watchlist is as good as new, 0 or more.</summary>
    public required int WatchlistMaxAgeDays { get; init; }

    /// <summary>How many of all travellers are referred at random, 0 to 1.</summary>
    public double ReferralRate { get; init; }

    /// <summary>Mixed into the random draw, so that nobody who knows a crossing's id can foretell it.</summary>
    public string ReferralSalt { get; init => field = value ?? ""; } = "";

    /// <summary>Lanes, by name, where a clean crossing is admitted without an officer.</summary>
    public IReadOnlyList<string> AutomaticLanes { get; init => field = value ?? []; } = [];

    /// <summary>
    /// Used until a policy bundle has come: every rule as in <see cref="Finding.Defaults"/>, faces compared where there is a camera, a
    /// watchlist good for 2 days, nobody referred at random, no automatic lane.
    /// </summary>
    public static CrossingPolicy Default { get; } = new()
    {
        Version = 0,
        Face = FaceRule.WhereCamera,
        WatchlistMaxAgeDays = 2,
    };

    /// <summary>What is wrong with the policy, in words; null when it can be used.</summary>
    public string? Problem()
    {
        if (Version < 0 || MinimumValidityDays is < 0 or > 3660 || WatchlistMaxAgeDays is < 0 or > 3660)
            return "The policy's version and its numbers of days are 0 or more, and days at most 3660.";
        if (ReferralRate is not (>= 0 and <= 1))
            return "The policy's referral rate is from 0 to 1.";
        if (RuleSet.Of(this).Problems is [var first, ..])
            return first;
        if (Rules.Any(r => !RuleSet.Of(this).Outcomes.ContainsKey(r.Key) || !Enum.IsDefined(r.Value)))
            return "The policy has a rule for a finding that neither it nor this version knows.";
        if (Stays?.Problem() is { } stays)
            return stays;
        if (Vehicles?.Problem() is { } vehicles)
            return vehicles;
        if (!ApproveBySecond.All(Enum.IsDefined))
            return $"The policy's \"approveBySecond\" lists {string.Join(", ", Enum.GetNames<SecondApproval>())}.";
        if (Secondary?.Problem() is { } secondary)
            return secondary;
        if (FaceMatch?.Problem() is { } problem)
            return problem;
        return AutomaticLanes.Count <= 1000 && ReferralSalt.Length <= 200 ? null : "The policy names more than 1000 lanes or has too long a salt.";
    }
}
