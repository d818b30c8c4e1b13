using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Watchlists;

namespace Border.Domain.Bundles;

/// <summary>A watchlist as the content of a bundle: <see cref="WatchlistLines"/>. The same entries give the same bytes in whatever order they came.</summary>
internal static class WatchlistPayload
{
    /// <summary>Writes a list whose ids differ.</summary>
    public static byte[] Write(Watchlist list)
    {
        var lines = new byte[list.Entries.Count][];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = JsonSerializer.SerializeToUtf8Bytes(list.Entries[i], PayloadJson.Default.WatchlistEntry);
        Array.Sort(lines, static (a, b) => WatchlistLines.IdOf(a).SequenceCompareTo(WatchlistLines.IdOf(b)));
        var head = JsonSerializer.SerializeToUtf8Bytes(new WatchlistHead(1, lines.Length), PayloadJson.Default.WatchlistHead);
        using var bytes = new MemoryStream(head.Length + 1 + lines.Sum(line => line.Length + 1));
        bytes.Write(head);
        bytes.WriteByte((byte)'\n');
        foreach (var line in lines)
        {
            bytes.Write(line);
            bytes.WriteByte((byte)'\n');
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a list.</summary>
    /// <param name="payload">The content.</param>
    /// <param name="problem">What is wrong with it; null when the result is set.</param>
    public static Watchlist? Read(ReadOnlySpan<byte> payload, out string? problem)
    {
        var read = 0;
        try
        {
            if (payload.StartsWith("{\"entries\""u8))
                return ReadFirst(payload, out problem);
            var lines = new WatchlistLines(payload);
            var head = JsonSerializer.Deserialize(lines.Line, PayloadJson.Default.WatchlistHead)!;
            if (head is not { Format: 1, Entries: >= 0 and <= Watchlist.MaxEntries })
            {
                problem = $"The watchlist is of a format that this version does not know, or has more than {Watchlist.MaxEntries} entries.";
                return null;
            }

            var entries = new List<WatchlistEntry>(Math.Min(head.Entries, payload.Length / WatchlistLines.Opening.Length));
            for (lines.MoveNext(); !lines.IsEnd && read <= head.Entries; lines.MoveNext(), read++)
                entries.Add(JsonSerializer.Deserialize(lines.Line, PayloadJson.Default.WatchlistEntry)!);
            var list = new Watchlist(entries);
            problem = entries.Count == head.Entries ? list.Problem() : "The watchlist has another number of entries than it says.";
            return problem is null ? list : null;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            problem = $"Entry {read + 1} of the watchlist is not what it should be.";
            return null;
        }
    }

    /// <summary>The first format, one object, as ledgers and nodes may still hold.</summary>
    private static Watchlist? ReadFirst(ReadOnlySpan<byte> payload, out string? problem)
    {
        var list = JsonSerializer.Deserialize(payload, PayloadJson.Default.Watchlist)!;
        problem = list.Problem();
        return problem is null ? list : null;
    }
}

/// <summary>The first line of a watchlist.</summary>
/// <param name="Format">1.</param>
/// <param name="Entries">How many lines follow.</param>
public sealed record WatchlistHead([property: JsonPropertyName("watchlist")] int Format, int Entries);
