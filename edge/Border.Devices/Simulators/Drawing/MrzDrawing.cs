using System.Globalization;
using System.Text;

namespace Border.Devices.Simulators.Drawing;

/// <summary>Prints a machine-readable zone: OCR-B at ten characters to the inch (ICAO 9303-3 §4), the page drawn at 10 pixels to the millimetre.</summary>
internal static class MrzDrawing
{
    public const double PixelsPerMillimetre = 10;
    private const double Pitch = 2.54 * PixelsPerMillimetre;
    private const double LineDistance = 6.35 * PixelsPerMillimetre;
    private const double Type = 4.2 * PixelsPerMillimetre;

    /// <summary>Draws the lines, the last one's baseline at <paramref name="lastBaseline"/>.</summary>
    public static void Draw(StringBuilder svg, IReadOnlyList<string> lines, double left, double lastBaseline)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<g font-family='OCR B' font-size='{Type}' fill='rgb(24,24,28)' text-anchor='middle'>");
        for (var line = 0; line < lines.Count; line++)
        {
            var y = lastBaseline - ((lines.Count - 1 - line) * LineDistance);
            for (var i = 0; i < lines[line].Length; i++)
            {
                // Each character by itself: renderers differ in how they space a whole line.
                var c = lines[line][i] == '<' ? "&lt;" : lines[line][i].ToString();
                svg.Append(CultureInfo.InvariantCulture, $"<text x='{left + ((i + 0.5) * Pitch):0.##}' y='{y:0.##}'>{c}</text>");
            }
        }

        svg.Append("</g>");
    }
}
