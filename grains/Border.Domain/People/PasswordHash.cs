using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Border.Domain.Names.Scripts;

namespace Border.Domain.People;

/// <summary>
/// Passwords as PBKDF2 with HMAC-SHA-512, 210,000 iterations (OWASP Password Storage, 2023), 16 bytes of salt, 32 bytes of hash, written
/// as <c>pbkdf2-sha512$iterations$salt$hash</c> with both in base64.
/// </summary>
public static class PasswordHash
{
    /// <summary>The iterations of new hashes.</summary>
    public const int Iterations = 210_000;

    /// <summary>The fewest characters of a new password.</summary>
    public const int MinCharacters = 12;

    /// <summary>The most characters of a password; longer ones are wrong without being hashed.</summary>
    public const int MaxCharacters = 256;

    // A forged list must not be able to stop a node by asking for endless work.
    private const int MostIterations = 2_000_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const string Scheme = "pbkdf2-sha512";

    private static readonly Parts Nobody = new(Iterations, new byte[SaltBytes], new byte[HashBytes]);

    /// <summary>The hash of a new password.</summary>
    /// <exception cref="ArgumentException">The password is shorter or longer than allowed.</exception>
    public static string Create(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length is < MinCharacters or > MaxCharacters)
            throw new ArgumentException($"A password has {MinCharacters} to {MaxCharacters} characters.", nameof(password));
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return $"{Scheme}${Iterations.ToString(CultureInfo.InvariantCulture)}${Convert.ToBase64String(salt)}"
            + $"${Convert.ToBase64String(Derive(password, salt, Iterations, HashBytes))}";
    }

    /// <summary>
    /// True when the password has this hash; compared in constant time. Pass null where there is no such member of staff: it takes as long
    /// and is false, so that nobody learns which ids exist.
    /// </summary>
    public static bool Verify(string password, string? hash)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length > MaxCharacters)
            return false;
        var parts = Parse(hash);
        var used = parts ?? Nobody;
        var derived = Derive(password, used.Salt, used.Iterations, used.Hash.Length);
        return CryptographicOperations.FixedTimeEquals(derived, used.Hash) & parts is not null;
    }

    /// <summary>True when a hash was made with fewer iterations than new ones: hash the password anew at the next sign-in.</summary>
    public static bool NeedsUpgrade(string hash) => Parse(hash) is not { Iterations: >= Iterations };

    /// <summary>True when the text is a hash that <see cref="Verify"/> can check.</summary>
    public static bool IsWellFormed(string? hash) => Parse(hash) is not null;

    /// <summary>Encoded as UTF-8 after composing, so that the same keys give the same password on every keyboard.</summary>
    private static byte[] Derive(string password, byte[] salt, int iterations, int length)
    {
        var composed = WholeText.Normalize(password, NormalizationForm.FormC);
        return Rfc2898DeriveBytes.Pbkdf2(composed, salt, iterations, HashAlgorithmName.SHA512, length);
    }

    private static Parts? Parse(string? text)
    {
        if (text is null or { Length: > 200 } || text.Split('$') is not [Scheme, var count, var salt, var hash])
            return null;
        var saltBytes = new byte[64];
        var hashBytes = new byte[64];
        return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations)
            && iterations is >= 1000 and <= MostIterations
            && Convert.TryFromBase64String(salt, saltBytes, out var saltLength) && saltLength >= SaltBytes
            && Convert.TryFromBase64String(hash, hashBytes, out var hashLength) && hashLength >= HashBytes
            ? new Parts(iterations, saltBytes[..saltLength], hashBytes[..hashLength])
            : null;
    }

    private sealed record Parts(int Iterations, byte[] Salt, byte[] Hash);
}
