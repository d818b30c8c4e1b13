using System.Text.Json.Serialization;

namespace Border.Domain.Recommendations;

/// <summary>What software recommends and what an officer decides.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    /// <summary>May pass.</summary>
    Admit,

    /// <summary>To be looked at in secondary inspection.</summary>
    Secondary,

    /// <summary>May not pass.</summary>
    Refuse,

    /// <summary>Waits at the lane for something named in the reasons.</summary>
    Hold,
}

/// <summary>A recommendation with its reasons, weightiest first.</summary>
/// <param name="Outcome">What is recommended.</param>
/// <param name="Reasons">At least one.</param>
/// <param name="Missing">Facts the recommendation had to do without, as codes; empty when complete.</param>
/// <param name="PolicyVersion">The version of the policy that was applied.</param>
public sealed record Recommendation(
    Outcome Outcome,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<string> Missing,
    long PolicyVersion)
{
    /// <summary>Rules that could not be judged, in their rank, at most <see cref="Recommender.MaxReasons"/>; null when all could be.</summary>
    public IReadOnlyList<UndecidedRule>? Undecided { get; init; }

    /// <summary>
    /// What would change it, the nearest first: which reasons would have to go, and what would be recommended then. Empty when nothing
    /// milder is possible.
    /// </summary>
    [JsonIgnore]
    public IEnumerable<Change> Changes => Recommender.ChangesOf(Reasons);
}
