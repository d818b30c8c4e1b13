using System.Globalization;
using System.Text;

namespace Border.Devices.Simulators.Faces;

/// <summary>Draws a head as flat colours in SVG; <see cref="FaceRelief"/> gives it light and depth afterwards.</summary>
internal static class FaceDrawing
{
    private static readonly CultureInfo Inv = CultureInfo.InvariantCulture;

    public static string Svg(FaceFeatures face, FaceView view)
    {
        var svg = new StringBuilder();
        svg.Append(Inv, $"<svg xmlns='http://www.w3.org/2000/svg' width='{FaceCanvas.Width}' height='{FaceCanvas.Height}'>");
        svg.Append("<defs><filter id='soft' x='-30%' y='-30%' width='160%' height='160%'><feGaussianBlur stdDeviation='5'/></filter></defs>");
        svg.Append(Inv, $"<rect width='100%' height='100%' fill='{view.Background}'/>");
        svg.Append(Inv, $"<g transform='translate({FaceCanvas.EyesX},{FaceCanvas.EyesY})'>");
        HairDrawing.Behind(svg, face);
        Body(svg, face, view);
        Skull(svg, face);
        Complexion(svg, face);
        HairDrawing.Beard(svg, face);
        for (var side = -1; side <= 1; side += 2)
        {
            EyeDrawing.Eye(svg, face, side);
            EyeDrawing.Brow(svg, face, side);
        }

        Nose(svg, face);
        Mouth(svg, face);
        Lines(svg, face);
        HairDrawing.Front(svg, face);
        EyeDrawing.Glasses(svg, face);
        return svg.Append("</g></svg>").ToString();
    }

    private static void Body(StringBuilder svg, FaceFeatures face, FaceView view)
    {
        var neck = face.HalfWidth * 0.58;
        var shadow = face.Skin.Times(0.72);
        svg.Append(Inv, $"<path d='M-300,320 C-260,{face.Lower + 70} -120,{face.Lower + 62} {-neck - 8},{face.Lower + 36} L{neck + 8},{face.Lower + 36} C120,{face.Lower + 62} 260,{face.Lower + 70} 300,320 Z' fill='{view.Clothes}'/>");
        svg.Append(Inv, $"<path d='M{-neck},{face.Lower - 60} L{-neck - 4},{face.Lower + 40} Q0,{face.Lower + 92} {neck + 4},{face.Lower + 40} L{neck},{face.Lower - 60} Z' fill='{face.Skin.Times(0.86)}'/>");
        svg.Append(Inv, $"<ellipse cx='0' cy='{face.Lower - 6}' rx='{neck}' ry='26' fill='{shadow}' filter='url(#soft)'/>");
    }

    private static void Skull(StringBuilder svg, FaceFeatures face)
    {
        foreach (var side in new[] { -1, 1 })
        {
            svg.Append(Inv, $"<ellipse cx='{side * (face.HalfWidth + 3)}' cy='16' rx='13' ry='28' fill='{face.Skin.Times(0.9)}'/>");
            svg.Append(Inv, $"<ellipse cx='{side * (face.HalfWidth + 4)}' cy='16' rx='6' ry='17' fill='{face.Skin.Times(0.72)}'/>");
        }

        svg.Append("<path d='M");
        for (var side = -1; side <= 1; side += 2)
        {
            for (var i = 0; i <= 40; i++)
            {
                var t = side < 0 ? i / 40.0 : 1 - (i / 40.0);
                var dy = -face.Upper + (t * (face.Upper + face.Lower));
                svg.Append(Inv, $"{(i == 0 && side < 0 ? "" : "L")}{side * FaceCanvas.HalfWidthAt(face, dy):0.#},{dy:0.#} ");
            }
        }

        svg.Append(Inv, $"Z' fill='{face.Skin}'/>");
        var blush = face.Skin.Mix(new Rgb(200, 80, 70), 0.25);
        foreach (var side in new[] { -1, 1 })
        {
            svg.Append(Inv, $"<ellipse cx='{side * face.HalfWidth * 0.58}' cy='50' rx='24' ry='18' fill='{blush}' fill-opacity='0.5' filter='url(#soft)'/>");
        }
    }

    /// <summary>Lighter and darker patches, freckles and moles: each person's own.</summary>
    private static void Complexion(StringBuilder svg, FaceFeatures face)
    {
        var random = new SeededRandom(face.Detail, 0, "complexion");
        for (var i = 0; i < 20; i++)
        {
            var dy = random.Between(-0.6 * face.Upper, 0.9 * face.Lower);
            var x = random.Between(-0.8, 0.8) * FaceCanvas.HalfWidthAt(face, dy);
            var patch = face.Skin.Times(random.Between(0.55, 1.3)).Mix(new Rgb(190, 90, 80), random.Between(0, 0.3));
            svg.Append(Inv, $"<ellipse cx='{x}' cy='{dy}' rx='{random.Between(8, 30)}' ry='{random.Between(8, 30)}' fill='{patch}' fill-opacity='{random.Between(0.25, 0.6)}' filter='url(#soft)'/>");
        }

        for (var i = random.Below(7); i > 0; i--)
        {
            var dy = random.Between(-0.5 * face.Upper, 0.8 * face.Lower);
            var x = random.Between(-0.75, 0.75) * FaceCanvas.HalfWidthAt(face, dy);
            svg.Append(Inv, $"<circle cx='{x}' cy='{dy}' r='{random.Between(1.5, 4.5)}' fill='{face.Skin.Times(0.4)}'/>");
        }
    }

    private static void Nose(StringBuilder svg, FaceFeatures face)
    {
        var dark = face.Skin.Times(0.38).Mix(new Rgb(70, 20, 20), 0.3);
        foreach (var side in new[] { -1, 1 })
        {
            svg.Append(Inv, $"<ellipse cx='{side * face.NoseWidth * 0.52}' cy='{face.NoseLength + 4}' rx='{face.NoseWidth * 0.24}' ry='3.6' fill='{dark}' transform='rotate({side * -14} {side * face.NoseWidth * 0.52} {face.NoseLength + 4})'/>");
            svg.Append(Inv, $"<path d='M{side * face.NoseWidth * 0.95},{face.NoseLength - 11} q{side * 5},9 {side * -2},15' fill='none' stroke='{face.Skin.Times(0.66)}' stroke-width='2.2' stroke-opacity='0.8'/>");
        }
    }

    private static void Mouth(StringBuilder svg, FaceFeatures face)
    {
        var y = face.NoseLength + face.MouthDrop;
        var w = face.MouthWidth;
        svg.Append(Inv, $"<path d='M{-w},{y} Q{-w * 0.4},{y - (face.UpperLip * 1.5)} {-w * 0.13},{y - face.UpperLip} Q0,{y - (face.UpperLip * 0.7)} {w * 0.13},{y - face.UpperLip} Q{w * 0.4},{y - (face.UpperLip * 1.5)} {w},{y} Q0,{y + 3} {-w},{y} Z' fill='{face.Lip.Times(0.88)}'/>");
        svg.Append(Inv, $"<path d='M{-w},{y} Q0,{y + 3} {w},{y} Q{w * 0.45},{y + (face.LowerLip * 1.5)} 0,{y + (face.LowerLip * 1.35)} Q{-w * 0.45},{y + (face.LowerLip * 1.5)} {-w},{y} Z' fill='{face.Lip}'/>");
        svg.Append(Inv, $"<path d='M{-w - 2},{y} Q{-w * 0.3},{y + 2.5} 0,{y + 1} Q{w * 0.3},{y + 2.5} {w + 2},{y}' fill='none' stroke='{face.Lip.Times(0.42)}' stroke-width='2.4'/>");
    }

    private static void Lines(StringBuilder svg, FaceFeatures face)
    {
        var line = face.Skin.Times(0.68);
        foreach (var side in new[] { -1, 1 })
        {
            svg.Append(Inv, $"<path d='M{side * (face.NoseWidth + 3)},{face.NoseLength - 4} Q{side * (face.MouthWidth + 6)},{face.NoseLength + 10} {side * (face.MouthWidth + 10)},{face.NoseLength + face.MouthDrop + 6}' fill='none' stroke='{line}' stroke-width='2.5' stroke-opacity='{0.12 + (face.Age * 0.6)}'/>");
            svg.Append(Inv, $"<path d='M{side * (face.EyeOffset - face.EyeWidth)},{face.EyeOpen + 8} q{side * face.EyeWidth},10 {side * face.EyeWidth * 1.8},0' fill='none' stroke='{line}' stroke-width='2' stroke-opacity='{0.15 + (face.Age * 0.5)}'/>");
        }

        for (var i = 0; i < (int)(face.Age * 4); i++)
        {
            var y = -face.BrowHeight - 22 - (i * 13);
            svg.Append(Inv, $"<path d='M{-face.HalfWidth * 0.55},{y} Q0,{y - 5} {face.HalfWidth * 0.55},{y}' fill='none' stroke='{line}' stroke-width='1.6' stroke-opacity='{face.Age * 0.6}'/>");
        }
    }
}
