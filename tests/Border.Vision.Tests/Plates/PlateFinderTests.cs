using Border.Imaging;
using Border.Vision.Plates;

namespace Border.Vision.Tests.Plates;

public sealed class PlateFinderTests
{
    [Fact]
    public void Area_TooHighForALine_IsReadInBandsInsideIt()
    {
        var area = Quad.Of(new Box(100, 50, 120, 60));

        var bands = PlateFinder.Bands(area).ToList();

        Assert.NotEmpty(bands);
        Assert.All(bands, band =>
        {
            Assert.Equal(area.Width, band.Width, 6);
            Assert.InRange(band.Height, 0.6 * area.Height, 0.75 * area.Height);
            Assert.InRange(band.TopLeft.Y, 50, 110);
            Assert.InRange(band.BottomRight.Y, 50, 110);
        });
    }

    [Fact]
    public void Area_OfALinesShape_IsReadAsItIs() => Assert.Empty(PlateFinder.Bands(Quad.Of(new Box(100, 50, 200, 50))));
}
