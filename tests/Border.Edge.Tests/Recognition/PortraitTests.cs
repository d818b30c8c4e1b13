using Border.Devices;
using Border.Devices.Simulators;
using Border.Domain.Faces;
using Border.Edge.Measuring;
using Border.Edge.Recognition;
using Border.Imaging;
using Border.Vision;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Edge.Tests.Recognition;

/// <summary>The chip's portrait with the node's own models, in both kinds in which chips hold it.</summary>
public sealed class PortraitTests : IDisposable
{
    private static readonly SimulatedWorld World = new(7, new WorldOptions(new DateOnly(2026, 11, 22)));
    private readonly VisionScheduler _scheduler = new(1, TimeProvider.System, new LaneTimings());
    private readonly VisionEngine _vision = VisionEngine.Create();
    private readonly LocalRecognition _recognition;

    public PortraitTests() =>
        _recognition = new LocalRecognition(_scheduler, _vision, () => new FaceThreshold(FaceThreshold.Strict, "", null), NullLogger<LocalRecognition>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _scheduler.Dispose();
        _vision.Dispose();
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("jp2")]
    public async Task SignedPortrait_OfTheSamePerson_IsTheSameAsThePrintedOneAndTheLiveFace(string kind)
    {
        var crossing = World.Crossing(1);
        var signed = Captured(Portrait(crossing, kind));
        Assert.Equal(new PortraitSight(true, null), await _recognition.ComparePortraitsAsync(Captured(SimulatedPictures.Document(crossing)), signed, Token));
        var live = await _recognition.CompareFaceAsync(Captured(SimulatedPictures.LiveFace(crossing, 0)), signed, Token);
        Assert.True(live.Same, live.Failure);
    }

    [Fact]
    public async Task SignedPortrait_OfAnotherPerson_IsNotTheSame()
    {
        var signed = Captured(Portrait(World.Crossing(2), "jp2"));
        Assert.Equal(new PortraitSight(false, null), await _recognition.ComparePortraitsAsync(Captured(SimulatedPictures.Document(World.Crossing(1))), signed, Token));
    }

    [Fact]
    public async Task SignedPortrait_WithoutAPage_IsUsableAndComparedWithNothing() =>
        Assert.Equal(new PortraitSight(null, null), await _recognition.ComparePortraitsAsync(null, Captured(Portrait(World.Crossing(1), "jp2")), Token));

    [Fact]
    public async Task SignedPortrait_ThatIsNoPictureOrCutOff_IsUnusableInWords()
    {
        var whole = Portrait(World.Crossing(1), "jp2");
        foreach (var bytes in (byte[][])[[], [0xFF, 0xD8, 0xFF, 0], whole[..40], [.. whole[..60], .. new byte[5000]]])
        {
            var sight = await _recognition.ComparePortraitsAsync(null, Captured(bytes), Token);
            Assert.Null(sight.Same);
            Assert.False(string.IsNullOrEmpty(sight.Failure));
        }
    }

    private static CapturedImage Captured(byte[] bytes) => new("l1-chip", bytes, 0, "DG2");

    private static byte[] Portrait(SimulatedCrossing crossing, string kind)
    {
        using var image = ImageReader.Decode(SimulatedPictures.Portrait(crossing), ImageLimits.Default);
        return ImageKinds.Encode(image, kind);
    }
}
