using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Border.Domain.Drift;

/// <summary>
/// What is remembered of one kind of reading in one lane by one model: the baseline (its first readings) and the last ones. Scores only,
/// no reading and nobody's data; it is kept in a file, so that a restart goes on where it stopped.
/// </summary>
public sealed record DriftState
{
    /// <summary>The lane.</summary>
    public required string Lane { get; init; }

    /// <summary>What is read: <c>document</c>, <c>plate</c> or <c>face</c>.</summary>
    public required string What { get; init; }

    /// <summary>The models, by the names on their cards.</summary>
    public required string Model { get; init; }

    /// <summary>Their digests. Other digests have a baseline of their own.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>The first readings.</summary>
    public required ScoreHistogram Baseline { get; init; }

    /// <summary>The steps of the last readings, oldest first, at most <see cref="DriftRule.Window"/>.</summary>
    public required ImmutableArray<byte> Last { get; init; }

    /// <summary>True from the alert until all is well again.</summary>
    public bool Drifted { get; init; }

    /// <summary>Before the first reading.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="what">What is read.</param>
    /// <param name="model">The models.</param>
    /// <param name="digest">Their digests.</param>
    public static DriftState New(string lane, string what, string model, string digest) => new()
    {
        Lane = lane,
        What = what,
        Model = model,
        ModelDigest = digest,
        Baseline = ScoreHistogram.Empty,
        Last = [],
    };

    /// <summary>True when it is whole: a file may be torn or from elsewhere.</summary>
    [JsonIgnore]
    public bool IsSound =>
        Baseline is { IsSound: true, Total: <= DriftRule.BaselineSize }
        && !Last.IsDefault
        && Last.Length <= DriftRule.Window
        && Last.All(step => step < ScoreHistogram.Steps)
        && (Last.Length == 0 || Baseline.Total == DriftRule.BaselineSize);
}
