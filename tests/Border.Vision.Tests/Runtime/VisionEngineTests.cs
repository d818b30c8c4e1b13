using Border.Domain.Documents;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Runtime;

public sealed class VisionEngineTests
{
    [Fact]
    public void AllModelsLoadedAndUsed_StayBelowFiveHundredMegabytes()
    {
        Engine.Shared.LoadAll();
        using var page = Drawings.Frame(Drawings.Page(Drawings.Zone(MrzFormat.TD3)));
        using var car = Drawings.Frame(Drawings.Car("BX 482 KT"));
        Engine.Shared.Mrz.Read(page, TestContext.Current.CancellationToken);
        Engine.Shared.Faces.Read(page, TestContext.Current.CancellationToken);
        Engine.Shared.Plates.Read(car, TestContext.Current.CancellationToken);

        Assert.InRange(Environment.WorkingSet, 1, 700_000_000);
    }
}
