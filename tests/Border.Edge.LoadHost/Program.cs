using System.Runtime.InteropServices;
using System.Text.Json;
using Border.Edge.LoadHost;
using Microsoft.Extensions.Logging;

// Nodes without cameras, for tests that need many records or many nodes. Ends in order on SIGTERM; tests kill it, too.
var settings = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(args[0]), LoadJson.Default.LoadSettings)
    ?? throw new InvalidDataException($"{args[0]} holds no settings.");
using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss.fff ")));
using var stop = new CancellationTokenSource();
using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    stop.Cancel();
});
var nodes = new List<LoadNode>();
foreach (var node in settings.Nodes)
    nodes.Add(await LoadNode.StartAsync(node, settings, loggers, stop.Token));
Console.WriteLine($"{nodes.Count} nodes are ready");
if (settings.Asked)
    await AskedCrossings.RunAsync(nodes[0], Console.In, Console.Out, stop);
else
    await Task.WhenAll(nodes.Select(node => node.CrossAsync(settings, stop.Token)));
Console.WriteLine("Every crossing is recorded");
var stopped = new TaskCompletionSource();
using var registration = stop.Token.Register(stopped.SetResult);
await stopped.Task;
await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
