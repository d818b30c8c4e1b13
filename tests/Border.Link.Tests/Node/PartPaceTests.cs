using Border.Link.Node;

namespace Border.Link.Tests.Node;

public class PartPaceTests
{
    [Theory]
    [InlineData(32_000, 40)] // 256 kbit/s on land
    [InlineData(32_000, 600)] // by satellite
    [InlineData(125_000, 30)]
    public void Parts_OnASlowLine_HoldItForAQuarterOfASecond(int bytesPerSecond, int latencyMilliseconds)
    {
        var pace = new PartPace(32 * 1024);
        for (int i = 0; i < 20; i++)
        {
            pace.Came(pace.Bytes, TimeSpan.FromMilliseconds(latencyMilliseconds) + TimeSpan.FromSeconds((double)pace.Bytes / bytesPerSecond));
        }

        Assert.InRange(pace.Bytes, Math.Min(32_768, bytesPerSecond * 0.2), Math.Max(4096, bytesPerSecond * 0.32));
    }

    [Fact]
    public void Parts_OnAFastLine_GrowToTheLargest()
    {
        var pace = new PartPace(32 * 1024);
        Assert.Equal(PartPace.FirstBytes, pace.Bytes);
        for (int i = 0; i < 3; i++)
        {
            pace.Came(pace.Bytes, TimeSpan.FromMilliseconds(2));
        }

        Assert.Equal(32 * 1024, pace.Bytes);
    }

    [Fact]
    public void Parts_ThatDoNotCome_BecomeSmallerButNeverNothing()
    {
        var pace = new PartPace(32 * 1024);
        for (int i = 0; i < 40; i++)
        {
            pace.Lost();
        }

        Assert.Equal(PartPace.FewestBytes, pace.Bytes);
    }
}
