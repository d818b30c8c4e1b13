using Npgsql;

namespace Border.Ledger.Storage;

/// <summary>A pool of connections to PostgreSQL. Commits are durable by the server's own setting (synchronous_commit is forced on).</summary>
internal sealed class PostgresDatabase : LedgerDatabase
{
    // Any constant will do; it only has to be the same in every silo.
    private const long SchemaLock = 0x426F72646572;

    private readonly NpgsqlDataSource _source;
    private readonly LedgerOptions _options;

    public PostgresDatabase(string connectionString, LedgerOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "border-ledger",
            CommandTimeout = (int)options.CommandTimeout.TotalSeconds,
            Timeout = (int)options.ConnectTimeout.TotalSeconds,
            MaxPoolSize = options.MaxConnections,
            MaxAutoPrepare = 60,
            AutoPrepareMinUsages = 2,
            Options = "-c synchronous_commit=on",
        });
    }

    public override string Kind => "postgresql";

    public override string Spell(string schema) =>
        schema.Replace("{bytes}", "BYTEA", StringComparison.Ordinal)
            .Replace("{identity}", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", StringComparison.Ordinal);

    public override Task LockSchemaAsync(Session session, CancellationToken cancellation) =>
        session.ExecuteAsync("SELECT pg_advisory_xact_lock(@lock)", cancellation, ("lock", SchemaLock));

    public override Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation) =>
        OnConnectionAsync(connection => work(new Session(connection, null, _options.CommandTimeout)), cancellation);

    public override Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation) => OnConnectionAsync(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var result = await work(new Session(connection, transaction, _options.CommandTimeout));
            await transaction.CommitAsync(cancellation);
            return result;
        },
        cancellation);

    /// <summary>Runs work on a connection; again, at most <see cref="LedgerOptions.Attempts"/> times, when the connection fails.</summary>
    public async Task<T> OnConnectionAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(cancellation);
                return await work(connection);
            }
            catch (Exception e) when (IsUnavailable(e))
            {
                // One dead pooled connection usually means that all are: do not fetch the next dead one.
                _source.Clear();
                if (attempt >= _options.Attempts)
                    throw new LedgerUnavailableException("PostgreSQL cannot be reached or is restarting; check it, nodes keep their records.", e);
            }
        }
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    private static bool IsUnavailable(Exception e) => e switch
    {
        PostgresException server => server.IsTransient || server.SqlState is "57P01" or "57P02" or "57P03" or "53100" or "25006",
        NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException => true,
        ObjectDisposedException => false,
        _ => false,
    };
}
