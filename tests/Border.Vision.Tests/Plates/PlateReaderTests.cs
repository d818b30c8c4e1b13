using Border.Domain.Evidence;
using Border.Imaging;
using Border.Vision.Plates;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Plates;

public sealed class PlateReaderTests
{
    [Theory]
    [InlineData("BX 482 KT", "BX482KT")]
    [InlineData("4193 BKT", "4193BKT")]
    [InlineData("KA 4193", "KA4193")]
    public void DrawnCar_PlateIsReadAndBoxed(string plate, string text)
    {
        using var frame = Drawings.Frame(Drawings.Car(plate));

        var reading = Engine.Shared.Plates.Read(frame, TestContext.Current.CancellationToken);

        var best = reading.Plates[0];
        Assert.Equal(text, best.Text);
        Assert.InRange(best.Box.X, 480, 620);
        Assert.InRange(best.Box.Y, 430, 480);
        Assert.Equal("ppocr-v4-det+border-plate", best.Ai.ModelId);
        Assert.Equal(frame.Digest, best.Ai.InputDigest);
        Assert.InRange(best.Ai.Score, best.Ai.Threshold, 1);
        Assert.Equal(text.Length, best.Characters.Count);
        Assert.All(best.Characters, c => Assert.InRange(c, 0, 1));
    }

    [Fact]
    public void DrawnCar_SyntaxOfOneCountry_IsShown() =>
        Assert.Equal("ES", First(Streets.Draw(Streets.Car("4193 BKT", 640, 400, 280))).Region);

    [Theory]
    [InlineData(9, 0)]
    [InlineData(-7, 0)]
    [InlineData(0, 12)]
    [InlineData(5, -10)]
    public void TurnedOrShearedPlate_IsRead(double turn, double shear) =>
        Assert.Equal("BX482KT", First(Streets.Draw(Streets.Car("BX 482 KT", 640, 400, 260, turn, shear))).Text);

    [Fact]
    public void Night_PlateIsRead() => Assert.Equal("BX482KT", First(Streets.Night(Streets.Draw(Streets.Car("BX 482 KT", 640, 400, 240)))).Text);

    [Fact]
    public void FarPlateOf60Pixels_IsRead() => Assert.Equal("BX482KT", First(Streets.Draw(Streets.Car("BX 482 KT", 500, 350, 64))).Text);

    [Fact]
    public void TwoLines_AreReadAsOnePlate()
    {
        var plate = First(Streets.Draw(Streets.Motorbike("BRA", "2E19", 640, 360, 150)));

        Assert.Equal(("BRA2E19", "BR"), (plate.Text, plate.Region));
        Assert.InRange(plate.Box.Height, 90, 180);
    }

    [Fact]
    public void TwoCars_BothPlatesAreReadTheNearerFirst()
    {
        using var frame = Drawings.Frame(Streets.Draw(Streets.Car("KA 4193", 300, 300, 120), Streets.Car("BX 482 KT", 850, 420, 260)));

        var reading = Engine.Shared.Plates.Read(frame, TestContext.Current.CancellationToken);

        Assert.Equal(["BX482KT", "KA4193"], reading.Plates.Select(p => p.Text));
    }

    [Fact]
    public void EmptyLane_GivesNoPlateAndSaysSo()
    {
        using var frame = Drawings.Frame(Drawings.EmptyLane());

        var reading = Engine.Shared.Plates.Read(frame, TestContext.Current.CancellationToken);

        Assert.Empty(reading.Plates);
        Assert.NotEmpty(reading.Ai.Reasons);
        Assert.Equal(0, reading.Ai.Score);
    }

    [Theory]
    [InlineData("CUSTOMS")]
    [InlineData("Bakery")]
    [InlineData("555 0134 2277")]
    [InlineData("2014-05-02")]
    [InlineData("www.example.org")]
    public void SignInTheStreet_IsNoPlate(string sign)
    {
        using var frame = Drawings.Frame(Streets.Draw(Streets.Sign(sign, 640, 300, 52)));

        var reading = Engine.Shared.Plates.Read(frame, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(reading.Plates, p => p.Confidence >= p.Ai.Threshold);
    }

    [Fact]
    public void KnownPlace_IsReadThere()
    {
        using var frame = Drawings.Frame(Streets.Draw(Streets.Car("KA 4193", 300, 300, 120), Streets.Car("BX 482 KT", 850, 420, 260)));

        var reading = Engine.Shared.Plates.ReadAt(frame, new PixelBox(235, 280, 130, 40), TestContext.Current.CancellationToken);

        Assert.Equal("KA4193", Assert.Single(reading.Plates).Text);
    }

    [Theory]
    [InlineData(0, 0, 1, 1)]
    [InlineData(1270, 710, 4000, 4000)]
    [InlineData(5000, 5000, 10, 10)]
    [InlineData(0, 0, int.MaxValue, 1)]
    [InlineData(0, 0, 1280, 720)]
    public void KnownPlaceThatIsNone_GivesNoPlate(int x, int y, int width, int height)
    {
        using var frame = Drawings.Frame(Drawings.EmptyLane());

        Assert.Empty(Engine.Shared.Plates.ReadAt(frame, new PixelBox(x, y, width, height), TestContext.Current.CancellationToken).Plates);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 900)]
    [InlineData(1600, 2)]
    [InlineData(33, 31)]
    public void PictureOfOddSize_GivesNoPlate(int width, int height)
    {
        var image = Image.Create(width, height, PixelFormat.Rgb8);
        new Random(1).NextBytes(image.Pixels);
        using var frame = Drawings.Frame(image);

        Assert.Empty(Engine.Shared.Plates.Read(frame, TestContext.Current.CancellationToken).Plates);
    }

    private static PlateCandidate First(Image street)
    {
        using var frame = Drawings.Frame(street);
        return Engine.Shared.Plates.Read(frame, TestContext.Current.CancellationToken).Plates[0];
    }
}
