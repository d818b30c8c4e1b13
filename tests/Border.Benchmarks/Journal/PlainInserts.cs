using Microsoft.Data.Sqlite;

namespace Border.Benchmarks.Journal;

/// <summary>What a service does without a journal: one INSERT, one transaction, one fsync per record; writers take turns at a connection.</summary>
internal sealed class PlainInserts : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public PlainInserts(string file, byte[] body)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        using var setUp = _connection.CreateCommand();
        setUp.CommandText = """
            PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4096; PRAGMA cache_size=-8192;
            CREATE TABLE records(position INTEGER PRIMARY KEY, body BLOB NOT NULL, hash BLOB NOT NULL, key BLOB);
            """;
        setUp.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO records(body, hash, key) VALUES ($body, $hash, $key)";
        _insert.Parameters.AddWithValue("$body", body);
        _insert.Parameters.AddWithValue("$hash", new byte[32]);
        _insert.Parameters.AddWithValue("$key", new byte[16]);
        _insert.Prepare();
    }

    public async Task InsertAsync()
    {
        await _turn.WaitAsync();
        try
        {
            _insert.ExecuteNonQuery();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        _turn.Dispose();
    }
}
