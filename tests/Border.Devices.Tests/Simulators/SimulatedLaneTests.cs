using Border.Devices.Simulators;
using Border.Devices.Simulators.Lanes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Devices.Tests.Simulators;

public class SimulatedLaneTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lane_TwoCrossings_ComeThroughTheRealDevicesOneAfterTheOther()
    {
        var options = Options();
        var world = new SimulatedWorld(options.Seed, options.World);
        await using var lane = await SimulatedLane.StartAsync(options, TimeProvider.System, NullLoggerFactory.Instance, None);
        await using var pages = lane.DocumentScanner.ReadAsync(None).GetAsyncEnumerator(None);
        var arrived = 0;
        ValueTask<bool>? next = null;
        await foreach (var crossing in lane.ArriveAsync(2, None))
        {
            Assert.Equal(world.Crossing(40 + arrived++).Truth.MrzLines, crossing.Truth.MrzLines);
            Assert.True(await (next ?? pages.MoveNextAsync()));
            Assert.Equal(SimulatedPictures.Document(crossing), pages.Current.Bytes.ToArray());
            await SeesAsync(lane.PlateCamera!, [.. Enumerable.Range(2, 3).Select(shot => SimulatedPictures.Vehicle(crossing, shot))]);
            await SeesAsync(lane.FaceCamera, [.. Enumerable.Range(0, 3).Select(shot => SimulatedPictures.LiveFace(crossing, shot))]);
            next = pages.MoveNextAsync();
        }

        Assert.Equal(2, arrived);
        await lane.DisposeAsync();
        Assert.False(await next!.Value);
    }

    [Fact]
    public async Task Lane_Devices_SayThatTheyAreSimulated()
    {
        await using var lane = await SimulatedLane.StartAsync(Options(), TimeProvider.System, NullLoggerFactory.Instance, None);
        IDevice[] devices = [lane.PlateCamera!, lane.FaceCamera, lane.DocumentScanner, lane.Gate];
        Assert.All(devices, d => Assert.True(d.IsSimulated));
        Assert.Equal(4, devices.Select(d => d.Name).Distinct().Count());
    }

    private static SimulatedLaneOptions Options() => new("l1", 9, new WorldOptions(new DateOnly(2026, 3, 1)))
    {
        FirstCrossing = 40,
        FrameInterval = TimeSpan.FromMilliseconds(20),
        ArrivalToDocument = TimeSpan.Zero,
        Gap = TimeSpan.Zero,
    };

    private static async Task SeesAsync(IImageSource camera, IReadOnlyList<byte[]> expected)
    {
        using var deadline = new CancellationTokenSource(Testing.Eventually.DefaultDeadline);
        await foreach (var frame in camera.ReadAsync(deadline.Token))
        {
            if (expected.Any(e => frame.Bytes.Span.SequenceEqual(e)))
            {
                return;
            }
        }

        Assert.Fail("The camera ended.");
    }
}
