using Border.Devices.Simulators;
using Border.Devices.Simulators.Faces;
using Border.Imaging;
using Border.Vision.Frames;

namespace Border.Vision.Tests.Faces;

/// <summary>The simulator's people, seen as a test needs them.</summary>
internal static class People
{
    private static readonly FaceView Straight = new(0, 0, 0, 0, -0.5, 0.55, 1, new Rgb(160, 164, 168), new Rgb(60, 70, 90), 1.5);

    public static FaceFeatures Somebody(int seed) => FaceMaker.Make(new SeededRandom(seed, 0, "test face"), seed % 2 == 0, 30) with { Glasses = 0, HairStyle = HairStyle.Short };

    /// <summary>A live picture, 640 x 480, of one person.</summary>
    public static Image Seen(FaceFeatures face, Func<FaceView, FaceView>? how = null, double headShare = 0.6) =>
        FacePainter.Paint(face, (how ?? (v => v))(Straight), 640, 480, headShare, new SeededRandom(1, 1, "test sensor"));

    /// <summary>The same, with lids of skin drawn over the eyes and a thin line of lashes.</summary>
    public static Image EyesShut(FaceFeatures face)
    {
        const double headShare = 0.6;
        var picture = Seen(face, headShare: headShare);
        var scale = (face.Lower + face.Upper) / (headShare * picture.Height);
        var line = (picture.Height / 2.0) - ((face.Lower - face.Upper) / 2 / scale);
        foreach (var side in new[] { -1, 1 })
        {
            var middle = (picture.Width / 2.0) + (side * face.EyeOffset / scale);
            var (width, height) = (face.EyeWidth * 1.5 / scale, 17 / scale);
            for (var y = (int)(line - height); y <= line + height; y++)
            {
                for (var x = (int)(middle - width); x <= middle + width; x++)
                {
                    var (u, v) = ((x - middle) / width, (y - line) / height);
                    if ((u * u) + (v * v) <= 1)
                    {
                        var tone = Math.Abs(y - line - (0.35 * height)) < 0.7 ? 0.5 : 0.95;
                        var pixel = picture.Row(y).Slice(3 * x, 3);
                        (pixel[0], pixel[1], pixel[2]) = ((byte)(face.Skin.R * tone), (byte)(face.Skin.G * tone), (byte)(face.Skin.B * tone));
                    }
                }
            }
        }

        return picture;
    }

    public static Frame Frame(Image image)
    {
        using (image)
        {
            return Frames.Frame.Decode(image.EncodePng(0));
        }
    }

    /// <summary>A part of a picture, moved on a grey ground: what leaves it is lost.</summary>
    public static Image Moved(Image image, int right, int down)
    {
        var moved = Image.Create(image.Width, image.Height, PixelFormat.Rgb8);
        moved.Pixels.Fill(128);
        using (image)
        {
            for (var y = Math.Max(0, down); y < Math.Min(image.Height, image.Height + down); y++)
            {
                var from = image.Row(y - down);
                var to = moved.Row(y);
                var count = image.Width - Math.Abs(right);
                from.Slice(Math.Max(0, -right) * 3, count * 3).CopyTo(to[(Math.Max(0, right) * 3)..]);
            }
        }

        return moved;
    }

    /// <summary>Two pictures beside each other.</summary>
    public static Image Beside(Image left, Image right)
    {
        var both = Image.Create(left.Width + right.Width, left.Height, PixelFormat.Rgb8);
        using (left)
        using (right)
        {
            for (var y = 0; y < left.Height; y++)
            {
                left.Row(y).CopyTo(both.Row(y));
                right.Row(y).CopyTo(both.Row(y)[left.Stride..]);
            }
        }

        return both;
    }

    /// <summary>Out of focus: made small and large again.</summary>
    public static Image Blurred(Image image, int times)
    {
        using (image)
        using (var small = image.Resize(image.Width / times, image.Height / times))
        {
            return small.Resize(image.Width, image.Height);
        }
    }

    /// <summary>Every value times a factor and plus a number.</summary>
    public static Image Toned(Image image, double factor, double plus)
    {
        foreach (ref var v in image.Pixels)
        {
            v = (byte)Math.Clamp((v * factor) + plus, 0, 255);
        }

        return image;
    }
}
