namespace Border.Ledger;

/// <summary>How the ledger is kept and how long it may take.</summary>
public sealed record LedgerOptions
{
    /// <summary>
    /// The file with the ledger's key-encryption key: 32 bytes, readable by its owner only. Made when missing and the database is new;
    /// silos of one cluster share it. Whoever has it and the database reads everything; losing it erases every subject.
    /// </summary>
    public required string KeyFile { get; init; }

    /// <summary>How long one statement may take. 1 second or more.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long connecting to PostgreSQL may take. 1 second or more.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a piece of work is tried on PostgreSQL before <see cref="LedgerUnavailableException"/>: a pooled
    /// connection may have died since its last use. Every piece of work may safely run twice.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>The most connections to PostgreSQL of this silo.</summary>
    public int MaxConnections { get; init; } = 20;
}
