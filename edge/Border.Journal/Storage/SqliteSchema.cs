using Border.Domain.Records;
using Microsoft.Data.Sqlite;

namespace Border.Journal.Storage;

/// <summary>The journal's tables, and how every connection is set up.</summary>
internal static class SqliteSchema
{
    /// <summary>The file format this code writes (<c>PRAGMA user_version</c>).</summary>
    public const int Version = 1;

    /// <summary>"BORD" (<c>PRAGMA application_id</c>): tells a journal from any other SQLite file.</summary>
    public const int ApplicationId = 0x424F5244;

    private const int SequenceBits = 40;

    // A record's rowid is its position, so that appending goes to the rightmost leaf and needs no second index.
    private const string Tables = """
        CREATE TABLE records(position INTEGER PRIMARY KEY, body BLOB NOT NULL, hash BLOB NOT NULL, key BLOB);
        CREATE TABLE subject_keys(number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, subject TEXT NOT NULL, wrapped BLOB NOT NULL);
        CREATE INDEX subject_keys_by_subject ON subject_keys(subject, number);
        CREATE TABLE state(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        """;

    /// <summary>Up to 2^40 records in each of 2^22 epochs.</summary>
    public static long Pack(RecordPosition position) => (position.Epoch << SequenceBits) | position.Sequence;

    public static RecordPosition Unpack(long position) => new(position >> SequenceBits, position & ((1L << SequenceBits) - 1));

    /// <summary>Opens a connection with every setting that matters written out.</summary>
    public static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        SqliteLibrary.Bind();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        try
        {
            connection.Open();
            Execute(connection, $"""
                PRAGMA busy_timeout=5000;
                PRAGMA temp_store=MEMORY;
                PRAGMA mmap_size=0;
                PRAGMA cache_size=-{(mode == SqliteOpenMode.ReadOnly ? 2048 : 8192)};
                PRAGMA trusted_schema=OFF;
                """);
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw SqliteErrors.Explain(e);
        }
    }

    /// <summary>Makes the one writing connection durable, and the tables when the file is empty.</summary>
    public static void Prepare(SqliteConnection connection, NodeName node)
    {
        try
        {
            var empty = Scalar(connection, "SELECT count(*) FROM sqlite_schema") == 0;
            if (!empty)
                CheckFormat(connection);
            // EXTRA is FULL, and syncs the directory when a rollback journal is deleted. That happens once, when a new file turns to WAL:
            // were that deletion undone by a power cut, the old journal would roll the file back to nothing, records and all.
            Execute(connection, """
                PRAGMA page_size=4096;
                PRAGMA synchronous=EXTRA;
                PRAGMA journal_mode=WAL;
                PRAGMA secure_delete=ON;
                PRAGMA wal_autocheckpoint=0;
                PRAGMA journal_size_limit=67108864;
                """);
            if (empty)
                Create(connection, node);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e);
        }
    }

    /// <summary>
    /// Makes the log's file as long as it will be: an fsync after growing costs several times one after overwriting. What is written for
    /// that is deleted again; its pages are the next records'. A disk that is too full for it is left alone.
    /// </summary>
    public static void LayOutLog(SqliteConnection connection, int bytes)
    {
        if (bytes == 0)
            return;
        try
        {
            Execute(connection, $"""
                CREATE TABLE IF NOT EXISTS laid_out(bytes BLOB);
                INSERT INTO laid_out VALUES (zeroblob({bytes / 2})); -- deleting overwrites it, and takes the other half
                DROP TABLE laid_out;
                PRAGMA wal_checkpoint(RESTART);
                """);
        }
        catch (SqliteException e)
        {
            if (SqliteErrors.Explain(e) is { Failure: not StoreFailure.Full } failure)
                throw failure;
        }
    }

    /// <summary>Checks that the file is a journal of a format this code reads.</summary>
    public static void CheckFormat(SqliteConnection connection)
    {
        if (Scalar(connection, "PRAGMA application_id") != ApplicationId)
            throw new StoreException(StoreFailure.Corrupt, "The database is not a Border journal.");
        var version = Scalar(connection, "PRAGMA user_version");
        if (version > Version)
            throw new StoreException(StoreFailure.Newer, $"The journal has format {version}; this version reads up to {Version}.");
    }

    private static void Create(SqliteConnection connection, NodeName node)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""
            PRAGMA application_id={ApplicationId};
            PRAGMA user_version={Version};
            {Tables}
            INSERT INTO state VALUES ('node', $node);
            """;
        command.Parameters.AddWithValue("$node", node.ToString());
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
