using Border.Edge.Measuring;

namespace Border.Edge.Tests.Measuring;

public sealed class SamplesTests
{
    [Fact]
    public void Spread_OfOneToAHundred_IsNearestRank()
    {
        var samples = new Samples();
        foreach (var milliseconds in Enumerable.Range(1, 100).Reverse())
            samples.Add(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(new Spread(100, 50, 95, 99, 100), samples.Spread());
    }

    [Fact]
    public void Spread_OfFewSamples_HasTheLargestAsItsTail()
    {
        var samples = new Samples();
        samples.Add(TimeSpan.FromMilliseconds(2));
        samples.Add(TimeSpan.FromMilliseconds(80));

        Assert.Equal(new Spread(2, 2, 80, 80, 80), samples.Spread());
    }

    [Fact]
    public void Spread_OfNothing_SaysNothing() => Assert.Equal(new Spread(0, null, null, null, null), new Samples().Spread());
}
