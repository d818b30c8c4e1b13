using System.Globalization;

namespace Border.Officer.Texts;

/// <summary>A piece of a sentence for a screen.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsEnglish">True when the page's language has no words for it: it is marked as English then.</param>
public sealed record Phrase(string Text, bool IsEnglish);

/// <summary>
/// Sentences that are recorded in English (refusals, problems of readings, chips and devices, alerts, states of the node) in an officer's language. They are
/// recognised by the English texts whose keys begin with <c>recorded.</c>; what none of these fits is said as it is.
/// </summary>
public static class Recorded
{
    private const string Prefix = "recorded.";
    private const string NamesPrefix = "recorded.why.word.";
    private const int MaxCharacters = 2000;
    private const int MaxDepth = 3;
    private const string DayFormat = "d MMM yyyy";
    private const string MomentFormat = "d MMM HH:mm";

    // Those that say most of themselves first: "A {0} B" before "A {0}".
    private static readonly (string Key, TextPattern Pattern)[] Known =
    [
        .. OfficerLanguage.English.Keys.Where(k => k.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(k => (Key: k, Pattern: OfficerLanguage.English.Pattern(k)!))
            .OrderByDescending(k => k.Pattern.Plain.Sum(p => p.Length)).ThenBy(k => k.Key, StringComparer.Ordinal),
    ];

    /// <summary>The sentences in a language, in their order.</summary>
    /// <param name="language">The officer's.</param>
    /// <param name="english">As recorded; may be several sentences.</param>
    public static IReadOnlyList<Phrase> In(OfficerLanguage language, string english)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(english);
        if (language.Code == "en" || english.Length is 0 or > MaxCharacters)
            return [new Phrase(english, language.Code != "en")];
        if (Recognise(language, english, 0) is { } whole)
            return [new Phrase(whole, false)];
        var sentences = english.Split(". ");
        return sentences.Length == 1
            ? [new Phrase(english, true)]
            : [.. sentences.Select((s, i) => i < sentences.Length - 1 ? s + "." : s).Select(s => Recognise(language, s, 0) is { } said ? new Phrase(said, false) : new Phrase(s, true))];
    }

    /// <summary>As one text, for places that take no marks: titles and labels.</summary>
    public static string Flat(OfficerLanguage language, string english) => string.Join(' ', In(language, english).Select(p => p.Text));

    private static string? Recognise(OfficerLanguage language, string english, int depth)
    {
        foreach (var (key, pattern) in Known)
        {
            if (Between(english, pattern.Plain) is { } found && Fits(key, found) && Values(language, pattern, found, depth) is { } values)
                return language.Say(key, values);
        }

        return null;
    }

    /// <summary>Words of names stand in capitals or in another script: "Something is wrong." says nothing of two words of names.</summary>
    private static bool Fits(string key, List<string> found) =>
        !key.StartsWith(NamesPrefix, StringComparison.Ordinal) || !found.Exists(value => value.Any(char.IsLower));

    /// <summary>What stands in the places; null when the sentence is another.</summary>
    private static List<string>? Between(string sentence, IReadOnlyList<string> plain)
    {
        if (!sentence.StartsWith(plain[0], StringComparison.Ordinal))
            return null;
        if (plain.Count == 1)
            return sentence.Length == plain[0].Length ? [] : null;
        var (found, at) = (new List<string>(), plain[0].Length);
        for (var i = 1; i < plain.Count; i++)
        {
            var isLast = i == plain.Count - 1;
            if (isLast && !sentence.EndsWith(plain[i], StringComparison.Ordinal))
                return null;
            var next = isLast ? sentence.Length - plain[i].Length : sentence.IndexOf(plain[i], at, StringComparison.Ordinal);
            if (next <= at)
                return null;
            found.Add(sentence[at..next]);
            at = next + plain[i].Length;
        }

        return found;
    }

    /// <summary>Days are written as the language does, a sentence within a sentence is said in it; a place with forms takes whole numbers only.</summary>
    private static object?[]? Values(OfficerLanguage language, TextPattern pattern, List<string> found, int depth)
    {
        var values = new object?[found.Count];
        foreach (var (text, place) in found.Zip(pattern.Places))
        {
            if (place >= values.Length)
                return null;
            if (pattern.TakesNumber(place))
            {
                if (!int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
                    return null;
                values[place] = number;
            }
            else if (DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                values[place] = day;
            }
            else if (DateTime.TryParseExact(text, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            {
                values[place] = language.Moment(moment);
            }
            else
            {
                values[place] = depth < MaxDepth ? Recognise(language, text, depth + 1) ?? text : text;
            }
        }

        return values;
    }
}
