using Border.Domain.Crossings;

namespace Border.Domain.Secondary;

/// <summary>What a policy may write as questions and findings, and for which reasons they are.</summary>
public static class SecondaryTexts
{
    /// <summary>The most characters of a question or finding.</summary>
    public const int MostCharacters = 200;

    private const int MostPatterns = 50;
    private const int MostLanguages = 50;

    /// <summary>A text in a language; in English where it has no other.</summary>
    /// <param name="text">By language.</param>
    /// <param name="language">Two letters.</param>
    public static string Say(IReadOnlyDictionary<string, string> text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.TryGetValue(language, out var said) ? said : text.GetValueOrDefault("en", "");
    }

    /// <summary>The language in which <see cref="Say"/> says it.</summary>
    /// <param name="text">By language.</param>
    /// <param name="language">Two letters.</param>
    public static string LanguageOf(IReadOnlyDictionary<string, string> text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ContainsKey(language) ? language : "en";
    }

    /// <summary>True when one of the patterns is for the reason; for no reason only <c>*</c> is.</summary>
    /// <param name="patterns">As in <see cref="SecondaryQuestion.For"/>.</param>
    /// <param name="reason">A reason's code; null for what no reason of the software asked for.</param>
    public static bool IsFor(IEnumerable<string> patterns, string? reason) => patterns.Any(p => p == "*" || (reason is not null && Matches(p, reason)));

    internal static string Named(string? code) => CrossingLimits.IsReasonCode(code) ? $", {code}" : "";

    internal static string? Problem(string? code, IReadOnlyList<string> patterns, IReadOnlyDictionary<string, string> text)
    {
        if (!CrossingLimits.IsReasonCode(code))
            return "a code has 1 to 64 of a-z, 0-9, '.' and '-'.";
        if (patterns.Count is 0 or > MostPatterns || !patterns.All(IsPattern))
            return "\"for\" lists codes of reasons, what they begin with as in \"document.*\", or \"*\" for every one.";
        if (!text.ContainsKey("en") || text.Count > MostLanguages || text.Keys.Any(l => l.Length is < 2 or > 8))
            return "the text is needed in English (\"en\"), and languages have 2 to 8 letters.";
        return text.Values.All(t => CrossingLimits.IsText(t, MostCharacters) && !string.IsNullOrWhiteSpace(t))
            ? null
            : $"a text has 1 to {MostCharacters} characters and no line breaks.";
    }

    private static bool IsPattern(string? pattern) =>
        pattern == "*" || CrossingLimits.IsReasonCode(pattern) || (pattern?.EndsWith(".*", StringComparison.Ordinal) == true && CrossingLimits.IsReasonCode(pattern[..^1]));

    private static bool Matches(string pattern, string reason) =>
        pattern.EndsWith(".*", StringComparison.Ordinal) ? reason.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == reason;
}
