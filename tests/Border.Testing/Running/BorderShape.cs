namespace Border.Testing.Running;

/// <summary>What a running Border consists of.</summary>
public sealed record BorderShape
{
    /// <summary>How many silos the centre has; more than one needs PostgreSQL and a build with Orleans.</summary>
    public int Silos { get; init; } = 1;

    /// <summary>True for the ledger on PostgreSQL, false for the embedded one.</summary>
    public bool Postgres { get; init; }

    /// <summary>The nodes that get certificates, as <c>post/node</c>.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = ["north/n1"];
}
