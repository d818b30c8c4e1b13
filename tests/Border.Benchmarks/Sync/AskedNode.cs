using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Border.Testing;

namespace Border.Benchmarks.Sync;

/// <summary>Border.Edge.LoadHost as a node whose parties cross when it is asked: the node's own decision core, recorder, journal and link.</summary>
internal sealed class AskedNode : IDisposable
{
    private const string Project = "tests/Border.Edge.LoadHost";
    private readonly Process _process;

    private AskedNode(Process process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <exception cref="FileNotFoundException">The load host is not built.</exception>
    public static async Task<AskedNode> StartAsync(string node, string folder, TestCertificates certificates, int port, CancellationToken cancellation)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = RepositoryFolder.PathOf($"{Project}/bin/{configuration}/net10.0/Border.Edge.LoadHost.dll");
        if (!File.Exists(program))
            throw new FileNotFoundException($"{Project} is not built: dotnet build {Project} -c {configuration}");
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, "load.json");
        var settings = new JsonObject
        {
            ["data"] = folder,
            ["nodes"] = new JsonArray(new JsonObject { ["name"] = node, ["certificates"] = certificates.NodeFolder(node) }),
            ["brokerPort"] = port,
            ["asked"] = true,
            ["lanes"] = 1,
        };
        await File.WriteAllTextAsync(file, settings.ToJsonString(), cancellation);
        var start = new ProcessStartInfo("dotnet", [program, file]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // As Border.Edge is set up.
        (start.Environment["DOTNET_gcServer"], start.Environment["DOTNET_gcConcurrent"], start.Environment["DOTNET_GCConserveMemory"]) = ("0", "0", "5");
        var started = new AskedNode(Process.Start(start)!);
        await started.ReadAsync("1 nodes are ready", cancellation);
        return started;
    }

    /// <summary>Lets parties cross; returns the journal's last sequence and how long each recommendation took, in milliseconds.</summary>
    public async Task<(long Last, double[] Milliseconds)> CrossAsync(int first, int count, int perSecond, CancellationToken cancellation)
    {
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{first} {count} {perSecond}"));
        await _process.StandardInput.FlushAsync(cancellation);
        var words = (await ReadAsync("took", cancellation)).Split(' ');
        return (long.Parse(words[1], CultureInfo.InvariantCulture), [.. words[2..].Select(w => double.Parse(w, CultureInfo.InvariantCulture))]);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    // Between the answers are lines of the node's log.
    private async Task<string> ReadAsync(string beginning, CancellationToken cancellation)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException("The load host ended before its answer; see above.");
    }
}
