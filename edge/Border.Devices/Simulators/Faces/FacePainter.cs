using Border.Imaging;

namespace Border.Devices.Simulators.Faces;

/// <summary>Paints a drawn person: colours from <see cref="FaceDrawing"/>, light and turning from <see cref="FaceRelief"/>.</summary>
public static class FacePainter
{
    /// <summary>A picture of the person.</summary>
    /// <param name="face">Who.</param>
    /// <param name="view">How seen.</param>
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="headShare">The head's height as a share of the picture's, 0 to 1.</param>
    /// <param name="random">For the sensor's noise and the person's place in the picture.</param>
    /// <returns>An image the caller disposes.</returns>
    public static Image Paint(FaceFeatures face, FaceView view, int width, int height, double headShare, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(face);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(random);
        using var colours = SvgRenderer.Render(FaceDrawing.Svg(face, view), FaceCanvas.Width);
        var relief = new FaceRelief(face, view);
        var scale = (face.Lower + face.Upper) / (headShare * height);
        var (cos, sin) = (Math.Cos(view.Roll) * scale, Math.Sin(view.Roll) * scale);
        var (yaw, pitch) = (Math.Sin(view.Yaw), Math.Sin(view.Pitch));
        var middle = FaceCanvas.EyesY + ((face.Lower - face.Upper) / 2);
        var result = Image.Create(width, height, PixelFormat.Rgb8);
        for (var y = 0; y < height; y++)
        {
            var row = result.Row(y);
            for (var x = 0; x < width; x++)
            {
                var (dx, dy) = (x - (width / 2.0), y - (height * 0.5));
                var (u, v) = (FaceCanvas.EyesX + (dx * cos) + (dy * sin), middle - (dx * sin) + (dy * cos));

                // What is nearer moves further when the head turns; the second look corrects for the depth at the new place.
                var depth = relief.DepthAt(u, v);
                depth = relief.DepthAt(u - (yaw * depth), v - (pitch * depth));
                Put(row.Slice(x * 3, 3), colours, u - (yaw * depth), v - (pitch * depth), relief, view, random);
            }
        }

        return result;
    }

    private static void Put(Span<byte> pixel, Image colours, double x, double y, FaceRelief relief, FaceView view, SeededRandom random)
    {
        var light = relief.ShadeAt(x, y) * view.Brightness;
        var noise = (random.NextDouble() + random.NextDouble() - 1) * 2.4 * view.Noise;
        var (cx, cy) = (Math.Clamp(x, 0, colours.Width - 1.001), Math.Clamp(y, 0, colours.Height - 1.001));
        var (column, line) = ((int)cx, (int)cy);
        var (fx, fy) = (cx - column, cy - line);
        var pixels = colours.Pixels;
        var at = (line * colours.Stride) + (column * 3);
        var below = line + 1 < colours.Height ? colours.Stride : 0;
        var right = column + 1 < colours.Width ? 3 : 0;
        for (var c = 0; c < 3; c++)
        {
            var top = pixels[at + c] + ((pixels[at + right + c] - pixels[at + c]) * fx);
            var bottom = pixels[at + below + c] + ((pixels[at + below + right + c] - pixels[at + below + c]) * fx);
            pixel[c] = (byte)Math.Clamp(((top + ((bottom - top) * fy)) * light) + noise, 0, 255);
        }
    }
}
