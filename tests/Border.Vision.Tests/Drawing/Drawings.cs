using System.Globalization;
using Border.Domain.Documents;
using Border.Domain.Documents.Mrz;
using Border.Imaging;
using Border.Vision.Frames;

namespace Border.Vision.Tests.Drawing;

/// <summary>Pages, cars and people as drawings, so that no photograph is needed.</summary>
internal static class Drawings
{
    public static TravelDocument Document(MrzFormat format, string number = "L898902C3") => new(
        format,
        format switch { MrzFormat.TD3 => "P", MrzFormat.TD1 or MrzFormat.TD2 => "I", _ => "V" },
        "UTO", "ERIKSSON", "ANNA MARIA", number, "UTO", "740812", "F", "320415", format == MrzFormat.TD3 ? "ZE184226B" : string.Empty);

    /// <summary>A page with a drawn portrait, some print and the zone in OCR-B.</summary>
    public static Image Page(IReadOnlyList<string> zone, int width = 1200)
    {
        var lines = string.Concat(zone.Select((line, i) =>
            $"<text x='40' y='{760 - (60 * (zone.Count - 1 - i))}' font-family='OCR B' font-size='35'>{line.Replace("<", "&lt;", StringComparison.Ordinal)}</text>"));
        return SvgRenderer.Render(
            $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1200 840'><rect width='1200' height='840' fill='#eef2ea'/>"
            + "<text x='420' y='90' font-family='DejaVu Sans' font-size='34'>UTOPIA  PASSPORT</text>"
            + "<text x='420' y='190' font-family='DejaVu Sans' font-size='26'>Surname / Nom</text>"
            + "<text x='420' y='230' font-family='DejaVu Sans' font-size='32'>ERIKSSON</text>"
            + $"<svg x='50' y='100' width='320' height='400' viewBox='0 0 400 500'>{Portrait(1)}</svg>{lines}</svg>",
            width);
    }

    public static IReadOnlyList<string> Zone(MrzFormat format, string number = "L898902C3") => MrzWriter.Write(Document(format, number));

    /// <summary>The picture turned about its middle and seen from the side, which makes one side higher by so many pixels; all of it stays in sight.</summary>
    public static Image Askew(Image picture, double degrees, double perspective)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (w, h) = (picture.Width * 0.6, picture.Height * 0.6);
        Point Corner(double x, double y) => new((picture.Width / 2.0) + (x * cos) - (y * sin), (picture.Height / 2.0) + (x * sin) + (y * cos));
        var seen = new Quad(Corner(-w, -h - perspective), Corner(w, -h + perspective), Corner(w, h - perspective), Corner(-w, h + perspective));
        return picture.Straighten(seen, picture.Width, picture.Height);
    }

    /// <summary>One picture above another of the same width.</summary>
    public static Image Above(Image upper, Image lower)
    {
        var both = Image.Create(upper.Width, upper.Height + lower.Height, upper.Format);
        upper.Pixels.CopyTo(both.Pixels);
        lower.Pixels.CopyTo(both.Pixels[upper.Pixels.Length..]);
        return both;
    }

    /// <summary>A page of print that is no document.</summary>
    public static Image Letter() => SvgRenderer.Render(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1200 840'><rect width='1200' height='840' fill='#f6f6f2'/>"
        + string.Concat(Enumerable.Range(0, 16).Select(line =>
            $"<text x='60' y='{60 + (line * 48)}' font-family='DejaVu Sans Mono' font-size='28'>{"Whoever crosses the border shall show a document that holds upon request."[(line % 9)..]}</text>"))
        + "</svg>",
        1200);

    /// <summary>A car's rear with a plate.</summary>
    public static Image Car(string plate) => SvgRenderer.Render(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1280 720'><rect width='1280' height='720' fill='#8c9196'/>"
        + "<rect y='560' width='1280' height='160' fill='#4b4e52'/><path d='M300,600 V330 Q320,180 420,170 H860 Q960,180 980,330 V600 Z' fill='#274a78'/>"
        + "<path d='M370,320 Q385,210 440,205 H840 Q895,210 910,320 Z' fill='#1a2230'/><circle cx='350' cy='420' r='34' fill='#b02a22'/><circle cx='930' cy='420' r='34' fill='#b02a22'/>"
        + $"<rect x='500' y='440' width='280' height='70' rx='8' fill='#f6f6f2' stroke='#222' stroke-width='3'/>"
        + $"<text x='640' y='494' text-anchor='middle' font-family='DejaVu Sans' font-weight='bold' font-size='52' fill='#111'>{plate}</text></svg>",
        1280);

    public static Image EmptyLane() => SvgRenderer.Render(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1280 720'><rect width='1280' height='720' fill='#8c9196'/><rect y='560' width='1280' height='160' fill='#4b4e52'/></svg>",
        1280);

    /// <summary>A live image of a drawn person; the same seed is the same person.</summary>
    public static Image Person(int seed, int width = 600, double lean = 0) => SvgRenderer.Render(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 500'><rect width='400' height='500' fill='#cfd6dc'/>"
        + $"<g transform='rotate({lean.ToString(CultureInfo.InvariantCulture)} 200 250)'>{Portrait(seed)}</g></svg>",
        width);

    public static Frame Frame(Image drawing, int quality = 92)
    {
        using (drawing)
        {
            return Frames.Frame.Decode(drawing.EncodeJpeg(quality));
        }
    }

    /// <summary>A head with shading, which the detector takes for a face. 400 x 500 units.</summary>
    private static string Portrait(int seed)
    {
        var random = new Random(seed);
        (int R, int G, int B)[] skins = [(236, 188, 160), (198, 140, 104), (160, 105, 72), (110, 70, 48), (245, 205, 180)];
        var skin = skins[seed % skins.Length];
        double Between(double low, double high) => low + (random.NextDouble() * (high - low));
        string Tone(double k) => $"rgb({(int)Math.Min(255, skin.R * k)},{(int)Math.Min(255, skin.G * k)},{(int)Math.Min(255, skin.B * k)})";
        var (fw, fh, eyes, eyeY) = (Between(92, 116), Between(130, 152), Between(40, 50), 230 - Between(10, 22));
        var (eyeWidth, eyeHeight, nose, noseWidth) = (Between(16, 23), Between(7, 11), Between(38, 56), Between(13, 22));
        var (mouth, mouthY, lip, brow) = (Between(26, 40), 230 + Between(66, 80), Between(5, 10), Between(18, 26));
        string Eye(double x) => FormattableString.Invariant($"<path d='M{x - eyeWidth},{eyeY} Q{x},{eyeY - (eyeHeight * 1.7)} {x + eyeWidth},{eyeY} Q{x},{eyeY + (eyeHeight * 1.3)} {x - eyeWidth},{eyeY}Z' fill='#f4efe9' stroke='#222' stroke-width='2'/><circle cx='{x}' cy='{eyeY - 1}' r='{eyeHeight}' fill='#3b2a1a'/><circle cx='{x + 2.5}' cy='{eyeY - 3.5}' r='2' fill='#fff'/><path d='M{x - 24},{eyeY - brow} Q{x},{eyeY - brow - 8} {x + 24},{eyeY - brow}' fill='none' stroke='#2a2018' stroke-width='6'/>");
        return FormattableString.Invariant($"<defs><radialGradient id='s{seed}' cx='.45' cy='.4' r='.75'><stop offset='0' stop-color='{Tone(1.08)}'/><stop offset='.6' stop-color='{Tone(1)}'/><stop offset='1' stop-color='{Tone(0.62)}'/></radialGradient></defs>")
            + FormattableString.Invariant($"<ellipse cx='200' cy='200' rx='{fw * 1.18}' ry='{fh * 1.12}' fill='#281c14'/><path d='M155,320 h90 v90 q-45,30 -90,0Z' fill='{Tone(0.72)}'/><path d='M30,520 C40,400 120,390 152,378 Q200,420 248,378 C280,390 360,400 370,520Z' fill='#3c4654'/>")
            + FormattableString.Invariant($"<path d='M{200 - fw},200 C{200 - fw},{230 - (fh * 1.05)} {200 + fw},{230 - (fh * 1.05)} {200 + fw},200 C{200 + fw},290 {200 + (fw * 0.7)},{230 + (fh * 0.8)} 200,{230 + fh} C{200 - (fw * 0.7)},{230 + (fh * 0.8)} {200 - fw},290 {200 - fw},200Z' fill='url(#s{seed})'/>")
            + Eye(200 - eyes) + Eye(200 + eyes)
            + FormattableString.Invariant($"<path d='M206,{eyeY} Q212,{eyeY + (nose * 0.6)} {200 + noseWidth},{eyeY + nose}' fill='none' stroke='{Tone(0.6)}' stroke-width='6' opacity='.5'/><path d='M{200 - noseWidth},{eyeY + nose} q{noseWidth},12 {noseWidth * 2},0' fill='none' stroke='{Tone(0.45)}' stroke-width='4'/>")
            + FormattableString.Invariant($"<path d='M{200 - mouth},{mouthY} Q200,{mouthY - lip} {200 + mouth},{mouthY} Q200,{mouthY + (lip * 2.2)} {200 - mouth},{mouthY}Z' fill='#a85a52'/><path d='M{200 - mouth},{mouthY} Q200,{mouthY + 3} {200 + mouth},{mouthY}' fill='none' stroke='#40201c' stroke-width='2'/>")
            + FormattableString.Invariant($"<path d='M{196 - fw},205 C{190 - fw},{230 - (fh * 1.25)} {210 + fw},{230 - (fh * 1.25)} {204 + fw},205 C{200 + (fw * 0.8)},{230 - (fh * 0.75)} 230,{230 - (fh * 0.72)} 200,{230 - (fh * 0.7)} C{200 - (fw * 0.6)},{230 - (fh * 0.72)} {200 - (fw * 0.9)},{230 - (fh * 0.5)} {196 - fw},205Z' fill='#3a2a1e'/>");
    }
}
