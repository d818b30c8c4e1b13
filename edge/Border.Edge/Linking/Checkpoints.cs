using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Records;
using Border.Domain.Trust;
using Border.Journal;
using Border.Journal.Disk;
using Border.Link.Protocol;

namespace Border.Edge.Linking;

/// <summary>
/// The last checkpoints that the centre signed for this node, kept durably and shown at every birth: a ledger that lost or changed what it
/// signed for is found out. Only those are kept whose signature is the centre's and whose hash is our journal's. Calls come one at a time.
/// </summary>
internal sealed partial class Checkpoints
{
    private const int Kept = 8;
    private const int MostBytes = 64 * 1024;
    private readonly string _file;
    private readonly IJournal _journal;
    private readonly NodeName _node;
    private readonly Func<BundleKeys> _keys;
    private readonly ILogger<Checkpoints> _logger;
    private SignedCheckpoint[] _all;

    /// <summary>Reads those that were kept.</summary>
    /// <param name="file">Where they are.</param>
    /// <param name="node">This node.</param>
    /// <param name="journal">Knows what we recorded.</param>
    /// <param name="keys">The centre's keys in force now; one that is withdrawn vouches for nothing.</param>
    /// <param name="logger">Says what was refused.</param>
    public Checkpoints(string file, NodeName node, IJournal journal, Func<BundleKeys> keys, ILogger<Checkpoints> logger)
    {
        (_file, _node, _journal, _keys, _logger) = (file, node, journal, keys, logger);
        _all = [.. Load().Where(c => c?.IsSignedFor(node, keys()) == true)];
    }

    /// <summary>The furthest; null when the centre has signed none yet.</summary>
    public SignedCheckpoint? Furthest => _all.MaxBy(c => c.Through);

    /// <summary>Keeps a checkpoint, on the disk when this completes.</summary>
    public async Task KeepAsync(SignedCheckpoint checkpoint, CancellationToken cancellation)
    {
        if (!checkpoint.IsSignedFor(_node, _keys()))
        {
            LogNotSigned(checkpoint.Through);
            return;
        }

        if (_all.Any(c => c.Through >= checkpoint.Through))
            return;
        if (!await IsOursAsync(checkpoint, cancellation))
        {
            LogNotOurs(checkpoint.Through);
            return;
        }

        SignedCheckpoint[] all = [.. _all.TakeLast(Kept - 1), checkpoint];
        try
        {
            DurableFile.Replace(_file, JsonSerializer.SerializeToUtf8Bytes(all, CheckpointJson.Default.SignedCheckpointArray));
            _all = all;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(e); // the next one comes soon
        }
    }

    private async Task<bool> IsOursAsync(SignedCheckpoint checkpoint, CancellationToken cancellation)
    {
        var before = checkpoint.Through with { Sequence = checkpoint.Through.Sequence - 1 };
        var found = await _journal.ReadAsync(before, 1, 1, cancellation);
        return found is [var record] && record.Position == checkpoint.Through && record.Hash.Span.SequenceEqual(checkpoint.Hash);
    }

    private SignedCheckpoint[] Load()
    {
        try
        {
            return new FileInfo(_file) is { Exists: true, Length: <= MostBytes }
                ? JsonSerializer.Deserialize(File.ReadAllBytes(_file), CheckpointJson.Default.SignedCheckpointArray) ?? []
                : [];
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            LogUnreadable(e);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A checkpoint for {Through} is not signed by the centre's key and was not kept.")]
    private partial void LogNotSigned(RecordPosition through);

    [LoggerMessage(Level = LogLevel.Error, Message = "The centre signed for another record at {Through} than this journal holds; it was not kept.")]
    private partial void LogNotOurs(RecordPosition through);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A checkpoint of the centre could not be kept; the next one comes by itself.")]
    private partial void LogNotKept(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The checkpoints kept here cannot be read; new ones come by themselves.")]
    private partial void LogUnreadable(Exception exception);
}

[JsonSourceGenerationOptions(Converters = [typeof(RecordPositionJsonConverter)])]
[JsonSerializable(typeof(SignedCheckpoint[]))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
