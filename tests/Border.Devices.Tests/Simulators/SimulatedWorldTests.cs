using Border.Devices.Simulators;
using Border.Devices.Simulators.Travellers;
using Border.Domain.Documents;
using Border.Domain.Documents.Mrz;
using Border.Imaging;

namespace Border.Devices.Tests.Simulators;

public class SimulatedWorldTests
{
    private static readonly WorldOptions Options = new(new DateOnly(2026, 3, 1))
    {
        ExpiredRate = 0.2,
        WrongCheckDigitRate = 0.2,
        ImpostorRate = 0.2,
        OtherFormatsRate = 0.5,
    };

    [Fact]
    public void Crossing_SameSeed_IsTheSameInAnyOrder()
    {
        var forwards = Enumerable.Range(0, 30).Select(new SimulatedWorld(7, Options).Crossing).Select(Facts).ToArray();
        var world = new SimulatedWorld(7, Options);
        var backwards = Enumerable.Range(0, 30).Reverse().Select(world.Crossing).Select(Facts).Reverse().ToArray();
        Assert.Equal(forwards, backwards);
        Assert.NotEqual(forwards, Enumerable.Range(0, 30).Select(new SimulatedWorld(8, Options).Crossing).Select(Facts).ToArray());
    }

    [Fact]
    public void Mrz_OfThreeHundredCrossings_IsValidOrWrongAsTheTruthSays()
    {
        var world = new SimulatedWorld(11, Options);
        var seen = new HashSet<(MrzFormat, DocumentDefect)>();
        foreach (var crossing in Enumerable.Range(0, 300).Select(world.Crossing))
        {
            var result = MrzParser.Parse(crossing.Truth.MrzLines);
            seen.Add((crossing.Truth.Format, crossing.Truth.Defect));
            Assert.Equal(crossing.Truth.Format, result.Document!.Format);
            Assert.Equal(crossing.Truth.Defect != DocumentDefect.WrongCheckDigit, result.Valid);
            Assert.Equal(crossing.Truth.Defect == DocumentDefect.Expired, crossing.Traveller.Expiry < Options.Today);
            if (result.Valid)
            {
                Assert.Equal(crossing.Traveller.Document, result.Document);
            }
        }

        Assert.Equal(15, seen.Count);
    }

    [Fact]
    public void Impostor_HasAnotherFace_OnlyWhereTheTruthSaysSo()
    {
        var world = new SimulatedWorld(3, Options);
        var crossings = Enumerable.Range(0, 100).Select(world.Crossing).ToArray();
        Assert.All(crossings, c => Assert.Equal(c.Truth.IsImpostor, c.LiveFace != c.Traveller.Face));
        Assert.InRange(crossings.Count(c => c.IsImpostor), 10, 30);
    }

    [Fact]
    public void Plate_Text_HasLettersAndDigitsOnly()
    {
        var world = new SimulatedWorld(3, Options);
        Assert.All(Enumerable.Range(0, 100).Select(world.Crossing), c => Assert.Matches("^[A-Z0-9]{6,8}$", c.Truth.Plate));
    }

    [Fact]
    public void Pictures_SameCrossing_AreTheSameAndCanBeDecoded()
    {
        var crossing = new SimulatedWorld(5, Options).Crossing(0);
        Assert.Equal(SimulatedPictures.Document(crossing), SimulatedPictures.Document(crossing));
        Assert.NotEqual(SimulatedPictures.LiveFace(crossing, 0), SimulatedPictures.LiveFace(crossing, 1));
        Assert.Equal((1280, 720), Size(SimulatedPictures.Vehicle(crossing, 0)));
        Assert.Equal((1280, 720), Size(SimulatedPictures.EmptyLane(5, 0)));
        Assert.Equal((640, 480), Size(SimulatedPictures.LiveFace(crossing, 0)));
        Assert.Equal((640, 480), Size(SimulatedPictures.EmptyBooth(5)));
    }

    [Fact]
    public void Document_EveryFormat_IsDrawnAtTenPixelsToTheMillimetre()
    {
        var world = new SimulatedWorld(11, Options);
        var sizes = Enumerable.Range(0, 60).Select(world.Crossing).DistinctBy(c => c.Truth.Format)
            .ToDictionary(c => c.Truth.Format, c => Size(SimulatedPictures.Document(c)));
        Assert.Equal((1250, 880), sizes[MrzFormat.TD3]);
        Assert.Equal((856, 540), sizes[MrzFormat.TD1]);
        Assert.Equal((1050, 740), sizes[MrzFormat.TD2]);
    }

    private static string Facts(SimulatedCrossing crossing) => $"{crossing.Vehicle} {string.Join('|', crossing.Traveller.MrzLines)} {crossing.LiveFace}";

    private static (int Width, int Height) Size(byte[] jpeg)
    {
        var header = ImageReader.ReadHeader(jpeg, ImageLimits.Default);
        return (header.Width, header.Height);
    }
}
