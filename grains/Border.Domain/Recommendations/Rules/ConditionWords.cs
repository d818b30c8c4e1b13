using System.Globalization;

namespace Border.Domain.Recommendations.Rules;

/// <summary>What a word of a condition is.</summary>
internal enum WordKind
{
    Name,
    Number,
    Text,
    Sign,
    End,
}

/// <summary>One word with its place in the text.</summary>
internal readonly record struct Word(WordKind Kind, string Text, double Number, int Position);

/// <summary>Cuts a condition's text into words.</summary>
internal static class ConditionWords
{
    private const int MaxText = 100;
    private const int MaxDigits = 9;
    private const int MaxFraction = 6;
    private static readonly string[] Signs = ["!=", "<=", ">=", "=", "<", ">", "(", ")", "[", "]", ","];

    /// <summary>The words, an end last.</summary>
    /// <exception cref="RuleException">The text is too long or holds what no condition has.</exception>
    public static List<Word> Read(string text)
    {
        if (text.Length > ConditionText.MaxCharacters)
            throw new RuleException(0, $"A condition has at most {ConditionText.MaxCharacters} characters; make two findings of it.");
        var (words, at) = (new List<Word>(), 0);
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n')
                at++;
            if (words.Count >= ConditionText.MaxWords)
                throw new RuleException(at, $"A condition has at most {ConditionText.MaxWords} words and signs; make two findings of it.");
            if (at == text.Length)
            {
                words.Add(new Word(WordKind.End, "", 0, at));
                return words;
            }

            var word = Next(text, at, out var end);
            words.Add(word);
            at = end;
        }
    }

    private static Word Next(string text, int at, out int end)
    {
        var first = text[at];
        end = at + 1;
        if (char.IsAsciiLetter(first))
        {
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || (text[end] is '.' or '-' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]))))
                end++;
            return new Word(WordKind.Name, text[at..end], 0, at);
        }

        if (first == '"')
            return Quoted(text, at, out end);
        if (char.IsAsciiDigit(first) || (first == '-' && end < text.Length && char.IsAsciiDigit(text[end])))
            return Number(text, at, out end);
        foreach (var sign in Signs)
        {
            if (text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal))
            {
                end = at + sign.Length;
                return new Word(WordKind.Sign, sign, 0, at);
            }
        }

        throw new RuleException(at, first is '&' or '|' or '!'
            ? "Write and, or, not as words, and != for different."
            : "A condition has names of facts, numbers, texts in double quotes, and = != < <= > >= ( ) [ ] , and nothing else.");
    }

    private static Word Quoted(string text, int at, out int end)
    {
        end = at + 1;
        while (end < text.Length && text[end] != '"' && !char.IsControl(text[end]))
            end++;
        if (end >= text.Length || text[end] != '"')
            throw new RuleException(at, "This text has no closing double quote on its line.");
        if (end - at - 1 > MaxText)
            throw new RuleException(at, $"A text has at most {MaxText} characters.");
        return new Word(WordKind.Text, text[(at + 1)..end++], 0, at);
    }

    private static Word Number(string text, int at, out int end)
    {
        end = at + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        var digits = text[at..end];
        var parts = digits.TrimStart('-').Split('.');
        if (parts.Length > 2 || parts.Any(p => p.Length == 0) || parts[0].Length > MaxDigits || parts.Length == 2 && parts[1].Length > MaxFraction)
            throw new RuleException(at, $"A number has up to {MaxDigits} digits and, after a point, up to {MaxFraction} more, such as 90 or 0.5.");
        var number = double.Parse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return new Word(WordKind.Number, digits, number == 0 ? 0 : number, at); // never minus nothing
    }
}
