using Border.Domain.Documents;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Runtime;

public sealed class VisionEngineTests
{
    [Fact]
    public void AllModelsLoadedAndUsed_StayBounded()
    {
        Engine.Shared.LoadAll();
        using var page = Drawings.Frame(Drawings.Page(Drawings.Zone(MrzFormat.TD3)));
        using var car = Drawings.Frame(Drawings.Car("BX 482 KT"));
        Engine.Shared.Mrz.Read(page, TestContext.Current.CancellationToken);
        Engine.Shared.Faces.Read(page, TestContext.Current.CancellationToken);
        Engine.Shared.Plates.Read(car, TestContext.Current.CancellationToken);

        // A node has 500 MB; the test runner and the drawings take some more.
        Assert.InRange(Environment.WorkingSet, 1, 700_000_000);
    }
}
