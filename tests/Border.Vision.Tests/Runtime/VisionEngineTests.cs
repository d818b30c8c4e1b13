using Border.Domain.Documents;
using Border.Vision.Faces;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Runtime;

[Collection(AloneCollection.Name)]
public sealed class VisionEngineTests
{
    [Fact]
    public void AllModelsLoadedAndUsed_StayBounded()
    {
        Engine.Shared.LoadAll();
        using var page = Drawings.Frame(Drawings.Page(Drawings.Zone(MrzFormat.TD3)));
        using var car = Drawings.Frame(Drawings.Car("BX 482 KT"));
        Engine.Shared.Mrz.Read(page, TestContext.Current.CancellationToken);
        Engine.Shared.Faces.Read(page, FaceUse.Live, TestContext.Current.CancellationToken);
        Engine.Shared.Plates.Read(car, TestContext.Current.CancellationToken);

        // A node has 500 MB; the test runner and the drawings take some more.
        Assert.InRange(Environment.WorkingSet, 1, 700_000_000);
    }

    [Fact]
    public async Task Dispose_WhileAReadingRuns_WaitsForItAndRefusesTheRest()
    {
        using var page = Drawings.Frame(Drawings.Page(Drawings.Zone(MrzFormat.TD3)));
        var engine = VisionEngine.Create();
        engine.LoadAll();
        using var started = new SemaphoreSlim(0);
        var reading = Task.Run(
            () =>
            {
                while (true)
                {
                    engine.Faces.Read(page, FaceUse.Live, TestContext.Current.CancellationToken);
                    started.Release();
                }
            },
            TestContext.Current.CancellationToken);
        await started.WaitAsync(TestContext.Current.CancellationToken);

        engine.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => reading);
    }
}
