using System.Text.Json.Nodes;
using Border.Testing;

namespace Border.EndToEnd.Running;

/// <summary>
/// A whole Border of real processes: broker with mutual TLS, centre with the embedded ledger, node north/n1 with simulated devices. Parts
/// can be killed and started again on the same ports and data.
/// </summary>
public sealed class RunningBorder : IAsyncDisposable
{
    private readonly TempFolder _folder = new("end-to-end");
    private readonly TestCertificates _certificates;
    private readonly int _centrePort = FreePort.Next();
    private readonly int _nodePort = FreePort.Next();
    private readonly int _siloPort = FreePort.Next();
    private readonly int _gatewayPort = FreePort.Next();

    private RunningBorder(TestCertificates certificates, PrivateMosquitto broker) => (_certificates, Broker) = (certificates, broker);

    public PrivateMosquitto Broker { get; }

    public ServerProcess? Centre { get; private set; }

    public ServerProcess? Node { get; private set; }

    public Uri CentreUrl => new($"https://localhost:{_centrePort}");

    public Uri NodeUrl => new($"https://localhost:{_nodePort}");

    public string JournalFolder => _folder["node/journal"];

    public string LedgerFile => _folder["centre/ledger.db"];

    public string LedgerKeyFile => _folder["centre/ledger.key"];

    public string SummaryFile => _folder["summary.json"];

    /// <summary>Makes certificates and starts the broker; the other parts are started by the test.</summary>
    public static async Task<RunningBorder> CreateAsync()
    {
        var certificates = await TestCertificates.CreateAsync("north/n1");
        return new RunningBorder(certificates, await PrivateMosquitto.StartAsync(certificates));
    }

    public async Task StartCentreAsync()
    {
        await File.WriteAllTextAsync(_folder["silo.json"], new JsonObject
        {
            ["name"] = "silo-1",
            ["url"] = $"https://127.0.0.1:{_centrePort}",
            ["stateFolder"] = "centre",
            ["certificateFolder"] = _certificates.CentreFolder,
            ["broker"] = new JsonObject { ["host"] = "localhost", ["port"] = Broker.CentrePort },
            ["demonstrationStaff"] = true,
            ["cluster"] = new JsonObject { ["siloPort"] = _siloPort, ["gatewayPort"] = _gatewayPort },
        }.ToJsonString());
        Centre = Start("silos/Border.Silo", "--config", _folder["silo.json"]);
        await ReadyAsync(Centre, CentreUrl);
        FirstRun = FirstRun.Count > 0 ? FirstRun : Credentials.Read(Centre.Output);
    }

    /// <summary>Account to password, as the centre printed them at its first run.</summary>
    public IReadOnlyDictionary<string, string> FirstRun { get; private set; } = new Dictionary<string, string>();

    /// <summary>Starts the node; with <paramref name="crossings"/> it ends by itself after that many, with closed lanes nobody arrives.</summary>
    public async Task StartNodeAsync(int? crossings = null, bool open = true, bool simulatedOfficer = true)
    {
        await File.WriteAllTextAsync(_folder["node.json"], NodeSettings(crossings is null ? 2 : 0, open, simulatedOfficer).ToJsonString());
        string[] run = crossings is { } count ? ["--crossings", $"{count}", "--summary", SummaryFile] : [];
        Node = Start("edge/Border.Edge", ["--config", _folder["node.json"], .. run]);
        if (crossings is null)
            await ReadyAsync(Node, NodeUrl);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in (ServerProcess?[])[Node, Centre])
        {
            if (process is { HasExited: false })
                await process.TerminateAsync();
        }
        await Broker.DisposeAsync();
        _certificates.Dispose();
        _folder.Dispose();
    }

    private JsonObject NodeSettings(double pause, bool open, bool simulatedOfficer) => new()
    {
        ["post"] = "north",
        ["node"] = "n1",
        ["data"] = "node",
        ["certificates"] = _certificates.NodeFolder("north/n1"),
        ["https"] = new JsonObject { ["address"] = "127.0.0.1", ["port"] = _nodePort },
        ["broker"] = new JsonObject { ["host"] = "localhost", ["port"] = Broker.NodesPort },
        ["lanes"] = new JsonArray(
            Lane("car-1", "Car", open, "Plate", "Document", "Face", "Gate"), Lane("walk-1", "Pedestrian", open, "Document", "Face", "Gate")),
        ["simulation"] = new JsonObject { ["seed"] = 20260101, ["pauseSeconds"] = pause, ["officer"] = simulatedOfficer },
    };

    private static JsonObject Lane(string name, string kind, bool open, params string[] roles) => new()
    {
        ["name"] = name,
        ["direction"] = "Entry",
        ["kind"] = kind,
        ["open"] = open,
        ["devices"] = new JsonArray([.. roles.Select(role => new JsonObject { ["role"] = role, ["kind"] = "Simulated" })]),
    };

    private static ServerProcess Start(string project, params string[] arguments)
    {
        // bin/<configuration>/net10.0 of this assembly tells which build to run.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var assembly = RepositoryFolder.PathOf($"{project}/bin/{configuration}/net10.0/{Path.GetFileName(project)}.dll");
        return ServerProcess.Start("dotnet", [assembly, .. arguments]);
    }

    private static async Task ReadyAsync(ServerProcess process, Uri url)
    {
        using var client = Http.Trusting();
        await Eventually.Async(
            async () =>
            {
                if (process.HasExited)
                    throw new InvalidOperationException($"The process ended:\n{process.Output}");
                try
                {
                    using var answer = await client.GetAsync(new Uri(url, "/health/ready"));
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            TimeSpan.FromSeconds(90));
    }
}
