namespace Border.Officer.Texts;

/// <summary>Which form of a sentence a whole number asks for: the plural rules of Unicode CLDR for the terminal's languages.</summary>
internal static class Plurals
{
    /// <summary>Every form that a language has, <c>other</c> last.</summary>
    public static IReadOnlyList<string> Forms(string language) => language switch
    {
        "ar" => ["zero", "one", "two", "few", "many", "other"],
        "ru" => ["one", "few", "many", "other"],
        "zh" or "vi" => ["other"],
        _ => ["one", "other"],
    };

    /// <summary>The form for a number.</summary>
    public static string Of(string language, long number)
    {
        var n = Math.Abs(number);
        return language switch
        {
            "ar" => Arabic(n),
            "ru" => Russian(n),
            "zh" or "vi" => "other",
            "fr" => n <= 1 ? "one" : "other",
            _ => n == 1 ? "one" : "other",
        };
    }

    private static string Arabic(long n) => (n, n % 100) switch
    {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, >= 3 and <= 10) => "few",
        (_, > 10) => "many",
        _ => "other",
    };

    private static string Russian(long n) => n % 100 is >= 11 and <= 14 ? "many" : (n % 10) switch
    {
        1 => "one",
        >= 2 and <= 4 => "few",
        _ => "many",
    };
}
