using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Border.Domain.Bundles;
using Border.Domain.People;
using Border.Domain.Recommendations;
using Border.Domain.Stays;
using Border.Domain.Vehicles;
using Border.Domain.Watchlists;
using Border.Testing;

namespace Border.Edge.Tests.Nodes;

/// <summary>A node as it is installed: its own process, certificates by deploy/certs.sh, signed bundles, simulated devices.</summary>
internal sealed partial class NodeProcess : IAsyncDisposable
{
    /// <summary>The password of every member of staff here.</summary>
    public const string Password = "correct horse battery";

    /// <summary>The default with days of stay and road times.</summary>
    public static CrossingPolicy UsualPolicy { get; } = CrossingPolicy.Default with
    {
        Stays = new StayPolicy { Rule = StayRule.Schengen },
        Vehicles = new VehiclePolicy { Roads = [new("north", "south", 95)] },
    };

    private readonly TestCertificates _certificates;
    private ServerProcess? _process;

    private NodeProcess(TestCertificates certificates) => _certificates = certificates;

    public TempFolder Folder { get; } = new("node");

    public string CertificateFolder => _certificates.NodeFolder("north/n1");

    public string Output => _process?.Output ?? "";

    public bool HasExited => _process!.HasExited;

    public string Address => ListensOn().Match(Output).Groups[1].Value;

    private static string Program => RepositoryFolder.PathOf(
        $"edge/Border.Edge/bin/{(AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug")}/net10.0/Border.Edge.dll");

    /// <summary>Makes certificates, bundles and configuration; starts nothing.</summary>
    /// <param name="more">Further fields of node.json.</param>
    /// <param name="port">0 for a free one.</param>
    /// <param name="policy">The policy; null for the usual one.</param>
    public static async Task<NodeProcess> PrepareAsync(string more = "", int port = 0, CrossingPolicy? policy = null)
    {
        var node = new NodeProcess(await TestCertificates.CreateAsync("north/n1"));
        await node.SignBundlesAsync(policy ?? UsualPolicy);
        await File.WriteAllTextAsync(node.Folder["node.json"], $$"""
            {
              "post": "north", "node": "n1", "data": "data", "certificates": "{{node._certificates.NodeFolder("north/n1")}}",
              "https": { "port": {{port}} },
              "lanes": [
                { "name": "car", "direction": "Entry", "kind": "Car", "devices": [ {"role":"Plate","kind":"Simulated"}, {"role":"Document","kind":"Simulated"}, {"role":"Face","kind":"Simulated"}, {"role":"Gate","kind":"Simulated"} ] },
                { "name": "foot", "direction": "Exit", "kind": "Pedestrian", "devices": [ {"role":"Document","kind":"Simulated"}, {"role":"Face","kind":"Simulated"}, {"role":"Gate","kind":"Simulated"} ] }
              ],
              "simulation": { "seed": 11, "pauseSeconds": 0.4 }{{more}}
            }
            """);
        return node;
    }

    public static async Task<NodeProcess> StartAsync(string more = "", CrossingPolicy? policy = null)
    {
        var node = await PrepareAsync(more, policy: policy);
        node.Run();
        await node.ReadyAsync();
        return node;
    }

    public void Run(params string[] arguments)
    {
        _process?.Dispose();
        _process = ServerProcess.Start("dotnet", [Program, "--config", Folder["node.json"], .. arguments]);
    }

    public async Task ReadyAsync()
    {
        await Until.Async(() => HasExited || Output.Contains("is ready", StringComparison.Ordinal), TimeSpan.FromSeconds(90), () => Output);
        Assert.False(HasExited, Output);
    }

    public Task ExitedAsync() => Until.Async(() => HasExited, TimeSpan.FromSeconds(240), () => Output);

    /// <summary>As a power cut would.</summary>
    public Task KillAsync() => _process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.KillAsync();
        _process?.Dispose();
        Folder.Dispose();
        _certificates.Dispose();
    }

    private async Task SignBundlesAsync(CrossingPolicy policy)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(_certificates.CentreFolder, "signing.key")));
        Directory.CreateDirectory(Folder["data/bundles"]);
        var hash = PasswordHash.Create(Password);
        StaffMember Member(string id, string name, Role role, string language = "en") => new(id, name, [role], hash, language, ["*"]);
        Write(key, BundleKinds.Staff, BundlePayload.Write(new StaffList(
            [Member("anna", "Anna Berg", Role.Officer), Member("sam", "Sam Reed", Role.Supervisor), Member("ada", "Ada Admin", Role.Administrator), Member("lea", "Léa Roux", Role.Officer, "fr")])));
        Write(key, BundleKinds.Policy, BundlePayload.Write(policy));
        Write(key, BundleKinds.Watchlist, BundlePayload.Write(new Watchlist([Listed])));
    }

    /// <summary>On the watchlist, and nobody whom a simulator draws.</summary>
    private static WatchlistEntry Listed { get; } = new()
    {
        Id = "OFAC-70001",
        Kind = WatchlistKind.Person,
        Names = ["ZORVANEK, Milan"],
        BirthYear = 1960,
        Asks = Outcome.Secondary,
        Instruction = "Compare. Born in Testville, Serbia.",
    };

    private void Write(ECDsa key, string kind, byte[] payload)
    {
        var now = TimeProvider.System.GetUtcNow();
        File.WriteAllBytes(Folder[$"data/bundles/{kind}.bundle"], BundleSigner.Sign(key, kind, 3, now.AddHours(-5), now.AddDays(2), payload).ToBytes());
    }

    [GeneratedRegex(@"listens on (https://\S+)")]
    private static partial Regex ListensOn();
}
