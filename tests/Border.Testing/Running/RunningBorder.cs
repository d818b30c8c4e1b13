using System.Text.Json.Nodes;

namespace Border.Testing.Running;

/// <summary>
/// A whole Border of real processes: broker with mutual TLS, the centre's silos, a node with simulated devices, nodes without cameras. The
/// broker (and PostgreSQL, if asked for) runs at once; the test starts the rest. Every part can be killed and started again on its ports
/// and data.
/// </summary>
public sealed class RunningBorder : IAsyncDisposable
{
    private readonly TempFolder _folder = new("border");
    private readonly TestCertificates _certificates;

    private RunningBorder(BorderShape shape, TestCertificates certificates, PrivateMosquitto broker, PrivatePostgres? postgres)
    {
        (_certificates, Broker, Postgres) = (certificates, broker, postgres);
        LedgerKeyFile = _folder["ledger.key"];
        var ledger = new JsonObject { ["keyFile"] = LedgerKeyFile };
        if (postgres is not null)
            ledger["postgres"] = postgres.ConnectionString;
        Silos = [.. Enumerable.Range(1, shape.Silos).Select(i => new RunningSilo($"silo-{i}", _folder[$"silo-{i}"], certificates, broker, ledger))];
        Node = new RunningNode(shape.Nodes[0], _folder["edge"], certificates, broker);
        Load = new RunningLoad(shape.Nodes, _folder["load"], certificates, broker);
    }

    /// <summary>Everybody's certificates and keys.</summary>
    public TestCertificates Certificates => _certificates;

    /// <summary>The broker.</summary>
    public PrivateMosquitto Broker { get; }

    /// <summary>The centre's database; null with the embedded ledger.</summary>
    public PrivatePostgres? Postgres { get; }

    /// <summary>The centre's silos.</summary>
    public IReadOnlyList<RunningSilo> Silos { get; }

    /// <summary>The first silo, for a centre of one.</summary>
    public RunningSilo Centre => Silos[0];

    /// <summary>A whole node of the first name; not to run beside <see cref="Load"/>, which has the same names.</summary>
    public RunningNode Node { get; }

    /// <summary>Nodes without cameras, of all names.</summary>
    public RunningLoad Load { get; }

    /// <summary>The file that wraps what the ledger keeps secret.</summary>
    public string LedgerKeyFile { get; }

    /// <summary>Account to password, as the centre printed them at its first run.</summary>
    public IReadOnlyDictionary<string, string> FirstRun { get; private set; } = new Dictionary<string, string>();

    /// <summary>Makes certificates, starts the broker and the database.</summary>
    public static async Task<RunningBorder> CreateAsync(BorderShape? shape = null)
    {
        shape ??= new BorderShape();
        var certificates = await TestCertificates.CreateAsync([.. shape.Nodes]);
        var broker = await PrivateMosquitto.StartAsync(certificates);
        return new RunningBorder(shape, certificates, broker, shape.Postgres ? await PrivatePostgres.StartAsync() : null);
    }

    /// <summary>Starts every silo that does not run: the first one alone, since it makes tables and keys, then the rest together.</summary>
    public async Task StartCentreAsync()
    {
        var down = Silos.Where(silo => silo.Process is not { HasExited: false }).ToList();
        if (down.Count == 0)
            return;
        await down[0].StartAsync();
        await Task.WhenAll(down.Skip(1).Select(silo => silo.StartAsync()));
        FirstRun = FirstRun.Count > 0 ? FirstRun : Credentials.Read(Centre.Process!.Output);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll([Node.StopAsync(), Load.StopAsync()]);
        await Task.WhenAll(Silos.Select(silo => silo.StopAsync()));
        if (Postgres is not null)
            await Postgres.DisposeAsync();
        await Broker.DisposeAsync();
        _certificates.Dispose();
        _folder.Dispose();
    }
}
