using Border.Imaging;

namespace Border.Vision.Tests.Drawing;

/// <summary>Streets with drawn cars, for what a single car before the camera does not show.</summary>
internal static class Streets
{
    /// <summary>A street of 1280 x 720 with things on it.</summary>
    public static Image Draw(params string[] things) => SvgRenderer.Render(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1280 720'><rect width='1280' height='720' fill='#8c9196'/>"
        + $"<rect y='560' width='1280' height='160' fill='#4b4e52'/>{string.Concat(things)}</svg>",
        1280);

    /// <summary>A car with a plate so many pixels wide; its middle at x, y, turned by degrees, sheared by degrees.</summary>
    public static string Car(string plate, double x, double y, double width, double turn = 0, double shear = 0) =>
        FormattableString.Invariant($"<g transform='translate({x},{y}) rotate({turn}) skewY({shear}) scale({width / 280})'>")
        + "<path d='M-380,120 V-60 Q-360,-160 -260,-170 H260 Q360,-160 380,-60 V120 Z' fill='#274a78'/>"
        + "<rect x='-140' y='-35' width='280' height='70' rx='8' fill='#f6f6f2' stroke='#222' stroke-width='3'/>"
        + $"<text x='0' y='19' text-anchor='middle' font-family='DejaVu Sans' font-weight='bold' font-size='52' fill='#111'>{plate}</text></g>";

    /// <summary>A motorbike's plate of two lines.</summary>
    public static string Motorbike(string upper, string lower, double x, double y, double width) =>
        FormattableString.Invariant($"<g transform='translate({x},{y}) scale({width / 200})'><path d='M-120,200 V-140 H120 V200 Z' fill='#333'/>")
        + "<rect x='-100' y='-85' width='200' height='170' rx='8' fill='#f6f6f2' stroke='#222' stroke-width='3'/>"
        + $"<text x='0' y='-10' text-anchor='middle' font-family='DejaVu Sans' font-weight='bold' font-size='72' fill='#111'>{upper}</text>"
        + $"<text x='0' y='70' text-anchor='middle' font-family='DejaVu Sans' font-weight='bold' font-size='72' fill='#111'>{lower}</text></g>";

    /// <summary>Words or numbers on a board.</summary>
    public static string Sign(string text, double x, double y, double size) => FormattableString.Invariant(
        $"<g transform='translate({x},{y})'><rect x='{-0.4 * size * text.Length}' y='{-size}' width='{0.8 * size * text.Length}' height='{1.5 * size}' fill='#eef'/>")
        + FormattableString.Invariant($"<text text-anchor='middle' y='{size * 0.2}' font-family='DejaVu Sans' font-size='{size}' fill='#123'>{text}</text></g>");

    /// <summary>The same as a camera sees it at night: a tenth of the light, and noise.</summary>
    public static Image Night(Image street)
    {
        var random = new Random(3);
        var pixels = street.Pixels;
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Clamp(8 + (pixels[i] * 0.12) + random.Next(-2, 3), 0, 255);
        }

        return street;
    }
}
