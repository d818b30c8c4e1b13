using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Time;

namespace Border.Domain.Records;

/// <summary>Turns drafts into record bodies and bodies into records. A body is at most <see cref="MaxBodyBytes"/>.</summary>
public static class RecordCodec
{
    /// <summary>The largest body: a payload of 64 KiB in base64 with its envelope.</summary>
    public const int MaxBodyBytes = 96 * 1024;

    /// <summary>The canonical bytes of <paramref name="draft"/> at <paramref name="position"/>.</summary>
    /// <exception cref="ArgumentException">The payload is empty, larger than allowed, or not JSON although it is not sealed.</exception>
    public static byte[] Encode(NodeName node, RecordPosition position, HlcTimestamp hlc, DateTimeOffset at, RecordDraft draft)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Payload.Length is 0 or > RecordDraft.MaxPayloadBytes)
            throw new ArgumentException($"A record's payload has 1 to {RecordDraft.MaxPayloadBytes} bytes; this one has {draft.Payload.Length}.");
        var record = new JournalRecord
        {
            Schema = JournalRecord.CurrentSchema,
            Node = node.ToString(),
            Epoch = position.Epoch,
            Sequence = position.Sequence,
            Hlc = hlc,
            At = at,
            Kind = draft.Kind,
            Lane = draft.Lane,
            Crossing = draft.Crossing,
            Subject = draft.Subject,
            Key = draft.Key,
            Event = draft.Key is null ? ParseEvent(draft.Payload) : null,
            Sealed = draft.Key is null ? null : draft.Payload.ToArray(),
        };
        return JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Default.JournalRecord);
    }

    /// <summary>Reads a body.</summary>
    /// <exception cref="InvalidRecordException">The bytes are no record of a schema this code knows; the message says why.</exception>
    public static JournalRecord Decode(ReadOnlySpan<byte> body)
    {
        if (body.Length > MaxBodyBytes)
            throw new InvalidRecordException($"A record has at most {MaxBodyBytes} bytes; this one has {body.Length}.");
        try
        {
            var record = JsonSerializer.Deserialize(body, RecordJson.Default.JournalRecord)
                ?? throw new InvalidRecordException("A record is a JSON object; this one is null.");
            if (record.Schema is < 1 or > JournalRecord.CurrentSchema)
                throw new InvalidRecordException($"Record schema {record.Schema} is not known here; this version reads 1 to {JournalRecord.CurrentSchema}.");
            if (record.Event is null == record.Sealed is null)
                throw new InvalidRecordException("A record carries either an event or a sealed event; this one has both or neither.");
            return record;
        }
        catch (JsonException e)
        {
            throw new InvalidRecordException($"The record is not valid JSON of its schema (at byte {e.BytePositionInLine}).", e);
        }
    }

    private static JsonElement ParseEvent(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new ArgumentException("A plain payload must be JSON.", e);
        }
    }
}

/// <summary>Bytes that are no record; the message never quotes the bytes.</summary>
public sealed class InvalidRecordException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Source-generated JSON of the record envelope.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalRecord))]
public sealed partial class RecordJson : JsonSerializerContext;
