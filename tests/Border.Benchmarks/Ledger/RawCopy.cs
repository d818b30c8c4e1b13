using System.Diagnostics;
using Border.Benchmarks.Reporting;
using Border.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace Border.Benchmarks.Ledger;

/// <summary>The fastest way that PostgreSQL takes rows: binary COPY, with nothing checked but the primary key.</summary>
internal static class RawCopy
{
    /// <summary>Makes an empty table like the ledger's.</summary>
    public static async Task PrepareAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "DROP TABLE IF EXISTS bench_records; CREATE TABLE bench_records (LIKE records INCLUDING ALL)", connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Copies a node's rows, so many in a transaction.</summary>
    public static async Task<Latencies> CopyAsync(
        string connectionString, BenchHistory history, int node, int batchRecords, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        var latencies = new Latencies();
        for (var first = 0; first < history.Bodies.Length; first += batchRecords)
        {
            var started = Stopwatch.GetTimestamp();
            await CopyBatchAsync(connection, history, node, first, Math.Min(batchRecords, history.Bodies.Length - first), cancellation);
            latencies.AddSince(started);
        }

        return latencies;
    }

    /// <summary>Copies records that a ledger holds, so many in a transaction.</summary>
    public static async Task CopyAsync(
        string connectionString, IReadOnlyList<LedgerRecord> records, int batchRecords, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        foreach (var batch in records.Chunk(batchRecords))
            await CopyRowsAsync(connection, batch.Select(r => (1L, r.Key.Position.Sequence, r.Hash, r.Body)), cancellation);
    }

    private static Task CopyBatchAsync(
        NpgsqlConnection connection, BenchHistory history, int node, int first, int count, CancellationToken cancellation) => CopyRowsAsync(
        connection,
        Enumerable.Range(first, count).Select(i => ((long)node, i + 1L, (ReadOnlyMemory<byte>)history.HashAfter(i), history.Bodies[i])),
        cancellation);

    private static async Task CopyRowsAsync(
        NpgsqlConnection connection,
        IEnumerable<(long Node, long Sequence, ReadOnlyMemory<byte> Hash, ReadOnlyMemory<byte> Body)> rows,
        CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY bench_records (node, epoch, seq, committed_at, hash, body) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var (node, sequence, hash, body) in rows)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(node, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(1L, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(sequence, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(0L, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(hash, NpgsqlDbType.Bytea, cancellation);
            await copy.WriteAsync(body, NpgsqlDbType.Bytea, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }
}
