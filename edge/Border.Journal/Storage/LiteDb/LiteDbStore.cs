using Border.Domain.Records;
using LiteDB;

namespace Border.Journal.Storage.LiteDb;

/// <summary>
/// A journal's rows in LiteDB 5. LiteDB does not sync its log when it commits, and a page of the log has no checksum; so the log is a
/// <see cref="FramedLog"/>, synced here after each commit, and checkpoints happen only here, when the log is durable.
/// </summary>
internal sealed partial class LiteDbStore : IRecordStore
{
    private const long CheckpointBytes = 4 * 1024 * 1024;

    private readonly LiteDatabase _database;
    private readonly SyncedStream _data;
    private readonly FramedLog _log;
    private readonly ILiteCollection<BsonDocument> _records, _keys, _state;
    private readonly Lock _dead = new();
    private bool _isDead;
    private bool _inTransaction;

    private LiteDbStore(LiteDatabase database, SyncedStream data, FramedLog log)
    {
        (_database, _data, _log) = (database, data, log);
        _records = database.GetCollection("records");
        _keys = database.GetCollection("subject_keys");
        _state = database.GetCollection("state");
    }

    public StoreState Load() => Do(() =>
    {
        var node = State("node") ?? throw new StoreException(StoreFailure.Corrupt, "The journal does not say whose it is.");
        var acknowledged = State("acknowledged") is { } packed ? SqliteSchema.Unpack(packed.AsInt64) : RecordPosition.None;
        if (LastBefore(long.MaxValue) is not { } last)
            return new StoreState(node.AsString, State("identity")?.AsString, RecordPosition.None, null, null, acknowledged);
        var row = _records.FindById(SqliteSchema.Pack(last));
        return new StoreState(node.AsString, State("identity")?.AsString, last, row["hash"].AsBinary, row["body"].AsBinary, acknowledged);
    });

    public void Begin() => Do(() => _inTransaction = _database.BeginTrans());

    public void Insert(RecordPosition position, ReadOnlySpan<byte> body, ReadOnlySpan<byte> hash, Guid? key)
    {
        var row = new BsonDocument { ["_id"] = SqliteSchema.Pack(position), ["body"] = body.ToArray(), ["hash"] = hash.ToArray() };
        if (key is { } id)
            row["key"] = id;
        Do(() => _records.Insert(row));
    }

    public void InsertKey(WrappedKey key) => Do(() =>
    {
        if (_keys.FindById(key.Id) is null)
            _keys.Insert(new BsonDocument { ["_id"] = key.Id, ["subject"] = key.Subject, ["wrapped"] = key.Wrapped, ["number"] = KeysOf(key.Subject).Count });
        return true;
    });

    public int DeleteKeys(string subject) => Do(() =>
    {
        var keys = KeysOf(subject);
        foreach (var key in keys)
        {
            // Overwritten in place first: what is deleted may stay in a page until something else needs the room.
            key["wrapped"] = new byte[key["wrapped"].AsBinary.Length];
            _keys.Update(key);
            _keys.Delete(key["_id"]);
        }

        return keys.Count;
    });

    public void SetAcknowledged(RecordPosition through) => SetState("acknowledged", SqliteSchema.Pack(through));

    public void SetIdentity(string identity) => SetState("identity", identity);

    public void Commit() => Do(() =>
    {
        _inTransaction = false;
        _database.Commit();
        try
        {
            _log.Sync();
        }
        catch (Exception)
        {
            // LiteDB has it in memory and the disk may not: what is on the disk is found out when the journal is opened again.
            Abandon();
            throw;
        }

        return true;
    });

    public void Rollback()
    {
        if (!_inTransaction)
            return;
        _inTransaction = false;
        try
        {
            _database.Rollback();
        }
        catch (Exception e) when (LiteDbErrors.IsExpected(e))
        {
            Abandon();
        }
    }

    public bool Wipe() => Do(() =>
    {
        _database.Checkpoint();
        return true;
    });

    public void Upkeep()
    {
        if (_log.Length > CheckpointBytes)
            Wipe();
    }

    public IReadOnlyList<StoredRow> Read(RecordPosition after, int maxRecords, int maxBytes) => Do(() =>
    {
        var rows = new List<StoredRow>(Math.Min(maxRecords, 256));
        long bytes = 0;
        foreach (var row in _records.Query().Where("_id > @0", SqliteSchema.Pack(after)).OrderBy("_id").Limit(maxRecords).ToEnumerable())
        {
            var body = row["body"].AsBinary;
            bytes += body.Length;
            if (rows.Count > 0 && bytes > maxBytes)
                break;
            rows.Add(new StoredRow(SqliteSchema.Unpack(row["_id"].AsInt64), body, row["hash"].AsBinary, row["key"].IsNull ? null : row["key"].AsGuid));
        }

        return rows;
    });

    public byte[]? FindHash(RecordPosition position) => Do(() => _records.FindById(SqliteSchema.Pack(position))?["hash"].AsBinary);

    public WrappedKey? FindKey(Guid id) => Do(() => Key(_keys.FindById(id)));

    public WrappedKey? FindSubject(string subject) => Do(() => Key(KeysOf(subject).MaxBy(key => key["number"].AsInt64)));

    public IReadOnlyList<RecordPosition> EpochEnds(long fromEpoch) => Do(() =>
    {
        var ends = new List<RecordPosition>();
        for (var end = LastBefore(long.MaxValue); end is { } last && last.Epoch >= fromEpoch; end = LastBefore(SqliteSchema.Pack(new(last.Epoch, 0))))
            ends.Add(last);
        ends.Reverse();
        return ends;
    });

    public void Dispose()
    {
        try
        {
            _database.Dispose();
        }
        catch (Exception e) when (LiteDbErrors.IsExpected(e))
        {
            // Everything acknowledged is durable already.
        }

        _data.Dispose();
        _log.Dispose();
    }

    private BsonValue? State(string name) => _state.FindById(name)?["value"];

    private void SetState(string name, BsonValue value) => Do(() => _state.Upsert(new BsonDocument { ["_id"] = name, ["value"] = value }));

    private List<BsonDocument> KeysOf(string subject) => _keys.Query().Where("subject = @0", subject).ToList();

    private RecordPosition? LastBefore(long position) =>
        _records.Query().Where("_id < @0", position).OrderByDescending("_id").FirstOrDefault() is { } row ? SqliteSchema.Unpack(row["_id"].AsInt64) : null;

    private static WrappedKey? Key(BsonDocument? key) => key is null ? null : new WrappedKey(key["_id"].AsGuid, key["subject"].AsString, key["wrapped"].AsBinary);

    private void Abandon()
    {
        lock (_dead)
            (_isDead, _data.IsAbandoned, _log.IsAbandoned) = (true, true, true);
    }

    private T Do<T>(Func<T> work)
    {
        try
        {
            return _isDead ? throw new StoreException(StoreFailure.Disk, "A write failed before; open the journal again.") : work();
        }
        catch (Exception e) when (LiteDbErrors.IsExpected(e))
        {
            throw LiteDbErrors.Explain(e);
        }
    }
}
