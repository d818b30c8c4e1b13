using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Border.Benchmarks.Sync;

/// <summary>Starts this same program as the node (<c>border bench sync-node</c>) and talks to it over its standard input and output.</summary>
internal sealed class SyncNodeProcess : IDisposable
{
    private readonly Process _process;

    private SyncNodeProcess(Process process) => _process = process;

    /// <summary>What it has taken of the processors.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Fills a journal; returns the records it has then.</summary>
    public static async Task<long> FillAsync(SyncNodeSettings settings, CancellationToken cancellation)
    {
        using var node = Start("fill", settings);
        return long.Parse(await node.ReadAsync(cancellation), CultureInfo.InvariantCulture);
    }

    /// <summary>Starts a node that records and waits for its link.</summary>
    public static async Task<SyncNodeProcess> WaitingAsync(SyncNodeSettings settings, CancellationToken cancellation)
    {
        var node = Start("run", settings);
        return await node.ReadAsync(cancellation) == "waiting" ? node : throw new InvalidOperationException("The node's process did not start.");
    }

    /// <summary>Says a word to it.</summary>
    public async Task SayAsync(string word)
    {
        await _process.StandardInput.WriteLineAsync(word);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Ends its traffic and waits until all of it is committed.</summary>
    public async Task<SyncNodeReport> EndAsync(CancellationToken cancellation)
    {
        await SayAsync("end");
        return JsonSerializer.Deserialize(await ReadAsync(cancellation), SyncJson.Default.SyncNodeReport)!;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private async Task<string> ReadAsync(CancellationToken cancellation) =>
        await _process.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException("The node's process ended before its answer; see above.");

    private static SyncNodeProcess Start(string what, SyncNodeSettings settings)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in (string[])["bench", "sync-node", what, JsonSerializer.Serialize(settings, SyncJson.Default.SyncNodeSettings)])
            start.ArgumentList.Add(argument);

        // As Border.Edge is set up.
        (start.Environment["DOTNET_gcServer"], start.Environment["DOTNET_gcConcurrent"], start.Environment["DOTNET_GCConserveMemory"]) = ("0", "0", "5");
        return new SyncNodeProcess(Process.Start(start)!);
    }
}
