using System.Globalization;

namespace Border.Domain.Names;

/// <summary>What the words of an organisation's name are for: legal forms become their kind, numbers digits, common words one language.</summary>
internal static class OrganisationWords
{
    private const int LongestForm = 6;

    /// <summary>The words with what they are for.</summary>
    public static IEnumerable<NameToken> Classify(List<NameTokens.Word> words)
    {
        var joined = Letters(words);
        for (var i = 0; i < joined.Count;)
        {
            if (Form(joined, i) is { } form && (form.Length > 1 || joined.Count > 1))
            {
                yield return new NameToken(form.Text, form.Kind);
                i += form.Length;
                continue;
            }

            if (Number(joined, i) is var (digits, taken) && taken > 0)
            {
                yield return new NameToken(digits, TokenClass.Number);
                i += taken;
                continue;
            }

            yield return Plain(joined[i++]);
        }
    }

    private static NameToken Plain(NameTokens.Word word)
    {
        if (NameVocabulary.Particles.Contains(word.Latin) && word.Latin.Length > 1)
            return new NameToken(word.Latin, TokenClass.Particle, word.Native);
        var meaning = NameVocabulary.Meanings.GetValueOrDefault(word.Latin, word.Latin);
        var kind = NameVocabulary.Generic.Contains(meaning) ? TokenClass.Generic : TokenClass.Plain;
        return new NameToken(meaning, kind, word.Native);
    }

    /// <summary>Single letters in a row are one word: S R L.</summary>
    private static List<NameTokens.Word> Letters(List<NameTokens.Word> words)
    {
        var joined = new List<NameTokens.Word>();
        var run = false;
        foreach (var word in words)
        {
            var single = word.Latin.Length == 1 && char.IsAsciiLetter(word.Latin[0]);
            if (single && run)
                joined[^1] = joined[^1] with { Latin = joined[^1].Latin + word.Latin };
            else
                joined.Add(word);
            run = single;
        }

        return joined;
    }

    /// <summary>A legal form, or words of one meaning, that begin here.</summary>
    private static (string Text, TokenClass Kind, int Length)? Form(List<NameTokens.Word> words, int at)
    {
        for (var length = Math.Min(LongestForm, words.Count - at); length > 0; length--)
        {
            var text = string.Join('-', words.Skip(at).Take(length).Select(w => w.Latin));
            if (NameVocabulary.Forms.TryGetValue(text, out var form))
                return (form, TokenClass.Form, length);
            if (length > 1 && NameVocabulary.Meanings.TryGetValue(text, out var meaning))
                return (meaning, TokenClass.Plain, length);
        }

        return null;
    }

    private static (string Digits, int Taken) Number(List<NameTokens.Word> words, int at)
    {
        var word = words[at].Latin;
        if (word.All(char.IsAsciiDigit))
            return (word.TrimStart('0') is { Length: > 0 } digits ? digits : "0", 1);
        if (!NameVocabulary.Numbers.TryGetValue(word, out var number))
            return word == "I" && at == words.Count - 2 ? ("1", 1) : ("", 0);
        var next = at + 1 < words.Count ? words[at + 1].Latin : "";
        var unit = NameVocabulary.Numbers.GetValueOrDefault(next, next.Length == 1 && char.IsAsciiDigit(next[0]) ? next : "");
        return number.Length == 2 && number[1] == '0' && unit.Length == 1
            ? ((int.Parse(number, CultureInfo.InvariantCulture) + int.Parse(unit, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture), 2)
            : (number, 1);
    }
}
