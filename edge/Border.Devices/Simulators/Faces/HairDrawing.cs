using System.Globalization;
using System.Text;

namespace Border.Devices.Simulators.Faces;

/// <summary>Hair, beards and headscarves.</summary>
internal static class HairDrawing
{
    private static readonly CultureInfo Inv = CultureInfo.InvariantCulture;
    private static readonly Rgb[] Scarves = [new(40, 46, 66), new(120, 50, 60), new(70, 92, 70), new(176, 160, 130)];

    /// <summary>What lies behind the head.</summary>
    public static void Behind(StringBuilder svg, FaceFeatures face)
    {
        var (w, top) = (face.HalfWidth, -face.Upper - 16);
        switch (face.HairStyle)
        {
            case HairStyle.Long:
            case HairStyle.Fringe when face.Detail % 2 == 0:
                svg.Append(Inv, $"<path d='M{-w - 18},{face.Lower + 60} C{-w - 50},-20 {-w - 20},{top} 0,{top} C{w + 20},{top} {w + 50},-20 {w + 18},{face.Lower + 60} Z' fill='{face.Hair.Times(0.75)}'/>");
                break;
            case HairStyle.Curly:
                Curls(svg, face, behind: true);
                break;
            case HairStyle.Scarf:
                svg.Append(Inv, $"<path d='M{-w - 40},{face.Lower + 110} C{-w - 40},-40 {-w - 24},{top - 6} 0,{top - 6} C{w + 24},{top - 6} {w + 40},-40 {w + 40},{face.Lower + 110} Z' fill='{Scarf(face).Times(0.8)}'/>");
                break;
        }
    }

    /// <summary>What lies over the forehead and beside the face.</summary>
    public static void Front(StringBuilder svg, FaceFeatures face)
    {
        var (w, u) = (face.HalfWidth, face.Upper);
        switch (face.HairStyle)
        {
            case HairStyle.Bald:
                return;
            case HairStyle.Scarf:
                svg.Append(Inv, $"<path fill-rule='evenodd' d='M{-w - 30},{face.Lower + 60} C{-w - 40},-60 {-w},{-u - 24} 0,{-u - 24} C{w},{-u - 24} {w + 40},-60 {w + 30},{face.Lower + 60} Z M0,{-u * 0.68} C{-w * 1.1},{-u * 0.68} {-w * 1.1},{face.Lower * 0.5} {-w * 0.5},{face.Lower * 0.92} Q0,{face.Lower + 16} {w * 0.5},{face.Lower * 0.92} C{w * 1.1},{face.Lower * 0.5} {w * 1.1},{-u * 0.68} 0,{-u * 0.68} Z' fill='{Scarf(face)}'/>");
                return;
            case HairStyle.Curly:
                Curls(svg, face, behind: false);
                return;
            case HairStyle.Sides:
                foreach (var side in new[] { -1, 1 })
                {
                    svg.Append(Inv, $"<path d='M{side * (w + 5)},12 Q{side * (w + 10)},{-u * 0.6} {side * w * 0.72},{-u * 0.86} Q{side * w * 0.92},{-u * 0.45} {side * (w - 6)},10 Z' fill='{face.Hair}'/>");
                }

                return;
        }

        // The hairline's middle: low for a fringe, high and to one side for a parting.
        var line = face.HairStyle == HairStyle.Fringe ? -face.BrowHeight - 13 : -u * 0.66;
        var part = face.HairStyle == HairStyle.Parted ? (face.Detail % 2 == 0 ? -0.45 : 0.45) * w : 0;
        var temple = face.HairStyle == HairStyle.Short ? -8 : 24;
        svg.Append(Inv, $"<path d='M{-w - 7},{temple} C{-w - 22},{-u * 0.8} {-w * 0.7},{-u - 20} 0,{-u - 20} C{w * 0.7},{-u - 20} {w + 22},{-u * 0.8} {w + 7},{temple} L{w - 5},{-20} Q{w * 0.86},{line} {part},{line - (part == 0 ? 0 : 14)} Q{-w * 0.86},{line} {-w + 5},-20 Z' fill='{face.Hair}'/>");
        Strands(svg, face, line);
    }

    /// <summary>A beard, denser where it is fuller.</summary>
    public static void Beard(StringBuilder svg, FaceFeatures face)
    {
        var (mouth, w) = (face.NoseLength + face.MouthDrop, face.MouthWidth);
        var colour = face.Hair.Times(0.85);
        if (face.Beard != BeardStyle.None)
        {
            svg.Append(Inv, $"<path d='M{-w - 6},{mouth + 2} Q{-w * 0.6},{face.NoseLength + 10} 0,{face.NoseLength + 11} Q{w * 0.6},{face.NoseLength + 10} {w + 6},{mouth + 2} Q0,{mouth - face.UpperLip - 8} {-w - 6},{mouth + 2} Z' fill='{colour}' fill-opacity='0.9'/>");
        }

        if (face.Beard == BeardStyle.Goatee)
        {
            svg.Append(Inv, $"<path d='M{-w - 6},{mouth} Q{-w - 8},{face.Lower - 4} 0,{face.Lower + 8} Q{w + 8},{face.Lower - 4} {w + 6},{mouth} Q{w * 0.7},{mouth + 20} 0,{mouth + (face.LowerLip * 1.35) + 6} Q{-w * 0.7},{mouth + 20} {-w - 6},{mouth} Z' fill='{colour}' fill-opacity='0.88'/>");
        }
        else if (face.Beard == BeardStyle.Full)
        {
            var side = face.HalfWidth + 1;
            svg.Append(Inv, $"<path d='M{-side},20 Q{-side},{face.Lower * 0.8} {-side * 0.6},{face.Lower} Q0,{face.Lower + 26} {side * 0.6},{face.Lower} Q{side},{face.Lower * 0.8} {side},20 Q{side * 0.86},{mouth - 30} {w + 5},{mouth - 6} Q{w},{mouth + 18} 0,{mouth + (face.LowerLip * 1.35) + 5} Q{-w},{mouth + 18} {-w - 5},{mouth - 6} Q{-side * 0.86},{mouth - 30} {-side},20 Z' fill='{colour}' fill-opacity='0.92'/>");
        }
    }

    private static void Strands(StringBuilder svg, FaceFeatures face, double line)
    {
        var random = new SeededRandom(face.Detail, 0, "strands");
        for (var i = 0; i < 26; i++)
        {
            var x = random.Between(-face.HalfWidth * 0.72, face.HalfWidth * 0.72);
            var shade = face.Hair.Times(random.Between(0.6, 1.5));
            svg.Append(Inv, $"<path d='M{x * 0.6},{-face.Upper - 12} Q{x * 0.95},{-face.Upper + 6} {x * 1.05},{line - 8 - random.Between(0, 30)}' fill='none' stroke='{shade}' stroke-width='2' stroke-opacity='0.5'/>");
        }
    }

    private static void Curls(StringBuilder svg, FaceFeatures face, bool behind)
    {
        var random = new SeededRandom(face.Detail, behind ? 1 : 2, "curls");
        for (var i = 0; i < (behind ? 60 : 44); i++)
        {
            var angle = behind ? random.Between(-0.45, Math.PI + 0.45) : random.Between(0.15, Math.PI - 0.15);
            var reach = behind ? random.Between(0.85, 1.18) : random.Between(0.88, 1.04);
            var (x, y) = (Math.Cos(angle) * (face.HalfWidth + 14) * reach, -Math.Sin(angle) * (face.Upper + 6) * reach);
            svg.Append(Inv, $"<circle cx='{x}' cy='{y}' r='{random.Between(11, 22)}' fill='{face.Hair.Times(random.Between(0.7, 1.25))}'/>");
        }
    }

    private static Rgb Scarf(FaceFeatures face) => Scarves[(int)(face.Detail % Scarves.Length)];
}
