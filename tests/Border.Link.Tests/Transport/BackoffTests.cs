using Border.Link.Tests.Protocol;
using Border.Link.Transport;

namespace Border.Link.Tests.Transport;

public class BackoffTests
{
    [Fact]
    [Clause("P-2.8")]
    public void Next_ManyWhoFailTogether_AreSpreadOverTheWholeBoundWhichDoublesToItsLimit()
    {
        Backoff[] nodes = [.. Enumerable.Range(0, 200).Select(seed => new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), new Random(seed)))];

        foreach (int bound in (int[])[1, 2, 4, 8, 16, 30, 30])
        {
            double[] waits = [.. nodes.Select(n => n.Next().TotalSeconds)];
            Assert.All(waits, w => Assert.InRange(w, 0, bound));
            int[] perQuarter = [.. waits.GroupBy(w => (int)Math.Min(3, w / bound * 4)).OrderBy(g => g.Key).Select(g => g.Count())];
            Assert.Equal(4, perQuarter.Length);
            Assert.All(perQuarter, count => Assert.InRange(count, 25, 80)); // 50 each when even
        }

        nodes[0].Reset();
        Assert.InRange(nodes[0].Next().TotalSeconds, 0, 1);
    }
}
