using Border.Imaging;

namespace Border.Vision.Tests.Imaging;

public sealed class ImageReaderTests
{
    [Fact]
    public void Jpeg_RoundTrip_KeepsSizeAndColour()
    {
        using var drawn = Flag(120, 80);
        using var read = ImageReader.Decode(drawn.EncodeJpeg(95), ImageLimits.Default);

        Assert.Equal((120, 80, PixelFormat.Rgb8), (read.Width, read.Height, read.Format));
        AssertClose([255, 0, 0], read.Row(10).Slice(3 * 10, 3));
        AssertClose([0, 0, 255], read.Row(70).Slice(3 * 110, 3));
    }

    [Fact]
    public void Png_RoundTrip_KeepsEveryPixel()
    {
        using var drawn = Flag(61, 47);
        using var read = ImageReader.Decode(drawn.EncodePng(), ImageLimits.Default);

        Assert.True(drawn.Pixels.SequenceEqual(read.Pixels));
    }

    [Theory]
    [InlineData("flag.tif", ImageFormat.Tiff)]
    [InlineData("flag.webp", ImageFormat.WebP)]
    [InlineData("flag.gif", ImageFormat.Gif)]
    [InlineData("flag.jp2", ImageFormat.Jpeg2000)]
    [InlineData("grey16.png", ImageFormat.Png)]
    [InlineData("alpha.png", ImageFormat.Png)]
    [InlineData("cmyk.jpg", ImageFormat.Jpeg)]
    public void OtherFormats_AreDecodedToRgb(string file, ImageFormat format)
    {
        var data = TestImages.Encoded(file);

        var header = ImageReader.ReadHeader(data, ImageLimits.Default);
        using var read = ImageReader.Decode(data, ImageLimits.Default);

        Assert.Equal((format, 64, 48), (header.Format, header.Width, header.Height));
        Assert.Equal((64, 48, PixelFormat.Rgb8), (read.Width, read.Height, read.Format));
        AssertClose(TestImages.TopLeftOf(file), read.Row(5).Slice(3 * 5, 3), 40);
        AssertClose(TestImages.BottomRightOf(file), read.Row(42).Slice(3 * 58, 3), 40);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void ExifOrientation_IsAppliedSoThatTheImageStandsUpright(int orientation)
    {
        using var upright = Flag(80, 48);
        using var stored = TestImages.StoredAs(upright, orientation);
        var jpeg = TestImages.WithExif(stored.EncodeJpeg(95), orientation);

        using var read = ImageReader.Decode(jpeg, ImageLimits.Default);

        Assert.Equal((80, 48), (read.Width, read.Height));
        AssertClose([255, 0, 0], read.Row(10).Slice(3 * 10, 3));
        AssertClose([0, 255, 0], read.Row(10).Slice(3 * 70, 3));
        AssertClose([255, 255, 255], read.Row(40).Slice(3 * 10, 3));
        AssertClose([0, 0, 255], read.Row(40).Slice(3 * 70, 3));
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    public void TargetLongSide_ReducesButNeverBelowIt(string format)
    {
        using var drawn = Flag(1600, 900);
        var data = format == "jpeg" ? drawn.EncodeJpeg() : drawn.EncodePng();

        using var read = ImageReader.Decode(data, ImageLimits.Default, targetLongSide: 700);

        Assert.Equal((800, 450), (read.Width, read.Height));
    }

    private static Image Flag(int width, int height) => TestImages.Flag(width, height);

    private static void AssertClose(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, int tolerance = 12)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.InRange(actual[i], expected[i] - tolerance, expected[i] + tolerance);
        }
    }
}
