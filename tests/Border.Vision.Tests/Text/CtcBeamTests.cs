using Border.Vision.Text;

namespace Border.Vision.Tests.Text;

public sealed class CtcBeamTests
{
    private const string Alphabet = "AB";

    [Fact]
    public void WideBeam_GivesTheProbabilitiesThatAllPathsAddUpTo()
    {
        var random = new Random(5);
        for (var trial = 0; trial < 50; trial++)
        {
            var steps = Random(random, 5);
            var expected = Enumerate(steps);

            var texts = CtcBeam.Read(steps, Alphabet, 1000);

            foreach (var text in texts)
            {
                Assert.Equal(expected[text.Text], Math.Exp(text.LogProbability), 6);
            }

            Assert.Equal(expected.Count, texts.Count);
            Assert.Equal(texts.OrderByDescending(t => t.LogProbability), texts);
        }
    }

    [Fact]
    public void SureSteps_GiveTheirText()
    {
        float[] steps = [0, 1, 0, /**/ 0, 1, 0, /**/ 1, 0, 0, /**/ 0, 1, 0, /**/ 0, 0, 1];

        Assert.Equal("AAB", CtcBeam.Read(steps, Alphabet, 4)[0].Text);
    }

    [Fact]
    public void ManyFlatSteps_StayFinite()
    {
        var steps = Enumerable.Repeat(1f / 3, 3 * 2000).ToArray();

        var best = CtcBeam.Read(steps, Alphabet, 8);

        Assert.InRange(best.Count, 1, 8);
        Assert.All(best, b => Assert.True(double.IsFinite(b.LogProbability)));
    }

    [Fact]
    public void NoSteps_GiveTheEmptyText() => Assert.Equal(new CtcHypothesis("", 0), Assert.Single(CtcBeam.Read([], Alphabet, 8)));

    private static float[] Random(Random random, int steps)
    {
        var values = new float[steps * 3];
        for (var at = 0; at < values.Length; at += 3)
        {
            var (a, b, c) = (random.NextSingle() + 0.01f, random.NextSingle() + 0.01f, random.NextSingle() + 0.01f);
            (values[at], values[at + 1], values[at + 2]) = (a / (a + b + c), b / (a + b + c), c / (a + b + c));
        }

        return values;
    }

    /// <summary>Every path, one by one.</summary>
    private static Dictionary<string, double> Enumerate(float[] steps)
    {
        var sums = new Dictionary<string, double>();
        var count = steps.Length / 3;
        for (var path = 0; path < Math.Pow(3, count); path++)
        {
            var (text, probability, previous) = (string.Empty, 1.0, 0);
            for (int step = 0, rest = path; step < count; step++, rest /= 3)
            {
                var c = rest % 3;
                probability *= steps[(step * 3) + c];
                text += c > 0 && c != previous ? Alphabet[c - 1].ToString() : string.Empty;
                previous = c;
            }

            sums[text] = sums.GetValueOrDefault(text) + probability;
        }

        return sums;
    }
}
