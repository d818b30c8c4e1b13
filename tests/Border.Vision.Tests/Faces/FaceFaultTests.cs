using Border.Imaging;
using Border.Vision.Faces;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Faces;

/// <summary>Each fault by a picture that shows it, and each such picture without it.</summary>
public sealed class FaceFaultTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void OrdinaryPicture_HasNoFault(int seed) => AssertFaults(People.Seen(People.Somebody(seed)));

    [Fact]
    public void TooFar() => AssertHas(FaceFault.TooFar, People.Seen(People.Somebody(1), headShare: 0.12));

    [Fact]
    public void CutOff() => AssertHas(FaceFault.CutOff, People.Moved(People.Seen(People.Somebody(1), headShare: 0.9), 250, 0));

    [Fact]
    public void Blurred() => AssertHas(FaceFault.Blurred, People.Blurred(People.Seen(People.Somebody(1), v => v with { Noise = 0 }), 14));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Turned_ToEitherSide(int seed)
    {
        AssertHas(FaceFault.TurnedLeft, People.Seen(People.Somebody(seed), v => v with { Yaw = 0.8 }));
        AssertHas(FaceFault.TurnedRight, People.Seen(People.Somebody(seed), v => v with { Yaw = -0.8 }));
    }

    [Fact]
    public void LookingUp() => AssertHas(FaceFault.LookingUp, People.Seen(People.Somebody(3) with { NoseLength = 48 }, v => v with { Pitch = -1.2 }));

    [Fact]
    public void LookingDown() => AssertHas(FaceFault.LookingDown, People.Seen(People.Somebody(1) with { NoseLength = 72 }, v => v with { Pitch = 1.2 }));

    [Fact]
    public void Tilted() => AssertHas(FaceFault.Tilted, People.Seen(People.Somebody(1), v => v with { Roll = 0.7 }));

    [Fact]
    public void EyesClosed_IsAFaultOfALivePictureOnly()
    {
        using var frame = People.Frame(People.EyesShut(People.Somebody(1) with { BrowThickness = 0.4 }));

        Assert.Contains(FaceFault.EyesClosed, Faults(frame, FaceUse.Live));
        Assert.DoesNotContain(FaceFault.EyesClosed, Faults(frame, FaceUse.Portrait));
    }

    [Fact]
    public void TooDark() => AssertHas(FaceFault.TooDark, People.Toned(People.Seen(People.Somebody(1)), 0.2, 0));

    [Fact]
    public void TooBright() => AssertHas(FaceFault.TooBright, People.Toned(People.Seen(People.Somebody(2)), 0.5, 170));

    [Fact]
    public void TooFlat() => AssertHas(FaceFault.TooFlat, People.Toned(People.Seen(People.Somebody(2)), 0.3, 90));

    [Fact]
    public void MoreThanOne_IsAFaultOfALivePictureOnly()
    {
        using var frame = People.Frame(People.Beside(People.Seen(People.Somebody(1)), People.Seen(People.Somebody(2))));

        Assert.Contains(FaceFault.MoreThanOne, Faults(frame, FaceUse.Live));
        Assert.DoesNotContain(FaceFault.MoreThanOne, Faults(frame, FaceUse.Portrait));
    }

    [Fact]
    public void SomebodyFarBehind_IsNoFault()
    {
        using var frame = People.Frame(People.Beside(People.Seen(People.Somebody(1)), People.Seen(People.Somebody(2), headShare: 0.2)));

        Assert.DoesNotContain(FaceFault.MoreThanOne, Faults(frame, FaceUse.Live));
    }

    [Fact]
    public void EveryFault_HasWordsThatSayWhatToDo()
    {
        var words = Enum.GetValues<FaceFault>().Select(f => FaceProblem.Of(f).Words).ToArray();

        Assert.Equal(words.Length, words.Distinct().Count());
        Assert.All(words, w => Assert.Matches(@"^[A-Z].+\. [A-Z].+\.$", w));
    }

    private static void AssertHas(FaceFault fault, Image picture)
    {
        using var frame = People.Frame(picture);
        Assert.Contains(fault, Faults(frame, FaceUse.Live));
    }

    private static void AssertFaults(Image picture, params FaceFault[] expected)
    {
        using var frame = People.Frame(picture);
        Assert.Equal(expected, Faults(frame, FaceUse.Live));
    }

    private static FaceFault[] Faults(Border.Vision.Frames.Frame frame, FaceUse use)
    {
        var reading = Engine.Shared.Faces.Read(frame, use, TestContext.Current.CancellationToken);
        Assert.NotEmpty(reading.Faces);
        TestContext.Current.TestOutputHelper?.WriteLine(reading.Faces[0].Measures.ToString());
        return [.. reading.Faces[0].Problems.Select(p => p.Fault)];
    }
}
