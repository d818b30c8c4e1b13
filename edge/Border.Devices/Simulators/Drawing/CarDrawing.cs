using System.Globalization;
using System.Text;
using Border.Devices.Simulators.Vehicles;

namespace Border.Devices.Simulators.Drawing;

/// <summary>Draws a lane as its camera sees it, 1280 x 720, empty or with a vehicle.</summary>
internal static class CarDrawing
{
    public const int Width = 1280;
    public const int Height = 720;
    private const int PlateMiddle = -106;
    private static readonly CultureInfo Inv = CultureInfo.InvariantCulture;

    /// <param name="vehicle">What stands there; null for an empty lane.</param>
    /// <param name="approach">0 (far) to 1 (at the stop line).</param>
    /// <param name="drift">Sideways, in pixels.</param>
    public static string Svg(Vehicle? vehicle, double approach, double drift)
    {
        var svg = new StringBuilder();
        svg.Append(Inv, $"<svg xmlns='http://www.w3.org/2000/svg' width='{Width}' height='{Height}'>");
        Lane(svg);
        if (vehicle is not null)
        {
            var (x, y, scale) = Stand(approach, drift);
            svg.Append(Inv, $"<g transform='translate({x},{y}) scale({scale})'>");
            Body(svg, vehicle);
            svg.Append("</g>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>Where <see cref="Svg"/> draws the plate, in pixels.</summary>
    public static (double X, double Y, double Width, double Height) Plate(Vehicle vehicle, double approach, double drift)
    {
        var (x, y, scale) = Stand(approach, drift);
        var height = PlateHeight(vehicle.Style) * scale;
        var width = PlateDrawing.WidthOverHeight(vehicle.Style) * height;
        return (x - (width / 2), y + (PlateMiddle * scale) - (height / 2), width, height);
    }

    private static (double X, double Y, double Scale) Stand(double approach, double drift) =>
        (640 + drift, 560 + (70 * approach), 0.62 + (0.38 * approach));

    // 110 mm of a European plate at about 0.45 pixels to the millimetre, 130 and 152 for the others.
    private static int PlateHeight(PlateStyle style) => style switch { PlateStyle.European => 54, PlateStyle.Brazilian => 62, _ => 74 };

    private static void Lane(StringBuilder svg)
    {
        svg.Append("<defs><linearGradient id='sky' x2='0' y2='1'><stop offset='0' stop-color='rgb(176,196,214)'/><stop offset='1' stop-color='rgb(214,220,222)'/></linearGradient>");
        svg.Append("<linearGradient id='road' x2='0' y2='1'><stop offset='0' stop-color='rgb(120,122,124)'/><stop offset='1' stop-color='rgb(78,80,84)'/></linearGradient></defs>");
        svg.Append("<rect width='1280' height='300' fill='url(#sky)'/><rect y='290' width='1280' height='430' fill='url(#road)'/>");
        svg.Append("<path d='M0,720 L0,430 L430,290 L480,290 Z' fill='rgb(150,150,146)'/><path d='M1280,720 L1280,430 L850,290 L800,290 Z' fill='rgb(150,150,146)'/>");
        svg.Append("<path d='M120,720 L500,290 L506,290 L150,720 Z' fill='rgb(230,226,200)'/><path d='M1160,720 L780,290 L774,290 L1130,720 Z' fill='rgb(230,226,200)'/>");
        svg.Append("<rect x='1040' y='120' width='190' height='330' fill='rgb(206,208,204)'/><rect x='1060' y='170' width='150' height='110' fill='rgb(92,118,134)'/>");
        svg.Append("<rect x='0' y='60' width='1280' height='34' fill='rgb(70,76,84)'/><rect x='150' y='94' width='26' height='300' fill='rgb(96,100,106)'/>");
    }

    // The origin is on the road under the middle of the vehicle; about 430 units are its 1.8 m half and half.
    private static void Body(StringBuilder svg, Vehicle vehicle)
    {
        var roof = vehicle.Tall ? -520 : -400;
        var dark = vehicle.Paint.Times(0.62);
        svg.Append("<ellipse cx='0' cy='6' rx='420' ry='26' fill='black' fill-opacity='0.45'/>");
        svg.Append("<rect x='-380' y='-92' width='84' height='100' rx='18' fill='rgb(22,22,24)'/><rect x='296' y='-92' width='84' height='100' rx='18' fill='rgb(22,22,24)'/>");
        svg.Append(Inv, $"<path d='M-300,-250 L-238,{roof + 24} Q-226,{roof} -190,{roof} L190,{roof} Q226,{roof} 238,{roof + 24} L300,-250 Z' fill='{dark}'/>");
        svg.Append(Inv, $"<path d='M-270,-254 L-216,{roof + 34} Q-208,{roof + 20} -186,{roof + 20} L186,{roof + 20} Q208,{roof + 20} 216,{roof + 34} L270,-254 Z' fill='rgb(64,84,98)'/>");
        svg.Append(Inv, $"<path d='M-200,-254 L-120,{roof + 20} L-40,{roof + 20} L-120,-254 Z' fill='white' fill-opacity='0.14'/>");
        svg.Append(Inv, $"<path d='M-392,-60 L-396,-180 Q-388,-240 -300,-256 L300,-256 Q388,-240 396,-180 L392,-60 Q388,-34 350,-34 L-350,-34 Q-388,-34 -392,-60 Z' fill='{vehicle.Paint}'/>");
        svg.Append(Inv, $"<path d='M-390,-92 L390,-92 L386,-56 Q380,-34 350,-34 L-350,-34 Q-380,-34 -386,-56 Z' fill='{dark}'/>");
        var lamp = vehicle.Rear ? "rgb(176,22,26)" : "rgb(232,236,240)";
        foreach (var side in new[] { -1, 1 })
        {
            svg.Append(Inv, $"<path d='M{side * 384},-200 L{side * 262},-190 L{side * 272},-150 L{side * 388},-148 Z' fill='{lamp}' stroke='rgb(40,40,44)' stroke-width='4'/>");
        }

        if (!vehicle.Rear)
        {
            svg.Append("<rect x='-180' y='-206' width='360' height='56' rx='14' fill='rgb(30,32,36)'/><path d='M-176,-190 H176 M-176,-178 H176 M-176,-166 H176' stroke='rgb(110,114,120)' stroke-width='3'/>");
        }

        PlateDrawing.Draw(svg, vehicle, 0, PlateMiddle, PlateHeight(vehicle.Style));
    }
}
