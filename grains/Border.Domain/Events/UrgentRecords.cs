using System.Text.Json;

namespace Border.Domain.Events;

/// <summary>
/// Records that commanders must see before the rest of a backlog: those that raise an alert by themselves. A record of another kind may be among them, one that raises an
/// alert is never left out.
/// </summary>
public static class UrgentRecords
{
    private static readonly byte[][] Kinds =
    [
        .. ((string[])[LookoutHit.Name, EpochStarted.Name, ClockJumped.Name, BundleRefused.Name, ReadingsDrifted.Name]).Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[] DeviceChangedKind = System.Text.Encoding.UTF8.GetBytes(DeviceChanged.Name);

    /// <summary>Looks at a record's envelope; opens nothing. False for bytes that are no record.</summary>
    /// <param name="body">The record's bytes, as journalled.</param>
    public static bool IsUrgent(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("kind"u8))
                    continue;
                return reader.Read() && reader.TokenType == JsonTokenType.String && IsUrgentKind(ref reader, body);
            }
        }
        catch (JsonException)
        {
            // Not a record; it is set aside at the centre when its turn comes.
        }

        return false;
    }

    // Devices come and go; only a failure is an alert.
    private static bool IsUrgentKind(ref Utf8JsonReader kind, ReadOnlySpan<byte> body)
    {
        foreach (var urgent in Kinds)
        {
            if (kind.ValueTextEquals(urgent))
                return true;
        }

        return kind.ValueTextEquals(DeviceChangedKind) && body.IndexOf("\"failed\""u8) >= 0;
    }
}
