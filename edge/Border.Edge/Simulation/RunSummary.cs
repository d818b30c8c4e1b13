using System.Text.Json.Serialization;
using Border.Edge.Measuring;

namespace Border.Edge.Simulation;

/// <summary>What a run with <c>--crossings</c> writes.</summary>
internal sealed record RunSummary
{
    /// <summary>The node.</summary>
    public required string Node { get; init; }

    /// <summary>True: devices and officer are simulated.</summary>
    public bool Simulated { get; init; } = true;

    /// <summary>How many crossings were asked for.</summary>
    public required int Asked { get; init; }

    /// <summary>What became of them, and readings against the truth.</summary>
    public required TallySummary Crossings { get; init; }

    /// <summary>Records in the journal of this epoch.</summary>
    public required long Records { get; init; }

    /// <summary>Records that the centre has not acknowledged; all of them for a node that works alone.</summary>
    public required long Unacknowledged { get; init; }

    /// <summary>Document image to recommendation on disk, milliseconds.</summary>
    public required double? RecommendationP50Ms { get; init; }

    /// <summary>See <see cref="RecommendationP50Ms"/>.</summary>
    public required double? RecommendationP95Ms { get; init; }

    /// <summary>One append with its fsync, milliseconds.</summary>
    public required double? AppendP50Ms { get; init; }

    /// <summary>See <see cref="AppendP50Ms"/>.</summary>
    public required double? AppendP99Ms { get; init; }

    /// <summary>All timings, of which the ones above are the most asked for.</summary>
    public required TimingSummary Timings { get; init; }

    /// <summary>The process's memory.</summary>
    public required MemorySummary Memory { get; init; }

    /// <summary>How long the garbage collector stopped the process in all, milliseconds.</summary>
    public required double CollectorPausesMs { get; init; }

    /// <summary>How often it ran, by generation; the last one takes longest.</summary>
    public required IReadOnlyList<int> Collections { get; init; }

    /// <summary>From the start of the process to the first recommendation, seconds.</summary>
    public required double? SecondsToFirstRecommendation { get; init; }

    /// <summary>A summary of what was measured.</summary>
    public static RunSummary Of(
        string node, int asked, TallySummary crossings, TimingSummary timings, MemorySummary memory, long records, long unacknowledged)
    {
        return new RunSummary
        {
            Node = node,
            Asked = asked,
            Crossings = crossings,
            Records = records,
            Unacknowledged = unacknowledged,
            RecommendationP50Ms = timings.Recommendation.P50,
            RecommendationP95Ms = timings.Recommendation.P95,
            AppendP50Ms = timings.Append.P50,
            AppendP99Ms = timings.Append.P99,
            Timings = timings,
            Memory = memory,
            CollectorPausesMs = Math.Round(GC.GetTotalPauseDuration().TotalMilliseconds),
            Collections = [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(GC.CollectionCount)],
            SecondsToFirstRecommendation = timings.SecondsToFirstRecommendation,
        };
    }
}

/// <summary>Source-generated JSON of the summary.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunSummary))]
internal sealed partial class SummaryJson : JsonSerializerContext;
