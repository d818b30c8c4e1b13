using System.Collections.Concurrent;
using Border.Devices.Simulators.Lanes;
using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Edge.Configuration;
using Border.Edge.Hosting;
using Border.Officer.Desk;
using Border.Testing;
using Microsoft.Extensions.Logging;

namespace Border.Edge.Tests.Nodes;

/// <summary>
/// A node in this process with its real journal, readers and devices: a lane on foot with a scanner's folder, one with a scanner over TCP,
/// a car lane whose camera and scanner write into folders, and one whose camera sends frames.
/// </summary>
public sealed class RunningNode : IAsyncLifetime
{
    private readonly TempFolder _folder = new("running-node");
    private TestCertificates _certificates = null!;
    private ILoggerFactory _loggers = null!;

    internal NodeRuntime Runtime { get; private set; } = null!;

    internal int ScannerPort { get; } = FreePort.Next();

    internal const string CameraStream = "drive";

    /// <summary>The camera of lane drive: 500 frames a second, or none.</summary>
    internal MjpegServer Cameras { get; private set; } = null!;

    internal ConcurrentQueue<string> Log { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Cameras = await MjpegServer.StartAsync(0, TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        Cameras.Show(CameraStream);
        _certificates = await TestCertificates.CreateAsync("north/n1");
        await File.WriteAllTextAsync(_folder["node.json"], $$"""
            {
              "post": "north", "node": "n1", "data": "data", "certificates": "{{_certificates.NodeFolder("north/n1")}}",
              "lanes": [
                { "name": "foot", "direction": "Entry", "kind": "Pedestrian", "devices": [ {"role":"Document","kind":"Folder","folder":"foot"} ] },
                { "name": "wire", "direction": "Entry", "kind": "Pedestrian", "devices": [ {"role":"Document","kind":"Tcp","port":{{ScannerPort}}} ] },
                { "name": "car", "direction": "Entry", "kind": "Car", "devices": [
                  {"role":"Plate","kind":"Folder","folder":"plates"}, {"role":"Document","kind":"Folder","folder":"pages"} ] },
                { "name": "drive", "direction": "Entry", "kind": "Car", "devices": [
                  {"role":"Plate","kind":"Mjpeg","url":"{{Cameras.AddressOf(CameraStream)}}"}, {"role":"Document","kind":"Folder","folder":"drive"} ] }
              ]
            }
            """);
        _loggers = LoggerFactory.Create(builder => builder.AddProvider(new LogKeeper(Log)));
        Runtime = await NodeRuntime.OpenAsync(NodeFile.Load(_folder["node.json"]), _loggers, TimeProvider.System, CancellationToken.None);
        await Runtime.StartAsync(null);
    }

    public async ValueTask DisposeAsync()
    {
        await Runtime.DisposeAsync();
        await Cameras.DisposeAsync();
        _loggers.Dispose();
        _certificates.Dispose();
        _folder.Dispose();
    }

    internal string Of(string name) => _folder[name];

    internal LaneScreen Screen(string lane) => Runtime.Board.Find(lane)!;

    internal CrossingState? Current(string lane) => Screen(lane).Current?.State;

    internal TravellerState? Traveller(string lane) => Current(lane)?.Travellers.GetValueOrDefault(1);

    /// <summary>Lays a file into a watched folder as a scanner does: under another name first, so that it is whole when it is seen.</summary>
    internal void Put(string folder, string name, ReadOnlySpan<byte> bytes)
    {
        var unfinished = _folder[$"{folder}/{name}.part"];
        File.WriteAllBytes(unfinished, bytes);
        File.Move(unfinished, _folder[$"{folder}/{name}"]);
    }

    /// <summary>Ends what is at a lane, so that the next test finds it free.</summary>
    internal async Task FreeAsync(string lane)
    {
        if (Current(lane) is { } crossing)
            Assert.Null(await Runtime.Lanes.AskAsync(lane, new Cancel("o.1", "no-party") { Crossing = crossing.Id }, CancellationToken.None));
        await Until.Async(() => Screen(lane).Current is null);
    }

    /// <summary>What the journal holds of a kind, unsealed.</summary>
    internal async Task<IReadOnlyList<T>> EventsAsync<T>()
        where T : BorderEvent
    {
        var events = new List<T>();
        foreach (var stored in await Runtime.Journal.ReadAsync(RecordPosition.None, 5000, 1 << 24, CancellationToken.None))
        {
            var record = RecordCodec.Decode(stored.Body.Span);
            var key = record.Key is { } id ? await Runtime.Journal.FindKeyAsync(id, CancellationToken.None) : null;
            if (EventCodec.FromRecord(record, key) is T e)
                events.Add(e);
        }

        return events;
    }

    private sealed class LogKeeper(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
