using Border.Grains.Routing;

namespace Border.Grains.Tests.Routing;

public sealed class RoutingRestTests
{
    [Theory]
    [InlineData(100, true, 50, 400)] // batches keep coming: four times the page
    [InlineData(3000, true, 50, 2000)] // never longer than the longest
    [InlineData(100, true, 2100, 400)] // the last batch known may be as old as the page
    [InlineData(100, true, 2101, 0)] // the drain is over
    [InlineData(100, true, null, 0)] // nothing came since the router woke up: what is left over from before is routed at once
    [InlineData(100, false, 50, 0)] // nothing more to route
    public void After_APage_RestsOnlyInADrain(int page, bool isFull, int? sinceBatch, int rest) =>
        Assert.Equal(
            TimeSpan.FromMilliseconds(rest),
            RoutingRest.After(TimeSpan.FromMilliseconds(page), isFull, sinceBatch is { } ms ? TimeSpan.FromMilliseconds(ms) : null));
}
