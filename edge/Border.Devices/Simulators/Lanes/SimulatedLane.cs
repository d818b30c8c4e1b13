using System.Runtime.CompilerServices;
using Border.Devices.Cameras;
using Border.Devices.Chips;
using Border.Devices.Documents;
using Border.Devices.Gates;
using Microsoft.Extensions.Logging;

namespace Border.Devices.Simulators.Lanes;

/// <summary>
/// A lane whose devices are simulated, and say so. Behind the real <see cref="MjpegCamera"/> and <see cref="TcpScanner"/> stand a
/// simulated camera server and a simulated scanner on loopback, so that what runs in the node is what runs with real devices.
/// </summary>
public sealed class SimulatedLane : IAsyncDisposable
{
    private const string PlateStream = "plate";
    private const string FaceStream = "face";

    private readonly SimulatedLaneOptions _options;
    private readonly SimulatedWorld _world;
    private readonly TimeProvider _time;
    private readonly MjpegServer _server;
    private readonly TcpScanner _scanner;
    private readonly SimulatedScannerClient _client;
    private readonly byte[][] _emptyLane;
    private readonly byte[] _emptyBooth;
    private readonly SimulatedChips _chips;

    private SimulatedLane(SimulatedLaneOptions options, MjpegServer server, TcpScanner scanner, TimeProvider time, ILoggerFactory loggers)
    {
        _options = options;
        _world = new SimulatedWorld(options.Seed, options.World);
        _time = time;
        _server = server;
        _scanner = scanner;
        _client = new SimulatedScannerClient(scanner.Port);
        _emptyLane = options.World.Vehicles ? [SimulatedPictures.EmptyLane(options.Seed, 0), SimulatedPictures.EmptyLane(options.Seed, 1)] : [];
        _emptyBooth = SimulatedPictures.EmptyBooth(options.Seed);
        _chips = new SimulatedChips(options.World.Today);
        ChipReader = new SimulatedChipReader($"{options.Name}-chip", options.ChipReading, time);
        Clear();
        PlateCamera = options.World.Vehicles ? Camera("plate-camera", PlateStream, loggers) : null;
        FaceCamera = Camera("face-camera", FaceStream, loggers);
        Gate = new SimulatedGate($"{options.Name}-gate", options.GateTravel, time);
    }

    /// <summary>Sees the vehicles; null in a lane of pedestrians.</summary>
    public IImageSource? PlateCamera { get; }

    /// <summary>Sees the traveller's face.</summary>
    public IImageSource FaceCamera { get; }

    /// <summary>Gets the documents' pages.</summary>
    public IImageSource DocumentScanner => _scanner;

    /// <summary>Reads the chips of the documents.</summary>
    public SimulatedChipReader ChipReader { get; }

    /// <summary>The authorities of the simulated states, whose signatures are on the chips.</summary>
    public IEnumerable<byte[]> Authorities => _chips.Authorities;

    /// <summary>Lets the party out.</summary>
    public SimulatedGate Gate { get; }

    /// <summary>Starts the simulated devices of a lane.</summary>
    public static async Task<SimulatedLane> StartAsync(
        SimulatedLaneOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var server = await MjpegServer.StartAsync(0, options.FrameInterval, time, cancellation);
        var scanner = new TcpScanner(
            new TcpScannerOptions { Name = $"{options.Name}-scanner", Port = 0, IsSimulated = true }, time, loggers.CreateLogger<TcpScanner>());
        await scanner.StartAsync(cancellation);
        return new SimulatedLane(options, server, scanner, time, loggers);
    }

    /// <summary>
    /// Lets parties arrive one after another. A crossing is returned as it arrives: its vehicle is in the lane, then its document is
    /// handed over and its face is before the camera while the caller works. Asking for the next one says that the lane is free.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellation">Ends the traffic.</param>
    /// <exception cref="IOException">The node did not take a document.</exception>
    public async IAsyncEnumerable<SimulatedCrossing> ArriveAsync(int count, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 0; i < count; i++)
        {
            var crossing = _world.Crossing(_options.FirstCrossing + i);
            var pictures = await Task.Factory.StartNew(() => Draw(crossing), cancellation, TaskCreationOptions.DenyChildAttach, _options.Drawing);
            _server.Show(PlateStream, pictures.Vehicle);
            var presenting = PresentAsync(pictures, cancellation);
            yield return crossing;
            await presenting;
            Clear();
            await Task.Delay(_options.Gap, _time, cancellation);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (PlateCamera is not null)
        {
            await PlateCamera.DisposeAsync();
        }

        await FaceCamera.DisposeAsync();
        await _client.DisposeAsync();
        await _scanner.DisposeAsync();
        await _server.DisposeAsync();
        await Gate.DisposeAsync();
        await ChipReader.DisposeAsync();
        _chips.Dispose();
    }

    private async Task PresentAsync(Pictures pictures, CancellationToken cancellation)
    {
        await Task.Delay(_options.ArrivalToDocument, _time, cancellation);
        _server.Show(FaceStream, pictures.Face);
        ChipReader.Present(pictures.Chip);
        await _client.ScanAsync(pictures.Document, cancellation);
    }

    private void Clear()
    {
        _server.Show(PlateStream, _emptyLane);
        _server.Show(FaceStream, _emptyBooth);
        ChipReader.Present(null);
    }

    private Pictures Draw(SimulatedCrossing crossing) => new(
        crossing.Vehicle is null ? [] : [.. Enumerable.Range(2, 3).Select(shot => SimulatedPictures.Vehicle(crossing, shot))],
        SimulatedPictures.Document(crossing),
        [.. Enumerable.Range(0, 3).Select(shot => SimulatedPictures.LiveFace(crossing, shot))],
        _options.Chips ? _chips.Of(crossing) : null);

    private MjpegCamera Camera(string name, string stream, ILoggerFactory loggers) => new(
        new MjpegCameraOptions { Name = $"{_options.Name}-{name}", Address = _server.AddressOf(stream), IsSimulated = true },
        _time,
        loggers.CreateLogger<MjpegCamera>());

    private sealed record Pictures(IReadOnlyList<byte[]> Vehicle, byte[] Document, IReadOnlyList<byte[]> Face, SimulatedChip? Chip);
}
