using System.Text.Json.Nodes;

namespace Border.Testing.Running;

/// <summary>One silo of the centre as a process, started again with the same name, ports and data.</summary>
/// <param name="name">Its name in the cluster.</param>
/// <param name="folder">Where its settings and state are.</param>
/// <param name="certificates">The centre's certificates.</param>
/// <param name="broker">The broker.</param>
/// <param name="ledger">The <c>ledger</c> part of its settings; null for the embedded one.</param>
public sealed class RunningSilo(string name, string folder, TestCertificates certificates, PrivateMosquitto broker, JsonObject? ledger)
{
    private readonly int _port = FreePort.Next();
    private readonly int _siloPort = FreePort.Next();
    private readonly int _gatewayPort = FreePort.Next();

    /// <summary>The name it has in the cluster.</summary>
    public string Name => name;

    /// <summary>Where its pages and API are.</summary>
    public Uri Url => new($"https://localhost:{_port}");

    /// <summary>The process of its present or last run; null before the first.</summary>
    public ServerProcess? Process { get; private set; }

    /// <summary>The embedded ledger, when it has one.</summary>
    public string LedgerFile => Path.Combine(folder, "centre", "ledger.db");

    /// <summary>The images that it keeps with the embedded ledger.</summary>
    public string EvidenceFolder => Path.Combine(folder, "centre", "evidence");

    /// <summary>Starts it and returns when it is ready.</summary>
    public async Task StartAsync()
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "silo.json");
        await File.WriteAllTextAsync(file, Settings().ToJsonString());
        Process?.Dispose();
        Process = BorderProgram.Start("silos/Border.Silo", "--config", file);
        await BorderProgram.ReadyAsync(Process, Url);
    }

    /// <summary>Stops it in order if it runs.</summary>
    public async Task StopAsync()
    {
        if (Process is { HasExited: false })
            await Process.TerminateAsync();
    }

    private JsonObject Settings()
    {
        var settings = new JsonObject
        {
            ["name"] = name,
            ["url"] = $"https://127.0.0.1:{_port}",
            ["stateFolder"] = "centre",
            ["certificateFolder"] = certificates.CentreFolder,
            ["broker"] = new JsonObject { ["host"] = "localhost", ["port"] = broker.CentrePort },
            ["demonstrationStaff"] = true,
            ["cluster"] = new JsonObject { ["siloPort"] = _siloPort, ["gatewayPort"] = _gatewayPort },
        };
        if (ledger is not null)
            settings["ledger"] = ledger.DeepClone();
        return settings;
    }
}
