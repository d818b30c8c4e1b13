namespace Border.Ledger.Storage;

/// <summary>
/// The one thing that differs between SQLite and PostgreSQL for most of the ledger: how a piece of work gets a connection. The SQL is
/// the same where both understand it: BIGINT (also for times, in milliseconds since 1970), TEXT and bytes.
/// </summary>
internal abstract class LedgerDatabase : IAsyncDisposable
{
    /// <summary><c>sqlite</c> or <c>postgresql</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Replaces the words of <see cref="Schema"/> that the databases spell differently.</summary>
    public abstract string Spell(string schema);

    /// <summary>Runs before migrations inside their transaction, so that silos starting together take turns.</summary>
    public abstract Task LockSchemaAsync(Session session, CancellationToken cancellation);

    /// <summary>Runs work that only reads.</summary>
    /// <exception cref="LedgerUnavailableException">The database cannot be reached.</exception>
    public abstract Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation);

    /// <summary>Runs work in one transaction; all of it is durable when this returns. It may run again, so it has no effect outside.</summary>
    /// <exception cref="LedgerUnavailableException">The database cannot be reached; the transaction may or may not be there.</exception>
    public abstract Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellation);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
