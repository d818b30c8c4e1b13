namespace Border.Vision.Plates;

/// <summary>How much a text looks like a number plate, whatever the country.</summary>
internal static class PlateSyntax
{
    /// <summary>0 (cannot be a plate) to 1.</summary>
    public static double Plausibility(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        var length = text.Length switch { >= 5 and <= 8 => 1.0, 4 or 9 => 0.85, 3 or 10 => 0.6, _ => 0 };

        // Words are everywhere on a car (makes, slogans, states): letters alone are hardly ever a plate.
        var kinds = digits == 0 ? 0.45 : digits == text.Length ? 0.8 : 1;
        return length * kinds * (text.Length > 9 && digits < 2 ? 0.5 : 1);
    }
}
