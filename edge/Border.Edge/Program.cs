using System.Text.Json;
using Border.Edge.Configuration;
using Border.Edge.Health;
using Border.Edge.Hosting;
using Border.Edge.Simulation;
using Border.Journal;
using Border.Vision.Runtime;

NativeMemory.Limit();
if (NodeArguments.Parse(args, out var wrong) is not { } arguments)
{
    await Console.Error.WriteLineAsync($"{wrong}\n{NodeArguments.Usage}");
    return 2;
}

using var loggers = LoggerFactory.Create(logging => logging
    .AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "))
    .SetMinimumLevel(LogLevel.Information)
    .AddFilter("Microsoft", LogLevel.Warning));
using var stop = new CancellationTokenSource();
using var term = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, Stop);
using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGINT, Stop);
try
{
    return await RunAsync();
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return arguments.Crossings is null ? 0 : 1;
}
catch (ConfigurationException e)
{
    await Console.Error.WriteLineAsync($"The node cannot start:\n{string.Join('\n', e.Problems.Select(problem => "- " + problem))}");
    return 2;
}
catch (Exception e) when (e is IOException or ModelException or InvalidDataException)
{
    // Port in use, journal or device that cannot be used, a wrong model: the message says what to do.
    await Console.Error.WriteLineAsync($"The node cannot run: {e.Message}");
    return e is JournalFailedException or JournalFullException ? 1 : 2;
}

void Stop(System.Runtime.InteropServices.PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}

async Task<int> RunAsync()
{
    var settings = NodeFile.Load(arguments.Config);
    var time = TimeProvider.System;
    await using var node = await NodeRuntime.OpenAsync(settings, loggers, time, stop.Token);
    await using var web = NodeWeb.Build(node, loggers, time);
    using var telemetry = NodeTelemetry.Start(node);
    await ListenAsync(web, settings);
    foreach (var address in web.Urls)
        Console.WriteLine($"Node {settings.Name} listens on {address}");
    await node.StartAsync(arguments.Crossings);
    Console.WriteLine($"Node {settings.Name} is ready");
    if (arguments.Crossings is not { } count)
    {
        await Task.Delay(Timeout.Infinite, stop.Token);
        return 0;
    }

    var summary = await node.FinishAsync(count, stop.Token);
    var json = JsonSerializer.Serialize(summary, SummaryJson.Default.RunSummary);
    if (arguments.Summary is { } file)
        await File.WriteAllTextAsync(file, json, stop.Token);
    else
        Console.WriteLine(json);
    return summary.Crossings.Parties == count ? 0 : 1;
}

async Task ListenAsync(WebApplication web, NodeSettings settings)
{
    try
    {
        await web.StartAsync(stop.Token);
    }
    catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
    {
        throw new IOException($"Port {settings.Https.Port} of {settings.Https.Address} is in use. Stop the program that has it, or set another https.port in {arguments.Config}.", e);
    }
}
