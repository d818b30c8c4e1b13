using Border.Cli.Eval.Faces;

namespace Border.Cli.Tests.Eval;

public sealed class FaceErrorRatesTests
{
    [Fact]
    public void EqualErrorRate_IsWhereBothErrorsMeet()
    {
        Assert.Equal(0, new FaceErrorRates([0.6, 0.7, 0.8], [0.1, 0.2, 0.3]).EqualErrorRate());
        Assert.Equal(0.25, new FaceErrorRates([0.2, 0.6, 0.7, 0.8], [0.1, 0.1, 0.1, 0.5]).EqualErrorRate());
        Assert.Equal(1, new FaceErrorRates([0.1, 0.2], [0.8, 0.9]).EqualErrorRate());
    }

    [Fact]
    public void Threshold_KeepsItsRateOnItsOwnData_ForAnyScores()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            // Few distinct scores, so that many are equal.
            double[] different = [.. Enumerable.Range(0, random.Next(1, 400)).Select(_ => random.Next(-100, 101) / 100.0)];
            double[] same = [.. Enumerable.Range(0, random.Next(1, 50)).Select(_ => random.NextDouble())];
            var rates = new FaceErrorRates(same, different);
            foreach (var rate in new[] { 0.1, 0.01, 0.001 })
            {
                Assert.InRange(rates.FalseMatchRate(rates.ThresholdFor(rate)), 0, rates.ThresholdFor(rate) >= 1 ? 1 : rate);
            }
        }
    }

    [Fact]
    public void Points_AreOnlyRatesThatThePairsCanShow_AndThresholdsRise()
    {
        var random = new Random(1);
        var points = new FaceErrorRates([0.9], Enumerable.Range(0, 5000).Select(_ => random.NextDouble())).Points();

        Assert.Equal(0.001, points[^1].FalseMatchRate);
        Assert.Equal(points.Select(p => p.Threshold).Order(), points.Select(p => p.Threshold));
        Assert.Empty(new FaceErrorRates([0.9], [0.1]).Points());
    }
}
