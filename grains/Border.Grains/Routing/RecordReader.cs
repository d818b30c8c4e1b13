using System.Text.Json;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Ledger;

namespace Border.Grains.Routing;

/// <summary>A record with its event; the event is null when its subject was erased.</summary>
internal sealed record ReadRecord(RecordKey Key, JournalRecord Record, BorderEvent? Event);

/// <summary>Reads record bodies into events with the ledger's subject keys.</summary>
internal static class RecordReader
{
    /// <summary>Reads in order; what cannot be read goes to <paramref name="poison"/> and stops nothing.</summary>
    /// <param name="ledger">Holds the keys.</param>
    /// <param name="bodies">The records.</param>
    /// <param name="poison">Takes what cannot be read.</param>
    /// <param name="kinds">Only these kinds, so that keys of others are not looked for; all when null.</param>
    public static async Task<List<ReadRecord>> ReadAsync(
        ILedger ledger,
        IReadOnlyList<(RecordKey Key, ReadOnlyMemory<byte> Body)> bodies,
        ICollection<PoisonRecord> poison,
        IReadOnlySet<string>? kinds = null)
    {
        var envelopes = new List<(RecordKey Key, JournalRecord Record)>(bodies.Count);
        foreach (var (key, body) in bodies)
        {
            try
            {
                var record = Open(key, body.Span);
                if (kinds is null || kinds.Contains(record.Kind))
                    envelopes.Add((key, record));
            }
            catch (InvalidRecordException e)
            {
                poison.Add(Poison(key, e));
            }
        }

        var ids = envelopes.Select(e => e.Record.Key).OfType<Guid>().Distinct().ToArray();
        var keys = ids.Length == 0 ? new Dictionary<Guid, Domain.Subjects.SubjectKey>() : await ledger.FindKeysAsync(ids, CancellationToken.None);
        var read = new List<ReadRecord>(envelopes.Count);
        foreach (var (key, record) in envelopes)
        {
            try
            {
                read.Add(new ReadRecord(key, record, EventCodec.FromRecord(record, record.Key is { } id ? keys.GetValueOrDefault(id) : null)));
            }
            catch (InvalidRecordException e)
            {
                poison.Add(Poison(key, e));
            }
        }

        return read;
    }

    /// <summary>Reads an envelope that must be the record it was committed as.</summary>
    /// <exception cref="InvalidRecordException">It is no record, or says that it is another.</exception>
    public static JournalRecord Open(RecordKey key, ReadOnlySpan<byte> body)
    {
        var record = RecordCodec.Decode(body);
        return record.Position == key.Position && record.Node == key.Node.ToString()
            ? record
            : throw new InvalidRecordException("The record says that it is another node's, or of another place in the journal.");
    }

    /// <summary>The lane that a record is about; null when it is about none.</summary>
    /// <exception cref="InvalidRecordException">Its name is not one.</exception>
    public static string? LaneOf(JournalRecord record)
    {
        if (record.Lane is { } lane)
            return IsLane(lane) ? lane : throw new InvalidRecordException("A lane's name has 1 to 32 of a-z, 0-9 and '-'; this record's has not.");
        if (record.Kind is not (LaneChanged.Name or CrossingOpened.Name))
            return null;
        return record.Event is { } e && e.TryGetProperty("lane", out var named) && named.ValueKind == JsonValueKind.String
            && IsLane(named.GetString()!)
                ? named.GetString()
                : null;
    }

    // A lane's name becomes part of a grain's key.
    private static bool IsLane(string name) => NodeName.TryParse($"p/{name}", out _);

    private static PoisonRecord Poison(RecordKey key, InvalidRecordException e) => new(key.Position.Epoch, key.Position.Sequence, e.Message);
}
