using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Bundles;
using Border.Link.Commands;
using Border.Link.Evidence;

namespace Border.Link.Protocol;

/// <summary>Source-generated JSON of every message; unknown fields are ignored (P-7.2).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(RecordPositionJsonConverter)])]
[JsonSerializable(typeof(NodeState))]
[JsonSerializable(typeof(BatchHeader))]
[JsonSerializable(typeof(Ack))]
[JsonSerializable(typeof(Command))]
[JsonSerializable(typeof(CommandReply))]
[JsonSerializable(typeof(BundleAnnouncement))]
[JsonSerializable(typeof(BundleRequest))]
[JsonSerializable(typeof(BundleReport))]
[JsonSerializable(typeof(ChunkHeader))]
[JsonSerializable(typeof(EvidenceOffer))]
[JsonSerializable(typeof(EvidencePartHeader))]
[JsonSerializable(typeof(EvidenceAnswer))]
public sealed partial class LinkJson : JsonSerializerContext
{
    /// <summary>Writes a message.</summary>
    /// <exception cref="InvalidMessageException">It is larger than the protocol allows.</exception>
    public static byte[] Write<T>(T message, JsonTypeInfo<T> type)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(message, type);
        return bytes.Length <= LinkLimits.MaxJsonBytes
            ? bytes
            : throw new InvalidMessageException($"A {typeof(T).Name} has at most {LinkLimits.MaxJsonBytes} bytes; this one has {bytes.Length}.");
    }

    /// <summary>Reads a message from outside.</summary>
    /// <param name="bytes">The payload.</param>
    /// <param name="type">From <see cref="Default"/>.</param>
    /// <param name="limit">Largest payload taken, bytes.</param>
    /// <exception cref="InvalidMessageException">Too large, no JSON of this message, or null.</exception>
    public static T Read<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type, int limit = LinkLimits.MaxJsonBytes)
    {
        if (bytes.Length > limit)
        {
            throw new InvalidMessageException($"A {typeof(T).Name} has at most {limit} bytes; this one has {bytes.Length}.");
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new InvalidMessageException($"A {typeof(T).Name} is a JSON object; this one is null.");
        }
        catch (JsonException e)
        {
            throw new InvalidMessageException($"The {typeof(T).Name} is not valid JSON of its form (at {e.Path ?? "$"}).", e);
        }
    }
}

/// <summary>A payload from outside that is not what its topic promises; the message never quotes it.</summary>
public sealed class InvalidMessageException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Writes a position as "epoch:sequence", for example "1:42".</summary>
public sealed class RecordPositionJsonConverter : JsonConverter<RecordPosition>
{
    /// <inheritdoc />
    public override RecordPosition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string[] parts = reader.TokenType == JsonTokenType.String ? reader.GetString()!.Split(':') : [];
        return parts.Length == 2
            && long.TryParse(parts[0], System.Globalization.NumberStyles.None, null, out long epoch)
            && long.TryParse(parts[1], System.Globalization.NumberStyles.None, null, out long sequence)
            ? new RecordPosition(epoch, sequence)
            : throw new JsonException("A position is written as \"epoch:sequence\".");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, RecordPosition value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
