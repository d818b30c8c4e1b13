using Border.Domain.Drift;
using Border.Domain.Events;
using Border.Domain.Tests.Crossings;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Drift;

public sealed class DriftRuleTests
{
    private static readonly DriftState Fresh = DriftState.New("l1", "plate", Samples.Ai.ModelId, Samples.Ai.ModelDigest);

    [Fact]
    public void SameReadings_HoweverMany_RaiseNothing() => Properties.Hold(
        Gen.Choose(0, 1_000_000),
        seed =>
        {
            var random = new Random(seed);
            var (_, changes) = Run(Fresh, Enumerable.Range(0, 4000).Select(_ => Usual(random)));
            Assert.Empty(changes);
        },
        runs: 20);

    [Fact]
    public void CameraThatGetsDirty_RaisesOnce_AndOnceMoreWhenItIsCleanAgain() => Properties.Hold(
        Gen.Choose(0, 1_000_000),
        seed =>
        {
            var random = new Random(seed);
            var (good, calm) = Run(Fresh, Enumerable.Range(0, 2000).Select(_ => Usual(random)));
            var (dirty, raised) = Run(good, Enumerable.Range(0, 3000).Select(_ => Usual(random) - 0.25));
            var (clean, ended) = Run(dirty, Enumerable.Range(0, 3000).Select(_ => Usual(random)));

            Assert.Empty(calm);
            Assert.True(Assert.Single(raised).Drifted);
            Assert.Contains("camera", raised[0].Explanation, StringComparison.Ordinal);
            Assert.InRange(raised[0].Distance, DriftRule.RaiseAt, DriftRule.RaiseAt + 0.01);
            Assert.False(Assert.Single(ended).Drifted);
            Assert.False(clean.Drifted);
        },
        runs: 20);

    [Fact]
    public void EveryScore_AlsoNoNumber_IsCounted() => Properties.Hold(
        Gen.Elements(double.NaN, double.PositiveInfinity, double.MinValue, -1, 0, 0.005, 0.995, 1, 1e300).ArrayOf(),
        scores =>
        {
            var (state, changes) = Run(Fresh, scores);
            Assert.Equal(Math.Min(scores.Length, DriftRule.BaselineSize), state.Baseline.Total);
            Assert.True(state.IsSound);
            Assert.Empty(changes);
        });

    [Fact]
    public void Distance_IsThatOfTheTextbook() => Properties.Hold(
        Gen.Choose(0, 1_000_000),
        seed =>
        {
            var random = new Random(seed);
            byte[] a = [.. Enumerable.Range(0, random.Next(1, 80)).Select(_ => (byte)random.Next(ScoreHistogram.Steps))];
            byte[] b = [.. Enumerable.Range(0, random.Next(1, 80)).Select(_ => (byte)random.Next(ScoreHistogram.Steps))];

            var expected = a.Concat(b).Max(x => Math.Abs(a.Average(v => v <= x ? 1.0 : 0) - b.Average(v => v <= x ? 1.0 : 0)));

            Assert.Equal(expected, ScoreHistogram.Of(a).DistanceTo(ScoreHistogram.Of(b)), 12);
            Assert.Equal(0, ScoreHistogram.Of(a).DistanceTo(ScoreHistogram.Of(a)));
        });

    [Fact]
    public void ReadingsThatFail_AreSaidAsSuch()
    {
        var random = new Random(5);
        var (state, _) = Run(Fresh, Enumerable.Range(0, 2000).Select(_ => Usual(random)));

        var (_, raised) = Run(state, Enumerable.Repeat(0.0, 400));

        Assert.Contains("readings failed", Assert.Single(raised).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void BetterReadings_AreSaidAsSuch()
    {
        var random = new Random(5);
        var (state, _) = Run(Fresh, Enumerable.Range(0, 2000).Select(_ => Usual(random)));

        var (_, raised) = Run(state, Enumerable.Repeat(1.0, 1000));

        Assert.Contains("surer than before", Assert.Single(raised).Explanation, StringComparison.Ordinal);
    }

    /// <summary>Most readings near 0.9, some worse.</summary>
    private static double Usual(Random random) => Math.Min(1, 0.9 + (0.08 * (random.NextDouble() + random.NextDouble() - 1)) - (random.Next(20) == 0 ? 0.5 : 0));

    private static (DriftState State, List<ReadingsDrifted> Changes) Run(DriftState state, IEnumerable<double> scores)
    {
        var changes = new List<ReadingsDrifted>();
        foreach (var score in scores)
        {
            (state, var change) = DriftRule.Observe(state, score);
            if (change is not null)
                changes.Add(change);
        }

        return (state, changes);
    }
}
