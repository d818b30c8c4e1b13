namespace Border.Domain.Documents.Mrz;

/// <summary>The check digit of a machine-readable zone: weights 7, 3, 1, modulo 10 (ICAO 9303-3 §4.9).</summary>
public static class CheckDigit
{
    /// <summary>The check digit over <paramref name="text"/>, '0' to '9'.</summary>
    /// <exception cref="ArgumentException">The text holds something else than A-Z, 0-9 and '&lt;'.</exception>
    public static char Of(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var weight = (i % 3) switch { 0 => 7, 1 => 3, _ => 1 };
            sum += weight * Value(text[i]);
        }

        return (char)('0' + (sum % 10));
    }

    internal static bool IsAllowed(char c) => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '<';

    private static int Value(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'Z' => c - 'A' + 10,
        '<' => 0,
        _ => throw new ArgumentException("A machine-readable zone holds A-Z, 0-9 and '<' only.", nameof(c)),
    };
}
