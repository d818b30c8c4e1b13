using System.Collections.Concurrent;
using Border.Domain.Records;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Border.Journal.Storage;

/// <summary>Opens <c>journal.db</c>.</summary>
internal sealed class SqliteStoreFactory(CheckpointLimits? limits = null) : IStoreFactory
{
    public IReadOnlyList<string> FileNames { get; } = ["journal.db", "journal.db-wal", "journal.db-shm", "journal.db-journal"];

    public string MainFile => "journal.db";

    public IRecordStore Open(string directory, NodeName node) => SqliteStore.Open(Path.Combine(directory, MainFile), node, limits);
}

/// <summary>A journal's rows in one SQLite file: WAL, synchronous=FULL, one writing connection, a few reading ones.</summary>
internal sealed class SqliteStore : IRecordStore
{
    // What a commit adds beside the records: pages are written whole.
    private const long CommitBytes = 2 * 4096;
    private const int MaxReaders = 4;

    private readonly string _file;
    private readonly SqliteConnection _connection;
    private readonly Statement _begin, _insert, _insertKey, _deleteKeys, _setState, _commit, _rollback;
    private readonly ConcurrentBag<SqliteReader> _idleReaders = [];
    private readonly SemaphoreSlim _readerSlots = new(MaxReaders);
    private readonly CheckpointLimits _limits;
    private readonly SqliteCheckpointer _checkpointer;
    private long _bytesSinceCheckpoint;

    private SqliteStore(string file, SqliteConnection connection, CheckpointLimits limits)
    {
        (_file, _connection, _limits) = (file, connection, limits);
        var db = connection.Handle!;
        _begin = new Statement(db, "BEGIN IMMEDIATE");
        _insert = new Statement(db, "INSERT INTO records(position, body, hash, key) VALUES (?1, ?2, ?3, ?4)");
        _insertKey = new Statement(db, "INSERT INTO subject_keys(id, subject, wrapped) VALUES (?1, ?2, ?3) ON CONFLICT(id) DO NOTHING");
        _deleteKeys = new Statement(db, "DELETE FROM subject_keys WHERE subject = ?1");
        _setState = new Statement(db, "INSERT INTO state VALUES (?1, ?2) ON CONFLICT(name) DO UPDATE SET value = excluded.value");
        _commit = new Statement(db, "COMMIT");
        _rollback = new Statement(db, "ROLLBACK");
        _checkpointer = new SqliteCheckpointer(file);
    }

    public static SqliteStore Open(string file, NodeName node, CheckpointLimits? limits = null)
    {
        var connection = SqliteSchema.Connect(file, SqliteOpenMode.ReadWriteCreate);
        try
        {
            limits ??= new CheckpointLimits();
            SqliteSchema.Prepare(connection, node);
            SqliteSchema.LayOutLog(connection, limits.LaidOutBytes);
            return new SqliteStore(file, connection, limits);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Begin() => _begin.Run();

    public void Insert(RecordPosition position, ReadOnlySpan<byte> body, ReadOnlySpan<byte> hash, Guid? key)
    {
        _insert.Bind(1, SqliteSchema.Pack(position)).Bind(2, body).Bind(3, hash).Bind(4, key).Run();
        _bytesSinceCheckpoint += body.Length;
    }

    public void InsertKey(WrappedKey key) => _insertKey.Bind(1, key.Id).Bind(2, key.Subject).Bind(3, key.Wrapped).Run();

    public int DeleteKeys(string subject)
    {
        _deleteKeys.Bind(1, subject).Run();
        return raw.sqlite3_changes(_connection.Handle);
    }

    public void SetAcknowledged(RecordPosition through)
    {
        _setState.Bind(1, "acknowledged").Bind(2, SqliteSchema.Pack(through)).Run();
    }

    public void SetIdentity(string identity) => _setState.Bind(1, "identity").Bind(2, identity).Run();

    public void Commit()
    {
        _commit.Run();
        _bytesSinceCheckpoint += CommitBytes;
    }

    public void Rollback()
    {
        // SQLite may have rolled back on its own; then there is nothing to undo and nothing to report.
        if (raw.sqlite3_get_autocommit(_connection.Handle) != 0)
            return;
        try
        {
            _rollback.Run();
        }
        catch (StoreException)
        {
        }
    }

    public bool Wipe()
    {
        _bytesSinceCheckpoint = 0;
        return SqliteCheckpointer.Checkpoint(_connection.Handle!, raw.SQLITE_CHECKPOINT_TRUNCATE, out _);
    }

    public void Upkeep()
    {
        _checkpointer.ThrowIfFailed();
        if (_bytesSinceCheckpoint < _limits.StepBytes)
            return;
        if (_checkpointer.LogBytes < _limits.MaxLogBytes)
            _checkpointer.Request();
        else if (!_checkpointer.RunHere(_connection.Handle!))
            return;
        _bytesSinceCheckpoint = 0;
    }

    public StoreState Load() => Using(r => r.Load());

    public IReadOnlyList<StoredRow> Read(RecordPosition after, int maxRecords, int maxBytes) => Using(r => r.Read(after, maxRecords, maxBytes));

    public byte[]? FindHash(RecordPosition position) => Using(r => r.FindHash(position));

    public WrappedKey? FindKey(Guid id) => Using(r => r.FindKey(id));

    public WrappedKey? FindSubject(string subject) => Using(r => r.FindSubject(subject));

    public IReadOnlyList<RecordPosition> EpochEnds(long fromEpoch) => Using(r => r.EpochEnds(fromEpoch));

    public void Dispose()
    {
        while (_idleReaders.TryTake(out var reader))
            reader.Dispose();
        foreach (var statement in new[] { _begin, _insert, _insertKey, _deleteKeys, _setState, _commit, _rollback })
            statement.Dispose();
        _checkpointer.Dispose();
        _connection.Dispose();
        _readerSlots.Dispose();
    }

    private T Using<T>(Func<SqliteReader, T> read)
    {
        _readerSlots.Wait();
        try
        {
            if (!_idleReaders.TryTake(out var reader))
                reader = new SqliteReader(SqliteSchema.Connect(_file, SqliteOpenMode.ReadOnly));
            try
            {
                return read(reader);
            }
            finally
            {
                _idleReaders.Add(reader);
            }
        }
        finally
        {
            _readerSlots.Release();
        }
    }
}
