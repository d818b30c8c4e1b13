using Border.Devices.Simulators;
using Border.Domain.Faces;
using Border.Vision.Faces;
using Border.Vision.Frames;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Faces;

/// <summary>The simulator is only worth something if the models see its people as people: alike to themselves, unlike each other.</summary>
public sealed class SimulatedPeopleTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Fact]
    public void Travellers_ReachTheStrictThreshold_AndImpostorsHardlyEver()
    {
        var honest = new SimulatedWorld(5, new WorldOptions(Today) { ImpostorRate = 0 });
        var impostors = new SimulatedWorld(5, new WorldOptions(Today) { ImpostorRate = 1 });
        double[] own = [.. Enumerable.Range(0, 6).Select(number => Score(honest.Crossing(number)))];
        double[] others = [.. Enumerable.Range(0, 6).Select(number => Score(impostors.Crossing(number)))];
        var scores = $"own {string.Join(' ', own)}, others {string.Join(' ', others)}";

        Assert.True(own.Min() >= FaceThreshold.Strict, scores);
        Assert.True(others.Count(score => score < FaceThreshold.Strict) >= 5, scores);
        Assert.True(others.Max() < own.Min() - 0.1, scores);
    }

    private static double Score(SimulatedCrossing crossing) =>
        Look(SimulatedPictures.LiveFace(crossing, 0), FaceUse.Live).Feature.CosineTo(Look(SimulatedPictures.Document(crossing), FaceUse.Portrait).Feature);

    private static DetectedFace Look(byte[] picture, FaceUse use)
    {
        using var frame = Frame.Decode(picture);
        return Engine.Shared.Faces.Read(frame, use, TestContext.Current.CancellationToken).Faces[0];
    }
}
