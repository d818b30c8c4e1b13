using System.Globalization;

namespace Border.Vision.Plates;

/// <summary>
/// What plates look like in print: how likely a text is as a plate, before anything was seen, and which country writes so. From
/// <c>syntax.tsv</c>, which the training's generator draws from too.
/// </summary>
internal static class PlateSyntax
{
    /// <summary>Longest plate there is (Ireland, 9), and one more for what a reader may invent.</summary>
    public const int MaxLength = 10;

    // Personal plates and countries that are not in the table.
    private const double AnythingShare = 0.15;
    private const int Characters = 36;
    private const double Clear = 0.75;

    private static readonly PlatePattern[] Patterns = Load();

    /// <summary>Natural logarithm of the probability that a plate drawn at random bears this text.</summary>
    public static double LogPrior(string text)
    {
        var known = 0.0;
        foreach (var pattern in Patterns)
        {
            known += pattern.Share * pattern.Probability(text);
        }

        return Math.Log(((1 - AnythingShare) * known) + (AnythingShare * LengthShare(text.Length) * Math.Pow(Characters, -text.Length)));
    }

    /// <summary>
    /// The country whose syntax this is, with the state where only that one writes so; null where several countries do, unless three
    /// quarters of the plates written so are of one.
    /// </summary>
    public static string? Region(string text)
    {
        var all = Patterns.Select(p => (p.Region, Weight: p.Share * p.Probability(text))).Where(p => p.Weight > 0).ToList();
        var total = all.Sum(p => p.Weight);
        return all.GroupBy(p => p.Region).FirstOrDefault(g => g.Sum(p => p.Weight) >= Clear * total)?.Key
            ?? all.GroupBy(p => p.Region[..2]).FirstOrDefault(g => g.Sum(p => p.Weight) >= Clear * total)?.Key;
    }

    /// <summary>How much a text looks like a number plate, whatever the country: 0 (cannot be one) to 1.</summary>
    public static double Plausibility(string text)
    {
        if (text.Length is < 3 or > MaxLength)
        {
            return 0;
        }

        var digits = text.Count(char.IsAsciiDigit);
        if (Array.Exists(Patterns, p => p.Probability(text) > 0))
        {
            // Telephone and house numbers: digits alone need more than a known length.
            return digits < text.Length ? 1 : IsDateOrTime(text) ? 0.45 : 0.65;
        }

        var length = text.Length switch { >= 5 and <= 8 => 0.95, 4 or 9 => 0.8, _ => 0.55 };

        // Words are everywhere on a car (makes, slogans, states), and numbers on shops: letters or digits alone are hardly ever a plate.
        return length * (digits == 0 ? 0.45 : digits == text.Length ? 0.4 : 1);
    }

    /// <summary>
    /// The beginning of a date of this century, or a time, as cameras write them into their pictures: 201405.., 085027. One plate of six
    /// digits in twelve reads so too, and stays below the threshold until several frames agree.
    /// </summary>
    private static bool IsDateOrTime(string digits)
    {
        int At(int first) => int.Parse(digits.AsSpan(first, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        return digits.Length is 6 or 7
            && ((At(0) == 20 && At(2) < 50 && At(4) is >= 1 and <= 12) || (digits.Length == 6 && At(0) < 24 && At(2) < 60 && At(4) < 60));
    }

    /// <summary>True when a plate of two lines may break after so many characters.</summary>
    public static bool BreaksAfter(string text, int characters) =>
        Array.Exists(Patterns, p => p.Break == characters && p.Probability(text) > 0);

    private static double LengthShare(int length) => length switch { 5 => 0.1, 6 => 0.25, 7 => 0.35, 8 => 0.15, 4 => 0.05, 9 => 0.03, _ => 0.01 };

    private static PlatePattern[] Load()
    {
        using var stream = typeof(PlateSyntax).Assembly.GetManifestResourceStream("plates/syntax.tsv")!;
        using var reader = new StreamReader(stream);
        var rows = new List<PlatePattern>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var region, var pattern, var weight, var unused] && region[0] != '#')
            {
                var form = string.Concat(pattern.Where(char.IsAsciiLetter));
                rows.Add(new PlatePattern(
                    region, form, Math.Max(0, pattern.IndexOfAny([' ', '-'])), double.Parse(weight, CultureInfo.InvariantCulture), unused == "-" ? string.Empty : unused));
            }
        }

        var total = rows.Sum(r => r.Share);
        return [.. rows.Select(r => r with { Share = r.Share / total })];
    }
}
