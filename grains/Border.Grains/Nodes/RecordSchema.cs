using System.Text.Json;
using Border.Domain.Records;

namespace Border.Grains.Nodes;

/// <summary>Looks at a body's schema version without reading the rest.</summary>
internal static class RecordSchema
{
    /// <summary>True when the body says that its schema is newer than this program's. Bytes that are no record say nothing.</summary>
    public static bool IsNewer(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isVersion = reader.ValueTextEquals("v"u8);
                reader.Read();
                if (isVersion)
                    return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var v) && v > JournalRecord.CurrentSchema;
                reader.Skip();
            }

            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
