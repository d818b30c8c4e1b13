using Border.Ledger.Alerts;
using Border.Ledger.Bundles;
using Border.Ledger.Crossings;
using Border.Ledger.Quarantine;
using Border.Ledger.Records;
using Border.Ledger.Snapshots;
using Border.Ledger.Staff;
using Border.Ledger.Storage;
using Border.Ledger.Subjects;

namespace Border.Ledger;

/// <summary>Everything the centre keeps, in one database: the ledger itself and the small stores beside it. Safe from many threads.</summary>
public sealed class CentreStore : IAsyncDisposable
{
    private readonly LedgerDatabase _database;

    private CentreStore(LedgerDatabase database, LedgerKey key, TimeProvider time)
    {
        _database = database;
        Ledger = database switch
        {
            PostgresDatabase postgres => new PostgresLedger(postgres, key, time),
            _ => new SqliteLedger(database, key, time),
        };
        Alerts = new AlertStore(database, time);
        Crossings = new CrossingIndex(database, time);
        Staff = new StaffStore(database, key, time);
        Bundles = new BundleStore(database, key, time);
        Quarantine = new QuarantineStore(database, time);
        Snapshots = database is PostgresDatabase server ? new PostgresSnapshotStore(server) : new SnapshotStore(database);
    }

    /// <summary>Every node's records, streams over them, subject keys, routing cursors.</summary>
    public ILedger Ledger { get; }

    /// <summary>What commanders must see.</summary>
    public IAlertStore Alerts { get; }

    /// <summary>Crossings to search and count.</summary>
    public ICrossingIndex Crossings { get; }

    /// <summary>The staff list, version by version.</summary>
    public IStaffStore Staff { get; }

    /// <summary>Signed bundles to send down.</summary>
    public IBundleStore Bundles { get; }

    /// <summary>Records that could not be understood.</summary>
    public IQuarantine Quarantine { get; }

    /// <summary>What grains remember so that they wake up fast.</summary>
    public ISnapshotStore Snapshots { get; }

    /// <summary>The database's kind, for logs and health pages: <c>sqlite</c> or <c>postgresql</c>.</summary>
    public string Kind => _database.Kind;

    /// <summary>Opens or makes an embedded ledger for a single silo.</summary>
    /// <param name="file">The database file; its folder must exist.</param>
    /// <param name="options">Key file and limits.</param>
    /// <param name="time">The clock for "committed at" and the like.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LedgerUnavailableException">The file cannot be opened.</exception>
    /// <exception cref="LedgerKeyException">The key file is missing, open to others, or belongs to another ledger.</exception>
    public static Task<CentreStore> OpenSqliteAsync(string file, LedgerOptions options, TimeProvider time, CancellationToken cancellation) =>
        OpenAsync(new SqliteDatabase(file, options), options, time, cancellation);

    /// <summary>Opens or makes a ledger that several silos share.</summary>
    /// <param name="connectionString">In Npgsql's form; timeouts and pool size come from <paramref name="options"/>.</param>
    /// <param name="options">Key file and limits.</param>
    /// <param name="time">The clock for "committed at" and the like.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LedgerUnavailableException">PostgreSQL cannot be reached.</exception>
    /// <exception cref="LedgerKeyException">The key file is missing, open to others, or belongs to another ledger.</exception>
    public static Task<CentreStore> OpenPostgresAsync(
        string connectionString, LedgerOptions options, TimeProvider time, CancellationToken cancellation) =>
        OpenAsync(new PostgresDatabase(connectionString, options), options, time, cancellation);

    /// <summary>Completes when the database answers.</summary>
    /// <exception cref="LedgerUnavailableException">It does not.</exception>
    public Task PingAsync(CancellationToken cancellation) =>
        _database.ReadAsync(session => session.ScalarAsync("SELECT 1", cancellation), cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static async Task<CentreStore> OpenAsync(
        LedgerDatabase database, LedgerOptions options, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(time);
        try
        {
            await Migrations.ApplyAsync(database, time, cancellation);
            var key = await LedgerKey.LoadAsync(database, options.KeyFile, cancellation);
            return new CentreStore(database, key, time);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
