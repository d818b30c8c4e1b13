using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Domain.Events;

/// <summary>Turns events into record drafts, sealing personal ones, and record payloads back into events.</summary>
public static class EventCodec
{
    /// <summary>A draft of <paramref name="event"/>.</summary>
    /// <param name="event">The event.</param>
    /// <param name="lane">The lane it belongs to, if any.</param>
    /// <param name="key">The key of the subject it is about; required when the event is personal, ignored otherwise.</param>
    /// <exception cref="ArgumentException">A personal event without a key, or of more than <see cref="RecordDraft.MaxPayloadBytes"/>.</exception>
    public static RecordDraft ToDraft(BorderEvent @event, string? lane = null, SubjectKey? key = null)
    {
        ArgumentNullException.ThrowIfNull(@event);
        var crossing = (@event as CrossingEvent)?.Crossing;
        var json = JsonSerializer.SerializeToUtf8Bytes(@event, EventJson.Default.BorderEvent);
        if (!@event.IsPersonal)
            return new RecordDraft(@event.Kind, json, lane, crossing, key?.Subject);
        if (key is null)
            throw new ArgumentException($"A {@event.Kind} event is personal and needs its subject's key.", nameof(key));
        var sealedBytes = PayloadSeal.Seal(key.Key, SealedContent.Pack(json), PayloadSeal.RecordLabel(@event.Kind, crossing, key.Subject));
        return new RecordDraft(@event.Kind, sealedBytes, lane, crossing, key.Subject, key.Id);
    }

    /// <summary>The event of a record; null when its subject was erased (<paramref name="key"/> is null).</summary>
    /// <exception cref="InvalidRecordException">The payload is no event this version knows, or does not open with the key.</exception>
    public static BorderEvent? FromRecord(JournalRecord record, SubjectKey? key)
    {
        ArgumentNullException.ThrowIfNull(record);
        try
        {
            if (record.Event is { } plain)
                return plain.Deserialize(EventJson.Default.BorderEvent);
            if (key is null || record.Sealed is null)
                return null;
            var json = SealedContent.Unpack(PayloadSeal.Open(key.Key, record.Sealed, PayloadSeal.RecordLabel(record.Kind, record.Crossing, record.Subject)));
            return JsonSerializer.Deserialize(json, EventJson.Default.BorderEvent);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new InvalidRecordException($"The {record.Kind} event at {record.Position} is not one this version can read.", e);
        }
        catch (System.Security.Cryptography.CryptographicException e)
        {
            throw new InvalidRecordException($"The {record.Kind} event at {record.Position} does not open with its subject's key.", e);
        }
    }
}

/// <summary>Source-generated JSON of every event.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BorderEvent))]
public sealed partial class EventJson : JsonSerializerContext;
