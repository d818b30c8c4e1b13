using Border.Link.Node;
using Border.Link.Tests.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace Border.Link.Tests.Node;

public class LinePaceTests
{
    private const int Most = 512 * 1024;
    private readonly LinePace _pace = new(Most);

    [Fact]
    [Clause("P-4.4")]
    public void BatchBytes_AnyLine_HoldsItForItsShareAndNoLonger()
    {
        Arbitrary<(int, int, int)> lines = Gen.Choose(1000, 100_000_000).Three().Select(d => (d.Item1, d.Item2 % 3000, d.Item3)).ToArbitrary();
        Prop.ForAll(lines, line => Settles(bytesPerSecond: line.Item1, TimeSpan.FromMilliseconds(line.Item2), pipelined: line.Item3 % 2 == 0)).QuickCheckThrowOnFailure();
    }

    private static bool Settles(double bytesPerSecond, TimeSpan thereAndBack, bool pipelined)
    {
        var pace = new LinePace(Most);
        pace.Confirmed(0, thereAndBack, alone: true);
        for (int i = 0; i < 20; i++)
        {
            TimeSpan onTheLine = TimeSpan.FromSeconds(pace.BatchBytes / bytesPerSecond);
            bool alone = i == 0 || !pipelined;
            pace.Confirmed(pace.BatchBytes, alone ? thereAndBack + onTheLine : onTheLine, alone);
        }

        double fit = Math.Clamp(bytesPerSecond * LinePace.Share.TotalSeconds, LinePace.FewestBytes, Most);
        return Math.Abs(pace.BatchBytes - fit) <= 0.1 * fit && Math.Abs(pace.TimeOf(10_000).TotalSeconds - 10_000 / bytesPerSecond) < 0.001 + 1000 / bytesPerSecond;
    }

    [Fact]
    public void BatchBytes_QuickLine_AtMostDoublesWithEachBatchThatWasMeasured()
    {
        _pace.Confirmed(0, TimeSpan.FromMilliseconds(30), alone: true);
        Assert.False(_pace.IsKnown);

        int before = _pace.BatchBytes;
        _pace.Confirmed(300, TimeSpan.FromMilliseconds(30), alone: true); // one record says nothing about a large batch
        Assert.Equal(before, _pace.BatchBytes);
        Assert.True(_pace.IsKnown);
        _pace.Confirmed(before, TimeSpan.FromMilliseconds(31), alone: true);
        Assert.Equal(2 * before, _pace.BatchBytes);
    }

    [Fact]
    public void BatchBytes_LineThatBecomesSlowAndQuickAgain_Follows()
    {
        for (int i = 0; i < 10; i++)
        {
            _pace.Confirmed(_pace.BatchBytes, TimeSpan.FromMilliseconds(10), alone: false);
        }

        Assert.Equal(Most, _pace.BatchBytes);
        _pace.Confirmed(Most, TimeSpan.FromSeconds(20), alone: false);
        Assert.InRange(_pace.BatchBytes, LinePace.FewestBytes, Most / 20);
        for (int i = 0; i < 20; i++)
        {
            _pace.Confirmed(_pace.BatchBytes, TimeSpan.FromMilliseconds(10), alone: false);
        }

        Assert.Equal(Most, _pace.BatchBytes);
    }

    [Fact]
    public void Forget_AnotherConnection_StartsSmallAndWithOneBatch()
    {
        _pace.Confirmed(_pace.BatchBytes, TimeSpan.FromMilliseconds(1), alone: true);

        _pace.Forget();

        Assert.Equal(LinePace.FirstBytes, _pace.BatchBytes);
        Assert.False(_pace.IsKnown);
    }
}
