using Border.Domain.Recommendations.Facts;

namespace Border.Domain.Recommendations.Rules;

/// <summary>Reads a condition from its words, once, and checks every type against the table of facts.</summary>
internal sealed class ConditionParser(List<Word> words)
{
    private const int MaxList = 250;
    private static readonly string[] Keywords = ["and", "or", "not", "in", "known", "true", "false"];

    private int _at;
    private int _depth;

    private Word Here => words[_at];

    /// <exception cref="RuleException">It is no condition, or its types do not fit.</exception>
    public Condition Parse()
    {
        if (Here.Kind == WordKind.End)
            throw new RuleException(0, "The condition is empty. Write true for always.");
        var condition = Or();
        return Here.Kind == WordKind.End ? condition : throw Wrong("Here should be and, or, or the end");
    }

    private Condition Or()
    {
        var left = And();
        while (Take("or"))
            left = new Either(left, And());
        return left;
    }

    private Condition And()
    {
        var left = Unary();
        while (Take("and"))
            left = new Both(left, Unary());
        return left;
    }

    private Condition Unary()
    {
        if (++_depth > ConditionText.MaxDepth)
            throw new RuleException(Here.Position, $"Parentheses and not nest at most {ConditionText.MaxDepth} deep; make two findings of it.");
        try
        {
            return Take("not") ? new Not(Unary()) : Primary();
        }
        finally
        {
            _depth--;
        }
    }

    private Condition Primary()
    {
        if (TakeSign("("))
        {
            var inner = Or();
            Close(")");
            return inner;
        }

        if (Take("true"))
            return new Always(true);
        if (Take("false"))
            return new Always(false);
        if (Take("known"))
        {
            if (!TakeSign("("))
                throw Wrong("known is followed by a fact in parentheses, such as known(document.daysToExpiry)");
            var known = new IsKnown(TakeFact());
            Close(")");
            return known;
        }

        return About(TakeFact());
    }

    private Condition About(Fact fact)
    {
        if (Take("not"))
            return Take("in") ? new Not(List(fact)) : throw Wrong("After not comes in here");
        if (Take("in"))
            return List(fact);
        if (Here.Kind == WordKind.Sign && Comparing(Here.Text) is { } how)
        {
            var sign = Here;
            _at++;
            return Comparison(fact, how, sign);
        }

        return fact.Type == FactType.Flag
            ? new FlagIs(fact)
            : throw Wrong($"{fact.Name} is a {Kind(fact)}: compare it, such as {fact.Name} {(fact.Type == FactType.Number ? "< 90" : "= \"…\"")}");
    }

    private Condition Comparison(Fact fact, Comparison how, Word sign)
    {
        if (fact.Type == FactType.Flag)
            throw new RuleException(sign.Position, $"{fact.Name} is true or false: write {fact.Name} or not {fact.Name}.");
        if (fact.Type == FactType.Text && how is not (Rules.Comparison.Equal or Rules.Comparison.Different))
            throw new RuleException(sign.Position, $"{fact.Name} is a text: texts are compared by = and != only, or with in [\"…\"].");
        var value = Here;
        if (fact.Type == FactType.Number && value.Kind == WordKind.Number)
        {
            _at++;
            return new Compare(fact, how, value.Number, null, null);
        }

        if (fact.Type == FactType.Text && value.Kind == WordKind.Text)
            return new Compare(fact, how, null, TakeChoice(fact), null);
        if (value.Kind == WordKind.Name && !Keywords.Contains(value.Text) && TakeFact() is var other)
        {
            return other.Type == fact.Type
                ? new Compare(fact, how, null, null, other)
                : throw new RuleException(value.Position, $"{fact.Name} is a {Kind(fact)} and {other.Name} a {Kind(other)}: they cannot be compared.");
        }

        throw Wrong($"{fact.Name} is a {Kind(fact)} and is compared with a {Kind(fact)} or another such fact");
    }

    private OneOf List(Fact fact)
    {
        if (fact.Type != FactType.Text)
            throw Wrong($"{fact.Name} is a {Kind(fact)}: only texts can be in a list");
        if (!TakeSign("["))
            throw Wrong("in is followed by a list, such as in [\"FRA\", \"DEU\"]");
        var texts = new List<string>();
        do
        {
            if (Here.Kind != WordKind.Text)
                throw Wrong("A list holds texts in double quotes, parted by commas");
            texts.Add(TakeChoice(fact));
            if (texts.Count > MaxList)
                throw Wrong($"A list has at most {MaxList} texts");
        }
        while (TakeSign(","));
        Close("]");
        return new OneOf(fact, texts);
    }

    private string TakeChoice(Fact fact)
    {
        var text = Here.Text;
        if (fact.Choices.Count > 0 && !fact.Choices.Contains(text, StringComparer.OrdinalIgnoreCase))
            throw new RuleException(Here.Position, $"{fact.Name} is one of {string.Join(", ", fact.Choices.Select(c => $"\"{c}\""))}.");
        _at++;
        return text;
    }

    private Fact TakeFact()
    {
        var word = Here;
        if (word.Kind != WordKind.Name || Keywords.Contains(word.Text))
            throw Wrong("Here should be the name of a fact");
        _at++;
        return FactTable.Find(word.Text)
            ?? throw new RuleException(word.Position, $"There is no fact {Shorten(word.Text)}.{Nearest.To(word.Text)} border policy facts lists all.");
    }

    private void Close(string sign)
    {
        if (!TakeSign(sign))
            throw Wrong($"Here should be {sign}");
    }

    private bool Take(string keyword) => TakeIf(WordKind.Name, keyword);

    private bool TakeSign(string sign) => TakeIf(WordKind.Sign, sign);

    private bool TakeIf(WordKind kind, string text)
    {
        if (Here.Kind != kind || Here.Text != text)
            return false;
        _at++;
        return true;
    }

    private RuleException Wrong(string should) =>
        new(Here.Position, $"{should}; {(Here.Kind == WordKind.End ? "the condition ends here" : $"it is {Shorten(Here.Text)}")}.");

    private static Comparison? Comparing(string sign) =>
        Enum.GetValues<Comparison>().Where(c => ConditionText.Sign(c) == sign).Select(c => (Comparison?)c).FirstOrDefault();

    private static string Kind(Fact fact) => fact.Type switch { FactType.Flag => "flag", FactType.Number => "number", _ => "text" };

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
