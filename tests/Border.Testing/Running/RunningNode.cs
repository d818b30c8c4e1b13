using System.Text.Json.Nodes;

namespace Border.Testing.Running;

/// <summary>A whole node, Border.Edge with simulated devices, as a process that can be started again on the same port and data.</summary>
/// <param name="name">As <c>post/node</c>.</param>
/// <param name="folder">Where its settings and data are.</param>
/// <param name="certificates">Holds the node's.</param>
/// <param name="broker">The broker.</param>
public sealed class RunningNode(string name, string folder, TestCertificates certificates, PrivateMosquitto broker)
{
    private readonly int _port = FreePort.Next();

    /// <summary>Where its pages are.</summary>
    public Uri Url => new($"https://localhost:{_port}");

    /// <summary>The process of its present or last run; null before the first.</summary>
    public ServerProcess? Process { get; private set; }

    /// <summary>Its journal's directory.</summary>
    public string JournalFolder => Path.Combine(folder, "node", "journal");

    /// <summary>Its bundles.</summary>
    public string BundleFolder => Path.Combine(folder, "node", "bundles");

    /// <summary>Its images.</summary>
    public string EvidenceFolder => Path.Combine(folder, "node", "evidence");

    /// <summary>The summary of a run that ended by itself.</summary>
    public string SummaryFile => Path.Combine(folder, "summary.json");

    /// <summary>Starts it; with <paramref name="crossings"/> it ends by itself after that many, with closed lanes nobody arrives.</summary>
    public async Task StartAsync(int? crossings = null, bool open = true, bool simulatedOfficer = true)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "node.json");
        await File.WriteAllTextAsync(file, Settings(crossings is null ? 2 : 0, open, simulatedOfficer).ToJsonString());
        string[] run = crossings is { } count ? ["--crossings", $"{count}", "--summary", SummaryFile] : [];
        Process?.Dispose();
        Process = BorderProgram.Start("edge/Border.Edge", ["--config", file, .. run]);
        if (crossings is null)
            await BorderProgram.ReadyAsync(Process, Url);
    }

    /// <summary>Stops it in order if it runs.</summary>
    public async Task StopAsync()
    {
        if (Process is { HasExited: false })
            await Process.TerminateAsync();
    }

    private JsonObject Settings(double pause, bool open, bool simulatedOfficer) => new()
    {
        ["post"] = name.Split('/')[0],
        ["node"] = name.Split('/')[1],
        ["data"] = "node",
        ["certificates"] = certificates.NodeFolder(name),
        ["https"] = new JsonObject { ["address"] = "127.0.0.1", ["port"] = _port },
        ["broker"] = new JsonObject { ["host"] = "localhost", ["port"] = broker.NodesPort },
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
}
