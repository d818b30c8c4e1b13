using System.Runtime.CompilerServices;
using Border.Domain.Records;
using Border.Ledger.Records;
using Border.Ledger.Storage;
using Border.Ledger.Subjects;

namespace Border.Ledger.Verification;

/// <summary>Recomputes every node's hash chain from the stored bodies (invariant I2).</summary>
public sealed class LedgerVerifier : IAsyncDisposable
{
    private const int PageRecords = 1000;
    private static readonly LedgerOptions Reading = new() { KeyFile = "" };
    private readonly LedgerDatabase _database;
    private readonly ILedger _ledger;

    private LedgerVerifier(LedgerDatabase database, ILedger ledger) => (_database, _ledger) = (database, ledger);

    /// <summary>Verifies a SQLite ledger, also while a silo uses it. Reads only and needs no key.</summary>
    /// <param name="file">The database file.</param>
    public static LedgerVerifier OfSqlite(string file)
    {
        var database = new SqliteDatabase(file, Reading, readOnly: true);
        return new LedgerVerifier(database, new SqliteLedger(database, LedgerKey.None, TimeProvider.System));
    }

    /// <summary>Verifies a PostgreSQL ledger, also while silos use it. Reads only and needs no key.</summary>
    /// <param name="connectionString">In Npgsql's form.</param>
    public static LedgerVerifier OfPostgres(string connectionString)
    {
        var database = new PostgresDatabase(connectionString, Reading);
        return new LedgerVerifier(database, new PostgresLedger(database, LedgerKey.None, TimeProvider.System));
    }

    /// <summary>Verifies node after node.</summary>
    /// <exception cref="LedgerUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="LedgerSchemaException">Its schema is older or newer than this program's, or it is no ledger.</exception>
    public async IAsyncEnumerable<NodeVerdict> VerifyAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Migrations.RequireNewestAsync(_database, cancellation);
        await foreach (var verdict in VerifyAsync(_ledger, cancellation))
            yield return verdict;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>Verifies node after node.</summary>
    public static async IAsyncEnumerable<NodeVerdict> VerifyAsync(
        ILedger ledger, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        foreach (var node in await ledger.ListNodesAsync(cancellation))
            yield return await VerifyAsync(ledger, node, cancellation);
    }

    /// <summary>Verifies one node up to its first wrong record.</summary>
    public static async Task<NodeVerdict> VerifyAsync(ILedger ledger, NodeName node, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(node);
        // The head first: records that arrive while this runs are verified next time.
        var head = await ledger.FindHeadAsync(node, cancellation) ?? new NodeHead(RecordPosition.None, Array.Empty<byte>());
        var at = RecordPosition.None;
        byte[] hash = [];
        long records = 0;
        while (at < head.Position && await ledger.ReadNodeAsync(node, at, PageRecords, cancellation) is { Count: > 0 } page)
        {
            foreach (var record in page.TakeWhile(r => r.Key.Position <= head.Position))
            {
                var position = record.Key.Position;
                if (position.Epoch > at.Epoch)
                {
                    (at, hash) = (new RecordPosition(position.Epoch, 0), HashChain.Start(node, position.Epoch));
                }

                if (position != at.Next)
                    return new NodeVerdict(node, records, at.Next, "The record is missing.");
                hash = HashChain.Next(hash, record.Body.Span);
                if (!record.Hash.Span.SequenceEqual(hash))
                    return new NodeVerdict(node, records, position, "The record was changed, or one before it was replaced: its hash does not fit.");
                at = position;
                records++;
            }
        }

        if (at < head.Position)
            return new NodeVerdict(node, records, at.Next, $"Records up to {head.Position} were accepted, but they are missing.");
        if (!head.Hash.Span.SequenceEqual(hash))
            return new NodeVerdict(node, records, at, "The node's head does not fit its records.");
        var (ahead, wrong) = await VerifyAheadAsync(ledger, node, cancellation);
        return new NodeVerdict(node, records, wrong, wrong is null ? null : "The record was committed ahead of those before it, and changed since: its hash does not fit.")
        {
            HeadHash = wrong is null ? Convert.ToHexStringLower(hash) : null,
            Ahead = ahead,
        };
    }

    // Each carries the hash before it, since those before it may never come.
    private static async Task<(long Records, RecordPosition? Wrong)> VerifyAheadAsync(ILedger ledger, NodeName node, CancellationToken cancellation)
    {
        var at = RecordPosition.None;
        long records = 0;
        while (await ledger.ReadAheadAsync(node, at, PageRecords, cancellation) is { Count: > 0 } page)
        {
            foreach (var (record, previous) in page)
            {
                at = record.Key.Position;
                if (!record.Hash.Span.SequenceEqual(HashChain.Next(previous.Span, record.Body.Span)))
                    return (records, at);
                records++;
            }
        }

        return (records, null);
    }
}

/// <summary>What verifying a node's records showed.</summary>
/// <param name="Node">The node.</param>
/// <param name="Records">How many records were right, from the first on.</param>
/// <param name="Wrong">The first wrong or missing record; null when all is right.</param>
/// <param name="Problem">What is wrong there, in words.</param>
public sealed record NodeVerdict(NodeName Node, long Records, RecordPosition? Wrong, string? Problem)
{
    /// <summary>The chain hash after the last record, lower-case hex; null when something is wrong.</summary>
    public string? HeadHash { get; init; }

    /// <summary>Records beyond these that were committed ahead of those before them and are right.</summary>
    public long Ahead { get; init; }
}
