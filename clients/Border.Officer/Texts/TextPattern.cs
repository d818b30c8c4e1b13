using System.Globalization;
using System.Text;

namespace Border.Officer.Texts;

/// <summary>
/// A text with places for values: <c>{0}</c>, and for whole numbers <c>{0|one # day|other # days}</c> with the forms of <see cref="Plurals"/>
/// and the number in place of <c>#</c>.
/// </summary>
internal sealed class TextPattern
{
    private readonly List<Part> _parts = [];

    private TextPattern()
    {
    }

    /// <summary>The texts between places; one more than there are places.</summary>
    public IReadOnlyList<string> Plain { get; private set; } = [];

    /// <summary>Which value each place takes, from 0.</summary>
    public IReadOnlyList<int> Places => [.. _parts.Where(p => p.Place >= 0).Select(p => p.Place)];

    /// <summary>The forms that each place with forms gives.</summary>
    public IEnumerable<IReadOnlyCollection<string>> Forms => _parts.Where(p => p.Forms.Count > 0).Select(p => p.Forms.Keys);

    /// <summary>True where a place has forms: its value is a whole number.</summary>
    public bool TakesNumber(int place) => _parts.Exists(p => p.Place == place && p.Forms.Count > 0);

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">A place is wrong.</exception>
    public static TextPattern Parse(string text)
    {
        var (pattern, plain, at) = (new TextPattern(), new List<string>(), 0);
        while (true)
        {
            var open = text.IndexOf('{', at);
            var before = open < 0 ? text[at..] : text[at..open];
            plain.Add(before);
            pattern._parts.Add(new Part(before, -1, []));
            if (open < 0)
                break;
            var close = text.IndexOf('}', open);
            if (close < 0)
                throw new FormatException($"This {{ has no }} after it: {text}");
            pattern._parts.Add(Place(text[(open + 1)..close]));
            at = close + 1;
        }

        pattern.Plain = plain;
        return pattern;
    }

    /// <summary>The text with values in their places.</summary>
    /// <param name="language">For plural forms.</param>
    /// <param name="values">Already in words, or whole numbers.</param>
    /// <param name="write">How a value is written.</param>
    public string Render(string language, IReadOnlyList<object?> values, Func<object?, string> write)
    {
        var text = new StringBuilder();
        foreach (var (plain, place, forms) in _parts)
        {
            var value = place >= 0 && place < values.Count ? values[place] : null;
            if (place < 0)
                text.Append(plain);
            else if (forms.Count == 0 || value is not IConvertible number || value is string)
                text.Append(write(value));
            else
                text.Append(forms.GetValueOrDefault(Plurals.Of(language, number.ToInt64(CultureInfo.InvariantCulture)), forms["other"]).Replace("#", write(value), StringComparison.Ordinal));
        }

        return text.ToString();
    }

    private static Part Place(string place)
    {
        var pieces = place.Split('|');
        if (!int.TryParse(pieces[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 9)
            throw new FormatException($"A place begins with 0 to 9: {{{place}}}");
        var forms = pieces[1..].Select(p => p.Split(' ', 2)).ToDictionary(p => p[0], p => p.Length > 1 ? p[1] : "", StringComparer.Ordinal);
        return forms.Count > 0 && !forms.ContainsKey("other") ? throw new FormatException($"A place with forms has one for other: {{{place}}}") : new Part("", number, forms);
    }

    private sealed record Part(string Plain, int Place, Dictionary<string, string> Forms);
}
