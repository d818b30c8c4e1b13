using System.Text.Json;
using Border.Journal.Storage;

namespace Border.Journal.Verification;

/// <summary>Counts an epoch's records as they come by.</summary>
internal sealed class EpochTally(long epoch)
{
    private readonly SortedDictionary<string, long> _kinds = new(StringComparer.Ordinal);
    private long _records;
    private long _bytes;
    private long _last;
    private byte[] _hash = [];

    public long Epoch => epoch;

    public void Add(in StoredRow row)
    {
        _records++;
        _bytes += row.Body.Length;
        (_last, _hash) = (row.Position.Sequence, row.Hash);
        var kind = KindOf(row.Body);
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
    }

    public EpochContent ToContent() => new(epoch, _records, _last, _bytes, Convert.ToHexStringLower(_hash), _kinds);

    private static string KindOf(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("kind"u8))
                return reader.Read() ? reader.GetString() ?? "" : "";
        }

        return "";
    }
}
