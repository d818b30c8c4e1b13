using Border.Domain.Documents;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Runtime;

/// <summary>Tests that weigh the whole process, and those that load a second set of models, run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}

[Collection(AloneCollection.Name)]
public sealed class MemoryTests
{
    [Fact]
    public void RepeatedReading_DoesNotGrowTheProcess()
    {
        using var frame = Drawings.Frame(Drawings.Page(Drawings.Zone(MrzFormat.TD1)));
        for (var i = 0; i < 3; i++)
        {
            Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken);
        }

        var before = Environment.WorkingSet;
        for (var i = 0; i < 8; i++)
        {
            Engine.Shared.Mrz.Read(frame, TestContext.Current.CancellationToken);
        }

        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 150_000_000);
    }
}
