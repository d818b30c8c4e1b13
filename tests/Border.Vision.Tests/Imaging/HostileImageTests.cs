using System.Buffers.Binary;
using Border.Imaging;

namespace Border.Vision.Tests.Imaging;

public sealed class HostileImageTests
{
    [Fact]
    public void Empty_IsRefusedByName() => AssertRefused([], ImageError.Empty);

    [Fact]
    public void FiftyMegabytes_AreRefusedBeforeDecoding()
    {
        var data = new byte[50_000_000];
        using var flag = TestImages.Flag(64, 48);
        flag.EncodeJpeg().CopyTo(data, 0);

        AssertRefused(data, ImageError.TooLarge);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    public void HeaderOfThirtyThousandSquared_IsRefusedBeforePixelsAreAllocated(string format)
    {
        var data = TestImages.ClaimingSize(format, 30_000, 30_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        AssertRefused(data, ImageError.TooManyPixels);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("flag.png")]
    [InlineData("flag.jpg")]
    [InlineData("flag.tif")]
    [InlineData("flag.webp")]
    [InlineData("flag.jp2")]
    public void CutShort_IsRefusedAtEveryLength(string file)
    {
        var whole = TestImages.Encoded(file);
        foreach (var part in new[] { 0.1, 0.3, 0.5, 0.7 })
        {
            AssertRefused(whole[..(int)(whole.Length * part)], ImageError.Truncated);
        }
    }

    [Fact]
    public void NoImage_IsToldApartFromAKnownButUnreadFormat()
    {
        AssertRefused("hello, this is text"u8.ToArray(), ImageError.UnknownFormat);
        AssertRefused(new byte[] { 0xFF }, ImageError.UnknownFormat);
        AssertRefused("%PDF-1.7 ..."u8.ToArray(), ImageError.Unsupported);
        AssertRefused("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), ImageError.Unsupported);
        AssertRefused("BM............"u8.ToArray(), ImageError.Unsupported);
    }

    [Fact]
    public void FlippedBytes_NeverDoMoreThanThrowAnImageException()
    {
        var random = new Random(20260101);
        foreach (var file in TestImages.Files)
        {
            for (var round = 0; round < 40; round++)
            {
                var data = TestImages.Encoded(file);
                for (var flips = random.Next(1, 8); flips > 0; flips--)
                {
                    data[random.Next(data.Length)] = (byte)random.Next(256);
                }

                try
                {
                    using var image = ImageReader.Decode(data, new ImageLimits(1_000_000, 1_000_000));
                    Assert.True((long)image.Width * image.Height <= 1_000_000);
                }
                catch (ImageException refused)
                {
                    Assert.NotEmpty(refused.Message);
                }
            }
        }
    }

    [Fact]
    public void WrongName_DoesNotMatter_BecauseBytesDecide()
    {
        var header = ImageReader.ReadHeader(TestImages.Encoded("flag.webp"), ImageLimits.Default);

        Assert.Equal(ImageFormat.WebP, header.Format);
    }

    [Fact]
    public void ExifDirectoryBeyondTheFile_IsIgnored()
    {
        using var flag = TestImages.Flag(64, 48);
        var jpeg = TestImages.WithExif(flag.EncodeJpeg(), 6);
        var tiff = jpeg.AsSpan().IndexOf("Exif\0\0"u8) + 6;
        BinaryPrimitives.WriteUInt32BigEndian(jpeg.AsSpan(tiff + 4), 0xFFFFFFF0);

        using var read = ImageReader.Decode(jpeg, ImageLimits.Default);

        Assert.Equal((64, 48), (read.Width, read.Height));
    }

    private static void AssertRefused(byte[] data, ImageError code)
    {
        var refused = Assert.Throws<ImageException>(() => ImageReader.Decode(data, ImageLimits.Default).Dispose());
        Assert.Equal(code, refused.Code);
        Assert.Equal(code, Assert.Throws<ImageException>(() => ImageReader.Decode(data, ImageLimits.Default, 200).Dispose()).Code);
    }
}
