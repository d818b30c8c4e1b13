using System.Globalization;
using System.Text;
using Border.Devices.Simulators.Travellers;
using Border.Domain.Documents;

namespace Border.Devices.Simulators.Drawing;

/// <summary>Where things are on one kind of document; in pixels, ten to the millimetre.</summary>
internal sealed record DocumentPage(int Width, int Height, int PortraitX, int PortraitY, int PortraitWidth, int PortraitHeight, int TextX, string Title)
{
    /// <summary>Sizes are ID-3 (125 x 88 mm), ID-2 (105 x 74) and ID-1 (85.6 x 54): ICAO 9303-3 §2.</summary>
    public static DocumentPage For(MrzFormat format) => format switch
    {
        MrzFormat.TD1 => new(856, 540, 40, 84, 160, 200, 230, "IDENTITY CARD"),
        MrzFormat.TD2 => new(1050, 740, 50, 140, 280, 350, 370, "IDENTITY CARD"),
        MrzFormat.MRVA => new(1200, 800, 50, 130, 320, 400, 410, "VISA"),
        MrzFormat.MRVB => new(1050, 740, 50, 140, 280, 350, 370, "VISA"),
        _ => new(1250, 880, 60, 170, 340, 425, 440, "PASSPORT"),
    };
}

/// <summary>Draws the data page of a document: background, visual zone and machine-readable zone; the portrait is put in afterwards.</summary>
internal static class DocumentDrawing
{
    private static readonly CultureInfo Inv = CultureInfo.InvariantCulture;

    public static string Svg(Traveller traveller, DocumentPage page)
    {
        var svg = new StringBuilder();
        var hue = new SeededRandom(0, 0, "page " + traveller.Document.Issuer).Below(360);
        svg.Append(Inv, $"<svg xmlns='http://www.w3.org/2000/svg' width='{page.Width}' height='{page.Height}' font-family='DejaVu Sans'>");
        svg.Append(Inv, $"<defs><linearGradient id='g' x2='1' y2='1'><stop offset='0' stop-color='hsl({hue},34%,93%)'/><stop offset='1' stop-color='hsl({(hue + 50) % 360},38%,86%)'/></linearGradient></defs>");
        svg.Append("<rect width='100%' height='100%' fill='url(#g)'/>");
        Guilloche(svg, page, hue);
        Heading(svg, traveller.Document, page, hue);
        Fields(svg, traveller, page);
        var zone = traveller.MrzLines.Count * 64 + 50;
        svg.Append(Inv, $"<rect y='{page.Height - zone}' width='{page.Width}' height='{zone}' fill='rgb(250,250,248)'/>");
        MrzDrawing.Draw(svg, traveller.MrzLines, Math.Min(40, (page.Width - (traveller.MrzLines[0].Length * 25.4)) / 2), page.Height - 48);
        return svg.Append("</svg>").ToString();
    }

    private static void Guilloche(StringBuilder svg, DocumentPage page, int hue)
    {
        svg.Append(Inv, $"<g fill='none' stroke='hsl({hue},40%,70%)' stroke-width='1' opacity='0.45'>");
        for (var i = 0; i < 14; i++)
        {
            var y = i * page.Height / 14;
            svg.Append(Inv, $"<path d='M0,{y} C{page.Width / 4},{y - 90} {page.Width / 2},{y + 110} {page.Width},{y - 20}'/>");
        }

        svg.Append("</g>");
    }

    private static void Heading(StringBuilder svg, TravelDocument document, DocumentPage page, int hue)
    {
        var size = page.Height / 22;
        svg.Append(Inv, $"<text x='{page.PortraitX}' y='{size * 1.7}' font-size='{size}' font-weight='bold' fill='hsl({hue},60%,26%)'>{page.Title} - SPECIMEN</text>");
        svg.Append(Inv, $"<text x='{page.Width - page.PortraitX}' y='{size * 1.7}' font-size='{size}' text-anchor='end' fill='hsl({hue},60%,26%)'>{document.Issuer}</text>");
    }

    private static void Fields(StringBuilder svg, Traveller traveller, DocumentPage page)
    {
        var document = traveller.Document;
        var fields = new (string Label, string Value)[]
        {
            ("Surname", document.Surname), ("Given names", document.GivenNames), ("Nationality", document.Nationality),
            ("Date of birth", Visual(traveller.Birth)), ("Sex", document.Sex), ("Document No.", document.DocumentNumber), ("Date of expiry", Visual(traveller.Expiry)),
        };
        var zone = traveller.MrzLines.Count * 64 + 50;
        var room = page.Height - zone - (page.Height / 9.0);
        var step = room / fields.Length;
        for (var i = 0; i < fields.Length; i++)
        {
            var y = (page.Height / 9.0) + (i * step);
            svg.Append(Inv, $"<text x='{page.TextX}' y='{y + (step * 0.3)}' font-size='{step * 0.22}' fill='rgb(90,90,110)'>{fields[i].Label}</text>");
            svg.Append(Inv, $"<text x='{page.TextX}' y='{y + (step * 0.76)}' font-size='{step * 0.38}' fill='rgb(20,20,30)'>{fields[i].Value}</text>");
        }
    }

    private static string Visual(DateOnly date) => date.ToString("dd MMM yyyy", Inv).ToUpperInvariant();
}
