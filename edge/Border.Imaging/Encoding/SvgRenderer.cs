using System.Globalization;
using System.Text;
using Border.Imaging.Native;

namespace Border.Imaging;

/// <summary>
/// Draws SVG for the device simulators and tests. Only for drawings made here: SVG from outside is refused by
/// <see cref="ImageReader"/>, because it can name files and unfold without end.
/// </summary>
public static unsafe class SvgRenderer
{
    /// <summary>Draws on white. Fonts are the system's (fontconfig names, such as <c>OCR B</c>).</summary>
    /// <param name="svg">The drawing; its root must give width and height or a viewBox.</param>
    /// <param name="width">Pixels per row of the result; the height follows the drawing's ratio.</param>
    /// <returns>An <see cref="PixelFormat.Rgb8"/> image that the caller disposes.</returns>
    /// <exception cref="ArgumentException">The text is no SVG that librsvg can draw.</exception>
    public static Image Render(string svg, int width)
    {
        ArgumentException.ThrowIfNullOrEmpty(svg);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var utf8 = Encoding.UTF8.GetBytes(svg);
        fixed (byte* bytes = utf8)
        {
            double natural;
            using (var drawing = VipsImage.Load("svgload_buffer", bytes, utf8.Length) ?? throw Invalid())
            {
                natural = drawing.Width;
            }

            var scale = (width / natural).ToString("R", CultureInfo.InvariantCulture);
            var drawn = VipsImage.Load("svgload_buffer", bytes, utf8.Length, ("scale", scale)) ?? throw Invalid();
            using var rgb = (drawn.Then("flatten", ("background", "255")) ?? throw Invalid()).Then("extract_band", ("band", "0"), ("n", "3"))
                ?? throw Invalid();
            var image = Image.Create(rgb.Width, rgb.Height, PixelFormat.Rgb8);
            if (rgb.Write(image.Pixels))
            {
                return image;
            }

            image.Dispose();
            throw Invalid();
        }
    }

    private static ArgumentException Invalid() => new($"The drawing cannot be rendered: {Vips.TakeError()}");
}
