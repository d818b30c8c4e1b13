using Microsoft.Data.Sqlite;

namespace Border.Ledger.Storage;

/// <summary>
/// One file, one writer at a time, any number of readers. WAL with synchronous=FULL: a commit is on disk when it returns.
/// secure_delete overwrites deleted keys. SQLite is synchronous, so work runs on the pool, off the caller's grain turn.
/// </summary>
internal sealed class SqliteDatabase : LedgerDatabase
{
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly string _connectionString;
    private readonly LedgerOptions _options;
    private SqliteConnection? _writer;

    public SqliteDatabase(string file, LedgerOptions options, bool readOnly = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            DefaultTimeout = (int)options.CommandTimeout.TotalSeconds,
        }.ToString();
    }

    public override string Kind => "sqlite";

    public override string Spell(string schema) =>
        schema.Replace("{bytes}", "BLOB", StringComparison.Ordinal)
            .Replace("{identity}", "INTEGER PRIMARY KEY", StringComparison.Ordinal);

    // BEGIN IMMEDIATE already holds the only write lock of the file.
    public override Task LockSchemaAsync(Session session, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            try
            {
                await using var connection = new SqliteConnection(_connectionString);
                await connection.OpenAsync(cancellation);
                return await work(new Session(connection, null, _options.CommandTimeout));
            }
            catch (SqliteException e) when (Unavailable(e) is { } why)
            {
                throw new LedgerUnavailableException(why, e);
            }
        },
        cancellation);

    public override async Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            // Once begun, a short local transaction is finished rather than cancelled.
            return await Task.Run(() => InTransactionAsync(work), CancellationToken.None);
        }
        catch (SqliteException e) when (Unavailable(e) is { } why)
        {
            throw new LedgerUnavailableException(why, e);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        if (_writer is not null)
            await _writer.DisposeAsync();
        await using (var pool = new SqliteConnection(_connectionString))
            SqliteConnection.ClearPool(pool);
        _writing.Dispose();
    }

    private async Task<T> InTransactionAsync<T>(Func<Session, Task<T>> work)
    {
        _writer ??= await OpenWriterAsync();
        await using var transaction = _writer.BeginTransaction(deferred: false);
        var result = await work(new Session(_writer, transaction, _options.CommandTimeout));
        await transaction.CommitAsync();
        return result;
    }

    private async Task<SqliteConnection> OpenWriterAsync()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=4000";
            await command.ExecuteNonQueryAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static string? Unavailable(SqliteException e) => e.SqliteErrorCode switch
    {
        5 or 6 => "The ledger's file is locked by another process; only one silo may use a SQLite ledger.",
        8 => "The ledger's file is read-only; give the silo's user the right to write it and its folder.",
        10 => "The ledger's disk failed to read or write; check the disk.",
        13 => "The ledger's disk is full; free space, nodes keep their records meanwhile.",
        26 => "The file is no SQLite database; check the path.",
        14 => "The ledger's file cannot be opened; check that its folder exists and the silo's user may write there.",
        _ => null,
    };
}
