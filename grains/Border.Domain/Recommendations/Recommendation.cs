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

/// <summary>Why, in words. <paramref name="Code"/> is translated on screens; <paramref name="Text"/> is the English record.</summary>
/// <param name="Code">Stable, dotted, for example <c>document.expired</c>.</param>
/// <param name="Text">A plain English sentence without personal data: records of recommendations are not sealed (invariant I11).</param>
/// <param name="Outcome">What this reason alone would recommend.</param>
public sealed record Reason(string Code, string Text, Outcome Outcome);

/// <summary>A recommendation with its reasons, weightiest first.</summary>
/// <param name="Outcome">What is recommended.</param>
/// <param name="Reasons">At least one.</param>
/// <param name="Missing">Facts the recommendation had to do without, as codes; empty when complete.</param>
/// <param name="PolicyVersion">The version of the policy that was applied.</param>
public sealed record Recommendation(
    Outcome Outcome,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<string> Missing,
    long PolicyVersion);
