using System.Text;
using Border.Domain.Bundles;
using Border.Domain.Faces;
using Border.Domain.Recommendations;

namespace Border.Domain.Tests.Faces;

public sealed class FaceCalibrationTests
{
    public static readonly FaceCalibration Sample = new(
        "feature", new('a', 64), "200 photographs of 40 Utopians.", 40, 200, 400, 19_500, [new(0.01, 0.22, 0.004), new(0.001, 0.31, 0.012)]);

    [Fact]
    public void Threshold_IsThatOfThePolicysRate()
    {
        Assert.Equal((0.31, null), Threshold(new FaceMatchRule(0.001, Sample)));
        Assert.Equal((0.31, null), Threshold(new FaceMatchRule(0.005, Sample)));
        Assert.Equal((0.22, null), Threshold(new FaceMatchRule(0.05, Sample)));
        Assert.Contains("0.31", FaceThreshold.Of(Policy(new FaceMatchRule(0.001, Sample)), Sample.ModelDigest).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void NoCalibrationOrOneOfAnotherModel_IsSaid_AndTheThresholdIsStrict()
    {
        var (none, noneProblem) = Threshold(null);
        var (other, otherProblem) = Threshold(new FaceMatchRule(0.001, Sample with { ModelDigest = new('b', 64) }));

        Assert.Equal((FaceThreshold.Strict, FaceThreshold.Strict), (none, other));
        Assert.Contains("names no false match rate", noneProblem, StringComparison.Ordinal);
        Assert.Contains("another model", otherProblem, StringComparison.Ordinal);
    }

    [Fact]
    public void PolicyWhoseRateThePairsCannotShow_IsRefusedWhole()
    {
        Assert.Null(Policy(new FaceMatchRule(0.001, Sample)).Problem());
        AssertProblem("Measure on more people", new FaceMatchRule(0.0001, Sample));
        AssertProblem("no threshold", new FaceMatchRule(0.0005, Sample));
        AssertProblem("at most 0.1", new FaceMatchRule(double.NaN, Sample));
        AssertProblem("at most 0.1", new FaceMatchRule(0, Sample));
    }

    [Fact]
    public void CalibrationThatCannotBeRight_IsRefusedInWords()
    {
        AssertProblem("SHA-256", Sample with { ModelDigest = "abc" });
        AssertProblem("which data", Sample with { Data = "" });
        AssertProblem("measured on nothing", Sample with { DifferentPairs = 0 });
        AssertProblem("1 to 100 points", Sample with { Points = [] });
        AssertProblem("outside its range", Sample with { Points = [new(0.01, double.NaN, 0)] });
        AssertProblem("rising thresholds", Sample with { Points = [.. Sample.Points.Reverse()] });
        AssertProblem("rising thresholds", Sample with { Points = [new(0.01, 0.4, 0), new(0.001, 0.3, 0)] });
    }

    [Fact]
    public void File_IsReadBackAsWritten_AndHostileOnesAreRefused()
    {
        var read = FaceCalibration.Read(Sample.ToBytes(), out var problem);
        Assert.Null(problem);
        Assert.Equal(Sample.Points, read!.Points);
        Assert.Equal(Sample, read with { Points = Sample.Points });

        foreach (var hostile in new[] { "", "null", "{}", "[]", "{\"model\":null}", Encoding.UTF8.GetString(Sample.ToBytes())[..^9], new string(' ', FaceCalibration.MaxBytes + 1) })
        {
            Assert.Null(FaceCalibration.Read(Encoding.UTF8.GetBytes(hostile), out problem));
            Assert.NotEmpty(problem!);
        }
    }

    [Fact]
    public void PolicyWithoutFaceMatch_FromBeforeItExisted_IsStillRead()
    {
        var old = BundlePayload.ReadPolicy("{\"version\":1,\"face\":\"Always\",\"watchlistMaxAgeDays\":3}"u8, out var problem);
        var now = BundlePayload.ReadPolicy(BundlePayload.Write(Policy(new FaceMatchRule(0.001, Sample))), out var none);

        Assert.Null(problem ?? none);
        Assert.Null(old!.FaceMatch);
        Assert.Equal(Sample.Points, now!.FaceMatch!.Calibration.Points);
    }

    private static (double Score, string? Problem) Threshold(FaceMatchRule? rule)
    {
        var threshold = FaceThreshold.Of(Policy(rule), Sample.ModelDigest);
        return (threshold.Score, threshold.Problem);
    }

    private static CrossingPolicy Policy(FaceMatchRule? rule) => CrossingPolicy.Default with { Version = 4, FaceMatch = rule };

    private static void AssertProblem(string words, FaceCalibration calibration) => AssertProblem(words, new FaceMatchRule(0.01, calibration));

    private static void AssertProblem(string words, FaceMatchRule rule) =>
        Assert.Contains(words, Policy(rule).Problem(), StringComparison.Ordinal);
}
