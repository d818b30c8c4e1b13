using System.Diagnostics;
using System.Runtime.InteropServices;
using Border.Benchmarks.Reporting;
using Microsoft.Data.Sqlite;

namespace Border.Benchmarks.Ledger;

/// <summary>The same rows into SQLite without a ledger: a prepared insert, one transaction and fsync per batch, writers take turns.</summary>
internal sealed class PlainBatches : IDisposable
{
    private readonly Lock _turn = new();
    private readonly SqliteConnection _connection;

    public PlainBatches(string file)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        using var setUp = _connection.CreateCommand();
        setUp.CommandText = """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000;
            CREATE TABLE records (node BIGINT NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, committed_at BIGINT NOT NULL,
              hash BLOB NOT NULL, body BLOB NOT NULL, PRIMARY KEY (node, epoch, seq));
            """;
        setUp.ExecuteNonQuery();
    }

    public Latencies Put(BenchHistory history, int node, int batchRecords)
    {
        var latencies = new Latencies();
        for (var first = 0; first < history.Bodies.Length; first += batchRecords)
        {
            var started = Stopwatch.GetTimestamp();
            lock (_turn)
                PutBatch(history, node, first, Math.Min(first + batchRecords, history.Bodies.Length));
            latencies.AddSince(started);
        }

        return latencies;
    }

    public void Dispose() => _connection.Dispose();

    private void PutBatch(BenchHistory history, int node, int first, int end)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO records VALUES ($node, 1, $seq, 0, $hash, $body)";
        insert.Parameters.AddWithValue("$node", node);
        var seq = insert.Parameters.AddWithValue("$seq", 0L);
        var hash = insert.Parameters.AddWithValue("$hash", Array.Empty<byte>());
        var body = insert.Parameters.AddWithValue("$body", Array.Empty<byte>());
        for (var i = first; i < end; i++)
        {
            seq.Value = i + 1L;
            hash.Value = history.HashAfter(i);
            body.Value = MemoryMarshal.TryGetArray(history.Bodies[i], out var bytes) ? bytes.Array : history.Bodies[i].ToArray();
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
