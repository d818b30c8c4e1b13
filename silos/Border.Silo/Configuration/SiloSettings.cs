namespace Border.Silo.Configuration;

/// <summary>How one silo of the centre is set up: the file <c>silo.json</c>. Paths are relative to that file.</summary>
public sealed record SiloSettings
{
    /// <summary>This silo's name, unique in the cluster: 1-32 of a-z, 0-9 and '-'.</summary>
    public required string Name { get; init; }

    /// <summary>Where pages and API are served, for example <c>https://0.0.0.0:8443</c>. Only https.</summary>
    public required string Url { get; init; }

    /// <summary>A folder of its own for keys, the embedded ledger and the first-run credentials; created with mode 0700.</summary>
    public required string StateFolder { get; init; }

    /// <summary>The folder <c>centre</c> that deploy/certs.sh made.</summary>
    public required string CertificateFolder { get; init; }

    /// <summary>The broker.</summary>
    public required BrokerSettings Broker { get; init; }

    /// <summary>The ledger.</summary>
    public LedgerSettings Ledger { get; init => field = value ?? new(); } = new();

    /// <summary>The cluster; used where the build has Orleans and the ledger is PostgreSQL.</summary>
    public ClusterSettings Cluster { get; init => field = value ?? new(); } = new();

    /// <summary>True to make one demonstration account per role at the first run, beside the administrator.</summary>
    public bool DemonstrationStaff { get; init; }

    /// <summary>The OTLP endpoint that metrics and traces go to; null for none.</summary>
    public string? TelemetryEndpoint { get; init; }
}

/// <summary>Where the MQTT broker is.</summary>
/// <param name="Host">Its name, as in its certificate.</param>
/// <param name="Port">Its port for the centre.</param>
public sealed record BrokerSettings(string Host, int Port);

/// <summary>Which database holds the ledger.</summary>
public sealed record LedgerSettings
{
    /// <summary>The PostgreSQL connection string; null for the embedded SQLite ledger in the state folder.</summary>
    public string? Postgres { get; init; }

    /// <summary>
    /// Where images of crossings are kept: one folder for all silos of a cluster. Null: <c>evidence</c> in the state folder with the embedded
    /// ledger; with PostgreSQL it must be named, or images stay at the nodes.
    /// </summary>
    public string? EvidenceFolder { get; init; }

    /// <summary>How many megabytes (10^6 bytes) of images a node may bring in a day (UTC); what is beyond waits at the node.</summary>
    public long EvidenceMegabytesPerDay { get; init => field = value == 0 ? 10_000 : value; } = 10_000;

    /// <summary>The file of the key that wraps what the ledger keeps secret; the same for every silo of a cluster. Made at the first run.</summary>
    public string? KeyFile { get; init; }
}

/// <summary>How silos find each other.</summary>
public sealed record ClusterSettings
{
    /// <summary>The cluster's name; silos of one cluster share it and the PostgreSQL database.</summary>
    public string Id { get; init => field = value ?? "border"; } = "border";

    /// <summary>The address that other silos reach this one at.</summary>
    public string Address { get; init => field = value ?? "127.0.0.1"; } = "127.0.0.1";

    /// <summary>The port between silos.</summary>
    public int SiloPort { get; init => field = value == 0 ? 11111 : value; } = 11111;

    /// <summary>The port for clients of the cluster.</summary>
    public int GatewayPort { get; init => field = value == 0 ? 30000 : value; } = 30000;
}
