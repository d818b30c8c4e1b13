using Border.Domain.Records;
using Microsoft.Data.Sqlite;

namespace Border.Journal.Storage;

/// <summary>One connection for reading; used by one thread at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Statement _records;
    private readonly Statement _hash;
    private readonly Statement _keyById;
    private readonly Statement _keyBySubject;
    private readonly Statement _lastBefore;
    private readonly Statement _state;

    public SqliteReader(SqliteConnection connection)
    {
        _connection = connection;
        var db = connection.Handle!;
        _records = new Statement(db, "SELECT position, body, hash, key FROM records WHERE position > ?1 ORDER BY position LIMIT ?2");
        _hash = new Statement(db, "SELECT hash FROM records WHERE position = ?1");
        _keyById = new Statement(db, "SELECT id, subject, wrapped FROM subject_keys WHERE id = ?1");
        _keyBySubject = new Statement(db, "SELECT id, subject, wrapped FROM subject_keys WHERE subject = ?1 ORDER BY number DESC LIMIT 1");
        _lastBefore = new Statement(db, "SELECT max(position) FROM records WHERE position < ?1");
        _state = new Statement(db, "SELECT value FROM state WHERE name = ?1");
    }

    public StoreState Load()
    {
        var node = State("node") ?? throw new StoreException(StoreFailure.Corrupt, "The journal does not say whose it is.");
        var acknowledged = State("acknowledged") is { } packed ? SqliteSchema.Unpack(ParseNumber(packed)) : RecordPosition.None;
        var last = LastBefore(long.MaxValue);
        if (last is not { } position)
            return new StoreState(node, State("identity"), RecordPosition.None, null, null, acknowledged);
        var row = Read(position with { Sequence = position.Sequence - 1 }, 1, 0)[0];
        return new StoreState(node, State("identity"), position, row.Hash, row.Body, acknowledged);
    }

    public IReadOnlyList<StoredRow> Read(RecordPosition after, int maxRecords, int maxBytes)
    {
        var rows = new List<StoredRow>(Math.Min(maxRecords, 256));
        long bytes = 0;
        try
        {
            _records.Bind(1, SqliteSchema.Pack(after)).Bind(2, (long)maxRecords);
            while (_records.Step())
            {
                bytes += _records.Bytes(1).Length;
                if (rows.Count > 0 && bytes > maxBytes)
                    break;
                rows.Add(new StoredRow(
                    SqliteSchema.Unpack(_records.Number(0)), _records.Bytes(1).ToArray(), _records.Bytes(2).ToArray(), _records.Id(3)));
            }
        }
        finally
        {
            _records.Reset();
        }

        return rows;
    }

    public byte[]? FindHash(RecordPosition position)
    {
        try
        {
            return _hash.Bind(1, SqliteSchema.Pack(position)).Step() ? _hash.Bytes(0).ToArray() : null;
        }
        finally
        {
            _hash.Reset();
        }
    }

    public WrappedKey? FindKey(Guid id) => Key(_keyById.Bind(1, id));

    public WrappedKey? FindSubject(string subject) => Key(_keyBySubject.Bind(1, subject));

    public IReadOnlyList<RecordPosition> EpochEnds(long fromEpoch)
    {
        var ends = new List<RecordPosition>();
        for (var end = LastBefore(long.MaxValue); end is { } last && last.Epoch >= fromEpoch; end = LastBefore(SqliteSchema.Pack(new(last.Epoch, 0))))
            ends.Add(last);
        ends.Reverse();
        return ends;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _records, _hash, _keyById, _keyBySubject, _lastBefore, _state })
            statement.Dispose();
        _connection.Dispose();
    }

    private RecordPosition? LastBefore(long position)
    {
        try
        {
            return _lastBefore.Bind(1, position).Step() && !_lastBefore.IsNull(0) ? SqliteSchema.Unpack(_lastBefore.Number(0)) : null;
        }
        finally
        {
            _lastBefore.Reset();
        }
    }

    private string? State(string name)
    {
        try
        {
            return _state.Bind(1, name).Step() ? _state.Text(0) : null;
        }
        finally
        {
            _state.Reset();
        }
    }

    private static WrappedKey? Key(Statement found)
    {
        try
        {
            return found.Step() ? new WrappedKey(found.Id(0)!.Value, found.Text(1), found.Bytes(2).ToArray()) : null;
        }
        finally
        {
            found.Reset();
        }
    }

    private static long ParseNumber(string text) =>
        long.TryParse(text, out var number) && number >= 0
            ? number
            : throw new StoreException(StoreFailure.Corrupt, "The outbox cursor is not a number.");
}
