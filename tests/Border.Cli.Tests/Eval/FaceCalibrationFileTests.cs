using Border.Cli.Eval.Faces;
using Border.Domain.Bundles;
using Border.Domain.Faces;
using Border.Domain.Recommendations;
using Border.Testing;
using Border.Vision.Runtime;

namespace Border.Cli.Tests.Eval;

/// <summary>From photographs of known people to the score at which a node says that two faces are one person's.</summary>
public sealed class FaceCalibrationFileTests : IDisposable
{
    private readonly TempFolder _folder = new("calibration");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LabelledFolder_GivesACalibrationThatAPolicyCarriesToTheThreshold()
    {
        Save(DrawnPeople.Make(8, 3));

        var (code, _, errors) = await BorderProcess.RunAsync(
            "eval", "faces", _folder["people"], "--data", "Drawn Utopians.", "--write-calibration", _folder["faces.json"]);

        Assert.True(code == 0, errors);
        var calibration = FaceCalibration.Read(await File.ReadAllBytesAsync(_folder["faces.json"], TestContext.Current.CancellationToken), out var problem);
        Assert.Null(problem);
        Assert.Equal(("Drawn Utopians.", 8), (calibration!.Data, calibration.People));

        var policy = CrossingPolicy.Default with { Version = 2, FaceMatch = new FaceMatchRule(0.1, calibration) };
        var carried = BundlePayload.ReadPolicy(BundlePayload.Write(policy), out problem);
        Assert.Null(problem);
        var threshold = FaceThreshold.Of(carried!, ModelCard.Of(ModelIds.FaceFeature).Sha256);
        Assert.Null(threshold.Problem);
        Assert.Equal(calibration.PointFor(0.1)!.Threshold, threshold.Score);
    }

    [Fact]
    public async Task OnePerson_GivesNoCalibrationAndSaysWhy()
    {
        Save(DrawnPeople.Make(1, 3));

        var (code, _, errors) = await BorderProcess.RunAsync("eval", "faces", _folder["people"], "--write-calibration", _folder["faces.json"]);

        Assert.NotEqual(0, code);
        Assert.Contains("measured on nothing", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["faces.json"]));
    }

    private void Save(FacePhotoSet people)
    {
        foreach (var photo in people.Photos)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder["people"], photo.Person));
            File.WriteAllBytes(Path.Combine(folder.FullName, photo.Name), photo.Read());
        }
    }
}
