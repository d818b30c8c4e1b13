using Border.Domain.Documents;
using Border.Domain.Faces;
using Border.Vision.Faces;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Faces;

public sealed class FaceReaderTests
{
    private static readonly FaceThreshold Threshold = new(0.28, "Threshold 0.28.", null);

    [Fact]
    public void DrawnPerson_IsFoundFitAndDescribed()
    {
        using var frame = Drawings.Frame(Drawings.Person(1));

        var face = Assert.Single(Read(frame).Faces);

        Assert.True(face.Usable, string.Join("; ", face.Problems.Select(p => p.Words)));
        Assert.Equal(512, face.Feature.Numbers.Length);
        Assert.InRange(face.Quality, 0.5, 1);
        Assert.InRange(face.Liveness!.Value, 0, 1);
        Assert.InRange(face.Box.X + (face.Box.Width / 2), 250, 350);
    }

    [Fact]
    public void PortraitOnAPage_MatchesThePersonAndOthersMatchLess()
    {
        using var page = Drawings.Frame(Drawings.Page(Drawings.Zone(MrzFormat.TD3)));
        using var same = Drawings.Frame(Drawings.Person(1, 640, lean: 4), 80);
        using var other = Drawings.Frame(Drawings.Person(3));
        var portrait = Read(page).Faces[0];

        var right = Engine.Shared.Faces.Compare(Read(same).Faces[0], portrait, Threshold);
        var wrong = Engine.Shared.Faces.Compare(Read(other).Faces[0], portrait, Threshold);

        Assert.True(right.Same);
        Assert.InRange(right.Score, 0.8, 1.0001);
        Assert.True(wrong.Score < right.Score - 0.1, $"{wrong.Score} against {right.Score}");
        Assert.Equal($"{same.Digest}+{page.Digest}", right.Ai.InputDigest);
        Assert.Equal("faceplugin-feature", right.Ai.ModelId);
        Assert.Contains(Threshold.Explanation, right.Ai.Reasons);
    }

    [Fact]
    public void TinyFace_SaysComeCloserAndNeverCountsAsSame()
    {
        using var tiny = Drawings.Frame(Drawings.Person(1, 60));
        var face = Assert.Single(Read(tiny).Faces);

        Assert.Contains(face.Problems, p => p.Fault == FaceFault.TooFar);
        Assert.False(Engine.Shared.Faces.Compare(face, face, Threshold).Same);
    }

    [Fact]
    public void NoFace_IsAResult()
    {
        using var frame = Drawings.Frame(Drawings.EmptyLane());

        var reading = Read(frame);

        Assert.Empty(reading.Faces);
        Assert.Contains("No face was found", Assert.Single(reading.Ai.Reasons), StringComparison.Ordinal);
        Assert.Equal(frame.Digest, reading.Ai.InputDigest);
    }

    private static FaceReading Read(Border.Vision.Frames.Frame frame) =>
        Engine.Shared.Faces.Read(frame, FaceUse.Live, TestContext.Current.CancellationToken);
}
