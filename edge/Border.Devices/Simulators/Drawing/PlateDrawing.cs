using System.Globalization;
using System.Text;
using Border.Devices.Simulators.Vehicles;

namespace Border.Devices.Simulators.Drawing;

/// <summary>Draws a number plate centred at the origin, in units of a hundredth of its height: renderers round small type.</summary>
internal static class PlateDrawing
{
    private static readonly CultureInfo Inv = CultureInfo.InvariantCulture;

    /// <summary>Width over height of the plate's own shape.</summary>
    public static double WidthOverHeight(PlateStyle style) => style switch
    {
        PlateStyle.European => 520 / 110.0,
        PlateStyle.Brazilian => 400 / 130.0,
        _ => 305 / 152.0,
    };

    public static void Draw(StringBuilder svg, Vehicle vehicle, double x, double y, double height)
    {
        var w = WidthOverHeight(vehicle.Style) * 100;
        svg.Append(Inv, $"<g transform='translate({x},{y}) scale({height / 100}) translate({-w / 2},-50)' font-family='DejaVu Sans'>");
        svg.Append(Inv, $"<rect width='{w}' height='100' rx='8' fill='rgb(246,246,240)' stroke='rgb(30,30,30)' stroke-width='2.8'/>");
        switch (vehicle.Style)
        {
            case PlateStyle.European:
                svg.Append("<rect x='2' y='2' width='36' height='96' rx='6' fill='rgb(20,60,160)'/>");
                svg.Append(Inv, $"<text x='20' y='86' font-size='26' fill='white' text-anchor='middle'>{Sign(vehicle.Country)}</text>");
                Text(svg, vehicle.Plate, (w + 38) / 2, 86, 100, w - 60);
                break;
            case PlateStyle.Brazilian:
                svg.Append(Inv, $"<rect x='2' y='2' width='{w - 4}' height='22' rx='6' fill='rgb(20,60,160)'/>");
                svg.Append(Inv, $"<text x='{w / 2}' y='19.5' font-weight='bold' font-size='17' fill='white' text-anchor='middle'>BRASIL</text>");
                Text(svg, vehicle.Plate, w / 2, 90, 82, w - 24);
                break;
            default:
                svg.Append(Inv, $"<text x='{w / 2}' y='23' font-weight='bold' font-size='19' fill='rgb(170,30,40)' text-anchor='middle'>UTOPIA STATE</text>");
                Text(svg, vehicle.Plate, w / 2, 82, 68, w - 18);
                break;
        }

        svg.Append("</g>");
    }

    // The distinguishing sign of vehicles in international traffic.
    private static string Sign(string country) => country switch { "DEU" => "D", "FRA" => "F", "ITA" => "I", "ESP" => "E", "POL" => "PL", _ => country };

    /// <summary>Condensed bold capitals, squeezed where they would not fit.</summary>
    private static void Text(StringBuilder svg, string text, double middle, double baseline, double size, double room)
    {
        var width = text.Sum(Width) * size / 1000;
        var squeeze = Math.Min(1, room / width);
        // Begins at a computed place: librsvg forgets a group's scale when it centres a text.
        svg.Append(Inv, $"<g transform='translate({middle - (squeeze * width / 2)},{baseline}) scale({squeeze},1)'><text font-weight='bold' font-stretch='condensed' font-size='{size}' fill='rgb(20,20,24)'>{text}</text></g>");
    }

    /// <summary>Of a letter of DejaVu Sans Condensed Bold, in thousandths of the type's size.</summary>
    private static int Width(char letter) => letter switch
    {
        ' ' => 313,
        '-' => 373,
        'I' or 'J' => 335,
        'M' => 896,
        'W' => 993,
        'D' or 'G' or 'H' or 'N' or 'O' or 'Q' => 747,
        'E' or 'F' or 'L' or 'T' => 609,
        'C' or 'P' or 'S' or 'Y' or 'Z' => 658,
        >= '0' and <= '9' => 626,
        _ => 696,
    };
}
