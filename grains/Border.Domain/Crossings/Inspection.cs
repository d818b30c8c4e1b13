using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Border.Domain.Events;
using Border.Domain.Recommendations;
using Border.Domain.Secondary;

namespace Border.Domain.Crossings;

/// <summary>A traveller's secondary inspection as its events tell it.</summary>
public sealed record Inspection
{
    /// <summary>Before a referral.</summary>
    public static Inspection None { get; } = new();

    /// <summary>The referral; null when there was none.</summary>
    public Decided? Referred { get; init; }

    /// <summary>Who has it; null while nobody took it.</summary>
    public SecondaryTaken? Taken { get; init; }

    /// <summary>What was answered, in order.</summary>
    public ImmutableList<SecondaryAnswered> Answers { get; init; } = [];

    /// <summary>What was found, in order.</summary>
    public ImmutableList<SecondaryFound> Findings { get; init; } = [];

    /// <summary>What the software asked for when the traveller was referred; empty when only the officer did.</summary>
    [JsonIgnore]
    public IReadOnlyList<Reason> Reasons => Referred?.Reasons ?? [];

    /// <summary>What was found about a reason: the last finding counts; null while there is none.</summary>
    /// <param name="reason">Its code; null for what no reason asked for.</param>
    public FindingVerdict? VerdictOn(string? reason) => Findings.FindLast(f => f.Reason == reason)?.Verdict;

    /// <summary>The last answer to a question of the policy; null while there is none.</summary>
    public SecondaryAnswered? AnswerTo(string question) => Answers.FindLast(a => a.Question == question);
}
