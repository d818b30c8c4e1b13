using System.Security.Cryptography;
using System.Text;

namespace Border.Domain.Subjects;

/// <summary>
/// Names a person or vehicle without naming them: the first 16 bytes of HMAC-SHA-256 under the national pseudonym key, in hex (32
/// characters), prefixed <c>t-</c> (traveller), <c>v-</c> (vehicle) or <c>u-</c> (unidentified party of one crossing). Every post
/// computes the same one offline; nobody without the key can go back or test a guess.
/// </summary>
public static class Pseudonym
{
    /// <summary>A traveller, by issuing state, document number and date of birth, as in the machine-readable zone.</summary>
    public static string Traveller(ReadOnlySpan<byte> key, string issuer, string documentNumber, string birthDate) =>
        "t-" + Hash(key, $"traveller|{issuer}|{documentNumber}|{birthDate}");

    /// <summary>A vehicle, by country of registration (or <c>?</c>) and plate with blanks and dashes removed.</summary>
    public static string Vehicle(ReadOnlySpan<byte> key, string? country, string plate) =>
        "v-" + Hash(key, $"vehicle|{country ?? "?"}|{NormalizePlate(plate)}");

    /// <summary>A party that could not be identified, by its crossing.</summary>
    public static string Unidentified(Guid crossing) => $"u-{crossing:N}";

    /// <summary>True of a party that could not be identified.</summary>
    public static bool IsUnidentified(string pseudonym)
    {
        ArgumentNullException.ThrowIfNull(pseudonym);
        return pseudonym.StartsWith("u-", StringComparison.Ordinal);
    }

    /// <summary>A plate without blanks, dashes and dots, upper case.</summary>
    public static string NormalizePlate(string plate)
    {
        ArgumentNullException.ThrowIfNull(plate);
        return string.Concat(plate.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }

    private static string Hash(ReadOnlySpan<byte> key, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
