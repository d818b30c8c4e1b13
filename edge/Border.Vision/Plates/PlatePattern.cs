namespace Border.Vision.Plates;

/// <summary>One series of plates that a country or state issues.</summary>
/// <param name="Region">ISO 3166 country, for states with the state: <c>DE</c>, <c>US-CA</c>.</param>
/// <param name="Form">One sign per character: <c>L</c> a letter, <c>D</c> a digit.</param>
/// <param name="Break">How many characters stand before the first gap; 0 where there is none.</param>
/// <param name="Share">Its share of all plates, 0-1.</param>
/// <param name="Unused">Letters the series does not use.</param>
internal sealed record PlatePattern(string Region, string Form, int Break, double Share, string Unused)
{
    /// <summary>Probability of one particular text within the series; 0 where it does not belong to it.</summary>
    public double Probability(string text)
    {
        if (text.Length != Form.Length)
        {
            return 0;
        }

        var probability = 1.0;
        for (var i = 0; i < text.Length; i++)
        {
            probability *= Form[i] == 'D'
                ? char.IsAsciiDigit(text[i]) ? 0.1 : 0
                : char.IsAsciiLetterUpper(text[i]) && !Unused.Contains(text[i], StringComparison.Ordinal) ? 1.0 / (26 - Unused.Length) : 0;
        }

        return probability;
    }
}
