using System.Security.Cryptography;

namespace Border.Domain.Documents.Chip.Issuing;

/// <summary>One of the ways in which states sign (ICAO 9303-12 §4.1), for simulators, tests and measurements.</summary>
/// <param name="Name">In words.</param>
/// <param name="Hash">Over what is signed.</param>
/// <param name="Curve">Of ECDSA; null for RSA.</param>
/// <param name="WrittenOut">True when the key's curve is written out in numbers.</param>
/// <param name="Salt">Of RSA-PSS, in bytes; null for PKCS #1.</param>
/// <param name="Plain">True for r and s side by side (BSI TR-03111).</param>
public sealed record SigningKind(
    string Name, HashAlgorithmName Hash, string? Curve = null, bool WrittenOut = false, int? Salt = null, bool Plain = false)
{
    private static readonly HashAlgorithmName Sha224 = new("SHA224");

    /// <summary>All that are simulated.</summary>
    public static IReadOnlyList<SigningKind> All { get; } =
    [
        new("RSA PKCS #1, SHA-1", HashAlgorithmName.SHA1),
        new("RSA PKCS #1, SHA-224", Sha224),
        new("RSA PKCS #1, SHA-256", HashAlgorithmName.SHA256),
        new("RSA PKCS #1, SHA-512", HashAlgorithmName.SHA512),
        new("RSA-PSS, SHA-256", HashAlgorithmName.SHA256, Salt: 32),
        new("RSA-PSS, SHA-256, salt of 20", HashAlgorithmName.SHA256, Salt: 20),
        new("RSA-PSS, SHA-512", HashAlgorithmName.SHA512, Salt: 64),
        new("ECDSA P-256, SHA-1", HashAlgorithmName.SHA1, "1.2.840.10045.3.1.7"),
        new("ECDSA P-224, SHA-224", Sha224, "1.3.132.0.33"),
        new("ECDSA P-256, SHA-256", HashAlgorithmName.SHA256, "1.2.840.10045.3.1.7"),
        new("ECDSA P-256 written out, SHA-256", HashAlgorithmName.SHA256, "1.2.840.10045.3.1.7", WrittenOut: true),
        new("ECDSA P-384, SHA-384", HashAlgorithmName.SHA384, "1.3.132.0.34"),
        new("ECDSA P-521, SHA-512", HashAlgorithmName.SHA512, "1.3.132.0.35"),
        new("ECDSA Brainpool P224r1, SHA-224", Sha224, "1.3.36.3.3.2.8.1.1.5"),
        new("ECDSA Brainpool P256r1, SHA-256", HashAlgorithmName.SHA256, "1.3.36.3.3.2.8.1.1.7"),
        new("ECDSA Brainpool P256r1 written out, SHA-256", HashAlgorithmName.SHA256, "1.3.36.3.3.2.8.1.1.7", WrittenOut: true),
        new("ECDSA Brainpool P256r1 plain, SHA-256", HashAlgorithmName.SHA256, "1.3.36.3.3.2.8.1.1.7", Plain: true),
        new("ECDSA Brainpool P320r1, SHA-256", HashAlgorithmName.SHA256, "1.3.36.3.3.2.8.1.1.9"),
        new("ECDSA Brainpool P384r1, SHA-384", HashAlgorithmName.SHA384, "1.3.36.3.3.2.8.1.1.11"),
        new("ECDSA Brainpool P512r1 written out, SHA-512", HashAlgorithmName.SHA512, "1.3.36.3.3.2.8.1.1.13", WrittenOut: true),
    ];
}
