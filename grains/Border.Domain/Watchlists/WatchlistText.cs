namespace Border.Domain.Watchlists;

/// <summary>Brings numbers and plates into the form in which they are compared.</summary>
internal static class WatchlistText
{
    /// <summary>Letters and digits only, upper case.</summary>
    public static string Number(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>A plate with the letters that readers confuse with digits folded into those: O 0, I 1, Z 2, S 5, B 8.</summary>
    public static string PlateKey(string plate) => string.Create(plate.Length, plate, static (key, text) =>
    {
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = text[i] switch { 'O' => '0', 'I' => '1', 'Z' => '2', 'S' => '5', 'B' => '8', var c => c };
        }
    });
}
