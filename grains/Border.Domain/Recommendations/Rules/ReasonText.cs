using System.Globalization;
using System.Text;
using Border.Domain.Recommendations.Facts;

namespace Border.Domain.Recommendations.Rules;

/// <summary>
/// A reason's sentence with places for facts: <c>{fact}</c>, and for numbers <c>{fact|1 day|# days}</c>, the first form for 1, the second
/// for every other with the number in place of <c>#</c>. Only facts that are not personal have a place (invariant I11).
/// </summary>
internal sealed class ReasonText
{
    public const int MaxCharacters = 300;

    private readonly List<(string Plain, Fact? Fact, string[] Forms)> _parts = [];

    private ReasonText()
    {
    }

    /// <summary>The facts that have a place.</summary>
    public IEnumerable<Fact> Facts => _parts.Select(p => p.Fact).OfType<Fact>();

    /// <exception cref="RuleException">It is too long, or a place is wrong.</exception>
    public static ReasonText Parse(string text)
    {
        if (text.Length is 0 or > MaxCharacters || string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl))
            throw new RuleException(0, $"A reason is a sentence of 1 to {MaxCharacters} characters without line breaks.");
        var (parsed, at) = (new ReasonText(), 0);
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var plain = open < 0 ? text[at..] : text[at..open];
            if (plain.Contains('}', StringComparison.Ordinal))
                throw new RuleException(at + plain.IndexOf('}', StringComparison.Ordinal), "This } has no { before it.");
            parsed._parts.Add((plain, null, []));
            if (open < 0)
                break;
            var close = text.IndexOf('}', open);
            if (close < 0)
                throw new RuleException(open, "This { has no } after it.");
            parsed._parts.Add(Place(text[(open + 1)..close], open + 1));
            at = close + 1;
        }

        return parsed;
    }

    /// <summary>The sentence with values in their places.</summary>
    public string Render(Func<string, string> value)
    {
        var text = new StringBuilder();
        foreach (var (plain, fact, forms) in _parts)
            text.Append(fact is null ? plain : Form(value(fact.Name), forms));
        return text.ToString();
    }

    private static (string, Fact?, string[]) Place(string place, int position)
    {
        var forms = place.Split('|');
        var fact = FactTable.Find(forms[0])
            ?? throw new RuleException(position, $"There is no fact {(forms[0].Length <= 40 ? forms[0] : forms[0][..40] + "…")} to put here.{Nearest.To(forms[0])}");
        if (fact.IsPersonal)
            throw new RuleException(position, $"{fact.Name} tells about a person: a reason is kept unsealed and must not say it. Say it in general words.");
        if (forms.Length is not (1 or 3) || (forms.Length == 3 && fact.Type != FactType.Number))
            throw new RuleException(position, "A place is {fact}, or for a number {fact|1 day|# days}.");
        return ("", fact, forms[1..]);
    }

    private static string Form(string value, string[] forms) =>
        forms.Length == 0 ? value : (value == "1" ? forms[0] : forms[1]).Replace("#", value, false, CultureInfo.InvariantCulture);
}
