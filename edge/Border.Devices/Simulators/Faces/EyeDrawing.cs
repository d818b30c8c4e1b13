using System.Globalization;
using System.Text;

namespace Border.Devices.Simulators.Faces;

/// <summary>Eyes, brows and glasses; the origin is between the eyes.</summary>
internal static class EyeDrawing
{
    private static readonly CultureInfo Inv = CultureInfo.InvariantCulture;

    public static void Eye(StringBuilder svg, FaceFeatures face, int side)
    {
        var (w, h) = (face.EyeWidth, face.EyeOpen);
        var iris = Math.Min(w * 0.46, h * 1.02);
        svg.Append(Inv, $"<g transform='translate({side * face.EyeOffset},0) rotate({-side * face.EyeTilt})'>");
        svg.Append(Inv, $"<ellipse cx='0' cy='-1' rx='{w * 1.25}' ry='{h + 7}' fill='{face.Skin.Times(0.78)}' fill-opacity='0.5' filter='url(#soft)'/>");
        svg.Append(Inv, $"<path id='e{side}' d='M{-w},1 Q{-w * 0.4},{-h * 1.6} {w * 0.1},{-h * 1.25} Q{w * 0.7},{-h} {w},1 Q{w * 0.3},{h * 1.5} {-w * 0.3},{h * 1.2} Q{-w * 0.7},{h * 0.8} {-w},1 Z' fill='rgb(232,228,224)'/>");
        svg.Append(Inv, $"<clipPath id='c{side}'><use href='#e{side}'/></clipPath><g clip-path='url(#c{side})'>");
        svg.Append(Inv, $"<circle r='{iris}' fill='{face.Eye.Times(0.7)}'/><circle r='{iris * 0.8}' fill='{face.Eye}'/><circle r='{iris * 0.42}' fill='rgb(8,8,8)'/>");
        svg.Append(Inv, $"<circle cx='{iris * 0.3}' cy='{-iris * 0.35}' r='{iris * 0.17}' fill='white'/>");
        svg.Append(Inv, $"<path d='M{-w},{-h - 4} L{w},{-h - 4} L{w},{-h * 0.35} Q0,{-h} {-w},{-h * 0.35} Z' fill='black' fill-opacity='0.28'/></g>");
        svg.Append(Inv, $"<path d='M{-w},1 Q{-w * 0.4},{-h * 1.6} {w * 0.1},{-h * 1.25} Q{w * 0.7},{-h} {w},1' fill='none' stroke='rgb(30,20,18)' stroke-width='2.6'/>");
        svg.Append(Inv, $"<path d='M{-w * 0.95},{-h - 1} Q0,{(-h * 1.9) - 3} {w * 0.95},{-h - 1}' fill='none' stroke='{face.Skin.Times(0.6)}' stroke-width='1.6' stroke-opacity='0.8'/></g>");
    }

    public static void Brow(StringBuilder svg, FaceFeatures face, int side)
    {
        if (face.BrowThickness < 0.5)
        {
            return;
        }

        var y = -face.BrowHeight;
        var inner = side * (face.EyeOffset - (face.EyeWidth * 1.15));
        var outer = side * (face.EyeOffset + (face.EyeWidth * 1.35));
        var middle = (inner + (2 * outer)) / 3;
        var top = y - face.BrowArch - (face.BrowTilt * 0.6);
        svg.Append(Inv, $"<path d='M{inner},{y + (face.BrowThickness * 0.5)} L{inner},{y - (face.BrowThickness * 0.5)} Q{middle},{top - face.BrowThickness} {outer},{y - face.BrowTilt} Q{middle},{top + (face.BrowThickness * 0.2)} {inner},{y + (face.BrowThickness * 0.5)} Z' fill='{face.Hair.Times(0.72)}' fill-opacity='0.9'/>");
    }

    public static void Glasses(StringBuilder svg, FaceFeatures face)
    {
        if (face.Glasses == 0)
        {
            return;
        }

        var r = face.EyeWidth + 9;
        var rounding = face.Glasses == 1 ? r : 6;
        foreach (var side in new[] { -1, 1 })
        {
            svg.Append(Inv, $"<rect x='{(side * face.EyeOffset) - r}' y='{-r * 0.72}' width='{2 * r}' height='{r * 1.62}' rx='{rounding}' fill='white' fill-opacity='0.07' stroke='rgb(38,34,32)' stroke-width='3.4'/>");
            svg.Append(Inv, $"<path d='M{side * (face.EyeOffset + r)},-4 L{side * (face.HalfWidth + 2)},0' stroke='rgb(38,34,32)' stroke-width='3.4'/>");
        }

        svg.Append(Inv, $"<path d='M{-face.EyeOffset + r},-3 Q0,-10 {face.EyeOffset - r},-3' fill='none' stroke='rgb(38,34,32)' stroke-width='3.2'/>");
    }
}
