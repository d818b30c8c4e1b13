using System.Globalization;
using System.Text.Json.Nodes;

namespace Border.Testing.Running;

/// <summary>
/// Nodes without cameras in one process (Border.Edge.LoadHost), for tests that need many records or many nodes: real journals, recorders and
/// links over made-up readings.
/// </summary>
/// <param name="nodes">Each as <c>post/node</c>.</param>
/// <param name="folder">Where their data are.</param>
/// <param name="certificates">Holds the nodes'.</param>
/// <param name="broker">The broker.</param>
public sealed class RunningLoad(IReadOnlyList<string> nodes, string folder, TestCertificates certificates, PrivateMosquitto broker)
{
    /// <summary>Each as <c>post/node</c>.</summary>
    public IReadOnlyList<string> Nodes => nodes;

    /// <summary>The process of its present or last run; null before the first.</summary>
    public ServerProcess? Process { get; private set; }

    /// <summary>A node's journal directory.</summary>
    public string JournalFolder(string node) => Path.Combine(folder, node, "journal");

    /// <summary>Crossings that a node's officers were shown as recorded, over all runs.</summary>
    public IReadOnlyList<ShownCrossing> ShownBy(string node)
    {
        var file = Path.Combine(folder, node, "shown.txt");
        if (!File.Exists(file))
            return [];
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        // A line that was cut short by a kill was not shown whole.
        return [.. reader.ReadToEnd().Split('\n')[..^1].Select(ShownCrossing.Parse)];
    }

    /// <summary>How many crossings officers were shown as recorded, over all nodes and runs.</summary>
    public int Shown => nodes.Sum(node => ShownBy(node).Count);

    /// <summary>Starts the nodes and returns when their journals are open and their links run.</summary>
    /// <param name="crossings">How many crossings each node takes; -1 for no end.</param>
    /// <param name="perSecond">How many begin per second at each node; 0 for as many as the disk takes.</param>
    /// <param name="lanes">Lanes of each node.</param>
    public async Task StartAsync(int crossings, double perSecond = 0, int lanes = 2)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "load.json");
        var settings = new JsonObject
        {
            ["data"] = folder,
            ["nodes"] = new JsonArray([.. nodes.Select(node => new JsonObject { ["name"] = node, ["certificates"] = certificates.NodeFolder(node) })]),
            ["brokerPort"] = broker.NodesPort,
            ["crossings"] = crossings,
            ["perSecond"] = perSecond,
            ["lanes"] = lanes,
        };
        await File.WriteAllTextAsync(file, settings.ToJsonString());
        Process?.Dispose();
        Process = BorderProgram.Start("tests/Border.Edge.LoadHost", file);
        await BorderProgram.SaysAsync(Process, $"{nodes.Count} nodes are ready");
    }

    /// <summary>Waits until the nodes have taken all the crossings they were asked for.</summary>
    public Task RecordedAsync() => BorderProgram.SaysAsync(Process!, "Every crossing is recorded");

    /// <summary>Stops it in order if it runs.</summary>
    public async Task StopAsync()
    {
        if (Process is { HasExited: false })
            await Process.TerminateAsync();
    }
}

/// <summary>A crossing that an officer was shown as recorded.</summary>
/// <param name="Crossing">Its id.</param>
/// <param name="Epoch">The epoch of its first record.</param>
/// <param name="Sequence">The sequence of its first record.</param>
public sealed record ShownCrossing(Guid Crossing, long Epoch, long Sequence)
{
    /// <summary>Reads a line of the load host.</summary>
    public static ShownCrossing Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var first = line[33..].Split(':');
        return new ShownCrossing(
            Guid.ParseExact(line[..32], "N"), long.Parse(first[0], CultureInfo.InvariantCulture), long.Parse(first[1], CultureInfo.InvariantCulture));
    }
}
