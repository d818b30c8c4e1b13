using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Records;
using Border.Journal.Disk;

namespace Border.Edge.Exceptions;

/// <summary>Remembers where in the journal exceptions are. Names nobody; may lag or be lost: then more is read, never less.</summary>
/// <param name="file">Where it is kept.</param>
internal sealed class ExceptionMark(string file)
{
    private const long MostBytes = 4 * 1024 * 1024;
    private ExceptionMarkState? _kept;

    /// <summary>What was last kept; everything from the beginning when nothing usable was.</summary>
    public ExceptionMarkState Load()
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: <= MostBytes }
                && JsonSerializer.Deserialize(File.ReadAllBytes(file), ExceptionMarkJson.Default.ExceptionMarkState) is { Records: not null } state
                && state.Records.All(r => r.Sequence > 0))
                return state;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            // Never written, or spoilt: the journal itself has it all.
        }

        return new ExceptionMarkState(default, []);
    }

    /// <summary>Keeps it; a disk that does not take it leaves the older one, which is as good.</summary>
    public void Keep(ExceptionMarkState state)
    {
        if (_kept is { } kept && kept.Through == state.Through && kept.Records.SequenceEqual(state.Records))
            return;
        try
        {
            DurableFile.Replace(file, JsonSerializer.SerializeToUtf8Bytes(state, ExceptionMarkJson.Default.ExceptionMarkState));
            _kept = state;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk: a start reads more.
        }
    }
}

/// <summary>Where exceptions are.</summary>
/// <param name="Through">Everything up to here has been looked through.</param>
/// <param name="Records">The records of exceptions up to there that wait or count, in order.</param>
internal sealed record ExceptionMarkState(MarkedRecord Through, IReadOnlyList<MarkedRecord> Records);

/// <summary>A place in the journal.</summary>
internal readonly record struct MarkedRecord(long Epoch, long Sequence)
{
    public static MarkedRecord Of(RecordPosition position) => new(position.Epoch, position.Sequence);

    public RecordPosition ToPosition() => new(Epoch, Sequence);
}

[JsonSerializable(typeof(ExceptionMarkState))]
internal sealed partial class ExceptionMarkJson : JsonSerializerContext;
