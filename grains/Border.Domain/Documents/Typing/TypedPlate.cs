namespace Border.Domain.Documents.Typing;

/// <summary>A plate as an officer types it.</summary>
public static class TypedPlate
{
    /// <summary>The most characters taken, with blanks and dashes.</summary>
    public const int MaxCharacters = 24;

    /// <summary>The plate without blanks, dashes and dots, upper case, and its country; or what is wrong.</summary>
    /// <param name="text">As on the vehicle.</param>
    /// <param name="country">Three letters; null or empty when not known.</param>
    public static (string? Text, string? Country, string? Problem) Read(string? text, string? country)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length > MaxCharacters)
            return (null, null, "A plate has at most 16 letters and digits.");
        var plate = string.Concat(typed.Where(c => c is not (' ' or '-' or '.' or '·'))).ToUpperInvariant();
        if (plate.Length is 0 or > 16 || !plate.All(char.IsLetterOrDigit))
            return (null, null, "A plate has 1 to 16 letters and digits; blanks and dashes do not count.");
        var state = (country ?? "").Trim().ToUpperInvariant();
        if (state.Length > 0 && (state.Length != 3 || !state.All(char.IsAsciiLetterUpper)))
            return (null, null, "The country has three letters, for example FRA. Leave it empty if you do not know it.");
        return (plate, state.Length == 0 ? null : state, null);
    }
}
