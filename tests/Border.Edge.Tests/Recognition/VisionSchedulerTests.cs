using Border.Edge.Measuring;
using Border.Edge.Recognition;

namespace Border.Edge.Tests.Recognition;

public sealed class VisionSchedulerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_WaitingBesidePlatesAndFaces_GoesFirst()
    {
        using var timings = new LaneTimings();
        using var scheduler = new VisionScheduler(1, TimeProvider.System, timings);
        using var busy = new ManualResetEventSlim();
        var order = new List<VisionPriority>();
        var first = scheduler.RunAsync(VisionPriority.Plate, () => busy.Wait(TimeSpan.FromSeconds(60)), Cancellation);

        Task<bool>[] waiting = [Ask(VisionPriority.Plate), Ask(VisionPriority.Face), Ask(VisionPriority.Document)];
        Assert.Equal(3, scheduler.Waiting);
        busy.Set();
        await Task.WhenAll([first, .. waiting]);

        Assert.Equal([VisionPriority.Document, VisionPriority.Face, VisionPriority.Plate], order);
        var summary = timings.Summary();
        Assert.Equal((2, 1, 1), (summary.Plate.Look.Count, summary.Face.Look.Count, summary.Document.Wait.Count));

        Task<bool> Ask(VisionPriority priority) => scheduler.RunAsync(
            priority,
            () =>
            {
                order.Add(priority);
                return true;
            },
            Cancellation);
    }

    [Fact]
    public async Task Job_ThatThrows_FreesItsPlace()
    {
        using var timings = new LaneTimings();
        using var scheduler = new VisionScheduler(1, TimeProvider.System, timings);

        await Assert.ThrowsAsync<InvalidDataException>(() => scheduler.RunAsync<int>(VisionPriority.Face, () => throw new InvalidDataException(), Cancellation));

        Assert.Equal(3, await scheduler.RunAsync(VisionPriority.Face, () => 3, Cancellation));
    }
}
