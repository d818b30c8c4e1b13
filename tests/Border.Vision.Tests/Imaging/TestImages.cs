using System.Buffers.Binary;
using Border.Imaging;
using Border.Imaging.Native;

namespace Border.Vision.Tests.Imaging;

/// <summary>Small images in every format, made with libvips when asked for, so that no binary lies in the repository.</summary>
internal static class TestImages
{
    public static readonly string[] Files = ["flag.png", "flag.jpg", "flag.tif", "flag.webp", "flag.gif", "flag.jp2", "grey16.png", "alpha.png", "cmyk.jpg"];

    /// <summary>Red, green / white, blue: every corner tells where it is.</summary>
    public static Image Flag(int width, int height)
    {
        var image = Image.Create(width, height, PixelFormat.Rgb8);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                ReadOnlySpan<byte> colour = (y < height / 2, x < width / 2) switch
                {
                    (true, true) => [255, 0, 0],
                    (true, false) => [0, 255, 0],
                    (false, true) => [255, 255, 255],
                    (false, false) => [0, 0, 255],
                };
                colour.CopyTo(image.Row(y)[(3 * x)..]);
            }
        }

        return image;
    }

    public static byte[] Encoded(string file)
    {
        using var flag = Flag(64, 48);
        using var source = VipsImage.FromPixels(flag);
        return file switch
        {
            "flag.png" => flag.EncodePng(),
            "flag.jpg" => flag.EncodeJpeg(),
            "flag.tif" => source.Save("tiffsave_buffer"),
            "flag.webp" => source.Save("webpsave_buffer"),
            "flag.gif" => source.Save("gifsave_buffer"),
            "flag.jp2" => source.Save("jp2ksave_buffer"),
            "grey16.png" => Then("colourspace", ("space", "grey16")).Save("pngsave_buffer"),
            "alpha.png" => Then("bandjoin_const", ("c", "0")).Save("pngsave_buffer"),
            "cmyk.jpg" => Then("colourspace", ("space", "cmyk")).Save("jpegsave_buffer"),
            _ => throw new ArgumentOutOfRangeException(nameof(file), file, null),
        } ?? throw new InvalidOperationException($"{file}: {Vips.TakeError()}");

        VipsImage Then(string operation, (string, string) option) =>
            VipsImage.FromPixels(flag).Then("copy", ("interpretation", "srgb"))!.Then(operation, option)
            ?? throw new InvalidOperationException($"{file}: {Vips.TakeError()}");
    }

    public static byte[] TopLeftOf(string file) => file switch
    {
        "grey16.png" => [127, 127, 127],
        "alpha.png" => [255, 255, 255],
        _ => [255, 0, 0],
    };

    public static byte[] BottomRightOf(string file) => file switch
    {
        "grey16.png" => [76, 76, 76],
        "alpha.png" => [255, 255, 255],
        "cmyk.jpg" => [0, 30, 220],
        _ => [0, 0, 255],
    };

    /// <summary>The pixels as a camera would store them with this orientation, that is, with the inverse turn applied.</summary>
    public static Image StoredAs(Image upright, int orientation)
    {
        int inverse = orientation switch { 6 => 8, 8 => 6, _ => orientation };
        return Orientation.Upright(upright.Clone(), inverse);
    }

    public static byte[] WithExif(byte[] jpeg, int orientation)
    {
        byte[] segment =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    /// <summary>A real file whose header claims another size.</summary>
    public static byte[] ClaimingSize(string format, int width, int height)
    {
        using var flag = Flag(64, 48);
        switch (format)
        {
            case "png":
                var png = flag.EncodePng();
                BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
                BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
                BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), ImageKinds.Crc32(png.AsSpan(12, 17)));
                return png;
            default:
                var jpeg = flag.EncodeJpeg();
                var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
                BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), (ushort)height);
                BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), (ushort)width);
                return jpeg;
        }
    }
}
