using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Events;
using Border.Domain.Evidence;

namespace Border.Domain.Drift;

/// <summary>
/// What is remembered of all readings in one lane: one <see cref="DriftState"/> for each kind of reading and model, because models score
/// differently. Immutable, like all state of the core.
/// </summary>
/// <param name="Lane">The lane.</param>
/// <param name="States">Last used first, at most <see cref="MaxStates"/>.</param>
public sealed record LaneDrift(string Lane, ImmutableArray<DriftState> States)
{
    /// <summary>How many kinds and models are remembered; the one unused for longest is forgotten.</summary>
    public const int MaxStates = 12;

    /// <summary>Of a lane where nothing was read yet.</summary>
    public static LaneDrift Of(string lane) => new(lane, []);

    /// <summary>
    /// What was kept in a file. Anything but a whole file of this lane is nothing remembered: the lane then begins with a new baseline.
    /// </summary>
    public static LaneDrift Read(string lane, ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, DriftJson.Default.LaneDrift) is { States.IsDefault: false } kept
                && kept.Lane == lane
                && kept.States.Length <= MaxStates
                && kept.States.All(s => s.IsSound && s.Lane == lane)
                    ? kept
                    : Of(lane);
        }
        catch (JsonException)
        {
            return Of(lane);
        }
    }

    /// <summary>What to keep in a file.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, DriftJson.Default.LaneDrift);

    /// <summary>Takes what a crossing's event says about a model's reading; other events, and what an officer typed, change nothing.</summary>
    /// <returns>What to remember, and what commanders must hear: mostly nothing.</returns>
    public (LaneDrift Drift, IReadOnlyList<ReadingsDrifted> Changes) Observe(BorderEvent e) => e switch
    {
        DocumentRead { Ai: { } ai } => Observe("document", ai.Score, ai),
        PlateRead { Ai: { } ai } => Observe("plate", ai.Score, ai),
        FaceCompared read => Observe("face", read.Ai.Score, read.Ai),
        ReadingFailed failed => Observe(failed.What, 0, failed.Ai),
        _ => (this, []),
    };

    /// <summary>Takes one reading.</summary>
    /// <param name="what"><c>document</c>, <c>plate</c> or <c>face</c>.</param>
    /// <param name="score">The reading's score; 0 for one that failed.</param>
    /// <param name="ai">Which model read; null where none came to read: that counts for the model that read last.</param>
    public (LaneDrift Drift, IReadOnlyList<ReadingsDrifted> Changes) Observe(string what, double score, AiOutput? ai)
    {
        var at = IndexOf(what, ai?.ModelDigest);
        if (at < 0 && ai is null)
            return (this, []);
        var before = at >= 0 ? States[at] : DriftState.New(Lane, what, ai!.ModelId, ai.ModelDigest);
        var (after, change) = DriftRule.Observe(before, score);
        var states = (at >= 0 ? States.RemoveAt(at) : States).Insert(0, after);
        List<ReadingsDrifted> changes = change is null ? [] : [change];
        if (states.Length > MaxStates)
        {
            if (states[^1].Drifted)
                changes.Add(DriftRule.Event(states[^1], 0, drifted: false, "These models no longer read in this lane."));
            states = states.RemoveAt(states.Length - 1);
        }

        return (this with { States = states }, changes);
    }

    private int IndexOf(string what, string? digest)
    {
        for (var i = 0; i < States.Length; i++)
        {
            if (States[i].What == what && (digest is null || States[i].ModelDigest == digest))
                return i;
        }

        return -1;
    }
}

/// <summary>Source-generated JSON of what a lane remembers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LaneDrift))]
internal sealed partial class DriftJson : JsonSerializerContext;
