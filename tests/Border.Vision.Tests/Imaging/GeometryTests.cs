using Border.Imaging;

namespace Border.Vision.Tests.Imaging;

public sealed class GeometryTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.13)]
    [InlineData(2.7)]
    public void Resize_OfOneColour_StaysThatColour(double scale)
    {
        using var image = Image.Create(233, 101, PixelFormat.Rgb8);
        image.Pixels.Fill(201);

        using var resized = image.Resize((int)(233 * scale), (int)(101 * scale));

        Assert.True(resized.Pixels.IndexOfAnyExcept((byte)201) < 0);
    }

    [Fact]
    public void Resize_ToATenth_AveragesInsteadOfSkipping()
    {
        using var image = Image.Create(400, 400, PixelFormat.Gray8);
        for (var i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = (byte)(i % 2 * 255);
        }

        using var resized = image.Resize(40, 40);

        Assert.All(resized.Pixels.ToArray(), p => Assert.InRange(p, 120, 135));
    }

    [Fact]
    public void Rotate_FourQuarters_GivesTheSameImage()
    {
        using var image = TestImages.Flag(37, 21);
        var turned = image.Clone();
        for (var i = 0; i < 4; i++)
        {
            var next = turned.Rotate(1);
            turned.Dispose();
            turned = next;
        }

        Assert.True(image.Pixels.SequenceEqual(turned.Pixels));
        turned.Dispose();
    }

    [Fact]
    public void Rotate_OneQuarter_IsClockwise()
    {
        using var image = TestImages.Flag(40, 20);
        using var turned = image.Rotate(1);

        Assert.Equal((20, 40), (turned.Width, turned.Height));
        Assert.Equal([255, 255, 255], turned.Row(2).Slice(6, 3).ToArray());
        Assert.Equal([255, 0, 0], turned.Row(2).Slice(54, 3).ToArray());
    }

    [Fact]
    public void Straighten_OfAnUprightBox_EqualsCrop()
    {
        using var image = TestImages.Flag(64, 48);
        var box = new Box(11, 7, 40, 30);
        using var crop = image.Crop(box);
        using var warped = image.Straighten(Quad.Of(box), 40, 30);

        Assert.True(crop.Pixels.SequenceEqual(warped.Pixels));
    }

    [Fact]
    public void FromRectangle_MapsCornersOntoTheQuad()
    {
        var quad = new Quad(new Point(10, 20), new Point(110, 5), new Point(130, 80), new Point(4, 60));
        var map = Homography.FromRectangle(200, 50, quad);

        Assert.Equal(0, map.Map(new Point(0, 0)).DistanceTo(quad.TopLeft), 9);
        Assert.Equal(0, map.Map(new Point(200, 0)).DistanceTo(quad.TopRight), 9);
        Assert.Equal(0, map.Map(new Point(200, 50)).DistanceTo(quad.BottomRight), 9);
        Assert.Equal(0, map.Map(new Point(0, 50)).DistanceTo(quad.BottomLeft), 9);
    }

    [Fact]
    public void Similarity_FindsTurnScaleAndShift()
    {
        Point[] from = [new(0, 0), new(10, 0), new(10, 10), new(3, 7)];
        var truth = new Homography(1.2, -0.9, 5, 0.9, 1.2, -3, 0, 0);
        var to = from.Select(truth.Map).ToArray();

        var found = Homography.Similarity(from, to);

        Assert.Equal(0, found.Map(new Point(8, 2)).DistanceTo(truth.Map(new Point(8, 2))), 9);
    }

    [Fact]
    public void Crop_OutsideTheImage_IsRefused()
    {
        using var image = TestImages.Flag(20, 20);

        Assert.Throws<ArgumentException>(() => image.Crop(new Box(30, 30, 5, 5)));
    }

    [Fact]
    public void DisposedImage_CannotBeRead()
    {
        var image = TestImages.Flag(4, 4);
        image.Dispose();
        image.Dispose();

        Assert.Throws<ObjectDisposedException>(() => image.Pixels.Length);
    }

    [Fact]
    public void Svg_IsDrawnAtTheWidthAskedFor()
    {
        using var image = SvgRenderer.Render("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'><rect width='50' height='50' fill='#00f'/></svg>", 640);

        Assert.Equal((640, 320), (image.Width, image.Height));
        Assert.Equal([0, 0, 255], image.Row(100).Slice(300, 3).ToArray());
        Assert.Equal([255, 255, 255], image.Row(100).Slice(1800, 3).ToArray());
    }

    [Fact]
    public void Svg_ThatIsNone_IsRefused() => Assert.Throws<ArgumentException>(() => SvgRenderer.Render("<svg", 100));

    /// <summary>Colours are worked on side by side, grey alone: both ways must give the same numbers to the last bit.</summary>
    [Theory]
    [InlineData(17, 9)]
    [InlineData(64, 64)]
    [InlineData(301, 140)]
    [InlineData(1, 1)]
    public void Resize_OfColours_IsThatOfEachColourAlone(int width, int height)
    {
        using var image = Noise(131, 77);
        using var resized = image.Resize(width, height);

        for (var channel = 0; channel < 3; channel++)
        {
            using var alone = Plane(image, channel);
            using var expected = alone.Resize(width, height);
            using var found = Plane(resized, channel);
            Assert.True(expected.Pixels.SequenceEqual(found.Pixels));
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.4, 0.0003)]
    [InlineData(2.2, 0)]
    [InlineData(3.1, -0.001)]
    public void Resample_OfColours_IsThatOfEachColourAlone(double scale, double perspective)
    {
        using var image = Noise(131, 77);
        var map = new Homography(scale, 0.2, -4, -0.1, scale, 3, perspective, 0);
        using var resampled = image.Resample(map, 61, 43);

        for (var channel = 0; channel < 3; channel++)
        {
            using var alone = Plane(image, channel);
            using var expected = alone.Resample(map, 61, 43);
            using var found = Plane(resampled, channel);
            Assert.True(expected.Pixels.SequenceEqual(found.Pixels));
        }
    }

    [Fact]
    public void Resample_ByAMapThatLeadsNowhere_GivesAnImage()
    {
        using var image = Noise(20, 10);
        using var resampled = image.Resample(new Homography(double.NaN, 0, 0, 0, double.PositiveInfinity, 0, 0, -1), 8, 8);

        Assert.Equal((8, 8), (resampled.Width, resampled.Height));
    }

    private static Image Noise(int width, int height)
    {
        var image = Image.Create(width, height, PixelFormat.Rgb8);
        new Random(5).NextBytes(image.Pixels);
        return image;
    }

    private static Image Plane(Image image, int channel)
    {
        var plane = Image.Create(image.Width, image.Height, PixelFormat.Gray8);
        for (var i = 0; i < plane.Pixels.Length; i++)
        {
            plane.Pixels[i] = image.Pixels[(3 * i) + channel];
        }

        return plane;
    }
}
