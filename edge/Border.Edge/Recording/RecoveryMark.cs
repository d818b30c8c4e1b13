using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Records;

namespace Border.Edge.Recording;

/// <summary>
/// Remembers, beside the journal, from where a restart has to read to find every crossing that is still open. It may lag behind the
/// journal and may be lost: then more is read, never less.
/// </summary>
/// <param name="file">Where it is kept.</param>
internal sealed class RecoveryMark(string file)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RecordPosition[]> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _lanes = new(StringComparer.Ordinal);
    private RecoveryState? _written;

    /// <summary>What was last noted; everything from the beginning when nothing usable was.</summary>
    public RecoveryState Load()
    {
        try
        {
            var state = JsonSerializer.Deserialize(File.ReadAllBytes(file), RecoveryJson.Default.RecoveryState);
            if (state is { Epoch: >= 0, Sequence: >= 0, Lanes: not null })
                return state;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            // Never written, or torn by a power cut: the journal itself has it all.
        }

        return new RecoveryState(0, 0, new Dictionary<string, bool>());
    }

    /// <summary>A crossing is about to be opened: its first record will be after <paramref name="last"/>.</summary>
    public void Reserve(string lane, RecordPosition last)
    {
        lock (_lock)
            _open[lane] = [.. _open.GetValueOrDefault(lane, []), last];
    }

    /// <summary>These are the first records of a lane's open crossings.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="isOpen">Whether it takes crossings.</param>
    /// <param name="firsts">Where its open crossings begin.</param>
    /// <param name="last">The journal's last record now.</param>
    public void Note(string lane, bool isOpen, RecordPosition[] firsts, RecordPosition last)
    {
        lock (_lock)
        {
            _open[lane] = [.. firsts.Select(first => first with { Sequence = first.Sequence - 1 })];
            var lanesChanged = !_lanes.TryGetValue(lane, out var known) || known != isOpen;
            _lanes[lane] = isOpen;
            var from = _open.Values.SelectMany(positions => positions).Append(last).Min();
            if (!lanesChanged && _written is { } written && from == new RecordPosition(written.Epoch, written.Sequence))
                return;
            Write(new RecoveryState(from.Epoch, from.Sequence, new Dictionary<string, bool>(_lanes)));
        }
    }

    private void Write(RecoveryState state)
    {
        try
        {
            File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(state, RecoveryJson.Default.RecoveryState));
            File.Move(file + ".new", file, overwrite: true);
            _written = state;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk: the older mark stays good, a restart reads more.
        }
    }
}

/// <summary>From where to read, and which lanes were open.</summary>
/// <param name="Epoch">Records after this epoch and sequence are read.</param>
/// <param name="Sequence">See <paramref name="Epoch"/>.</param>
/// <param name="Lanes">Lane to open or closed.</param>
internal sealed record RecoveryState(long Epoch, long Sequence, IReadOnlyDictionary<string, bool> Lanes);

/// <summary>Source-generated JSON of the mark.</summary>
[JsonSerializable(typeof(RecoveryState))]
internal sealed partial class RecoveryJson : JsonSerializerContext;
