using System.Security.Cryptography;

namespace Border.Domain.Documents.Chip.Signatures;

/// <summary>Object identifiers of ICAO 9303-10 and -12, CMS and X.509.</summary>
internal static class Oids
{
    public const string SignedData = "1.2.840.113549.1.7.2";
    public const string LdsSecurityObject = "2.23.136.1.1.1";
    public const string CscaMasterList = "2.23.136.1.1.2";
    public const string ContentType = "1.2.840.113549.1.9.3";
    public const string MessageDigest = "1.2.840.113549.1.9.4";
    public const string SigningTime = "1.2.840.113549.1.9.5";
    public const string Rsa = "1.2.840.113549.1.1.1";
    public const string RsaPss = "1.2.840.113549.1.1.10";
    public const string Mgf1 = "1.2.840.113549.1.1.8";
    public const string EcPublicKey = "1.2.840.10045.2.1";
    public const string PrimeField = "1.2.840.10045.1.1";
    public const string SubjectKeyIdentifier = "2.5.29.14";
    public const string KeyUsage = "2.5.29.15";
    public const string BasicConstraints = "2.5.29.19";
    public const string AuthorityKeyIdentifier = "2.5.29.35";
    public const string Country = "2.5.4.6";

    private static readonly Dictionary<string, HashAlgorithmName> Hashes = new()
    {
        ["1.3.14.3.2.26"] = HashAlgorithmName.SHA1,
        ["2.16.840.1.101.3.4.2.4"] = new("SHA224"),
        ["2.16.840.1.101.3.4.2.1"] = HashAlgorithmName.SHA256,
        ["2.16.840.1.101.3.4.2.2"] = HashAlgorithmName.SHA384,
        ["2.16.840.1.101.3.4.2.3"] = HashAlgorithmName.SHA512,
    };

    private static readonly Dictionary<string, (bool IsRsa, bool IsPlain, HashAlgorithmName Hash)> Signatures = new()
    {
        ["1.2.840.113549.1.1.5"] = (true, false, HashAlgorithmName.SHA1),
        ["1.2.840.113549.1.1.14"] = (true, false, new("SHA224")),
        ["1.2.840.113549.1.1.11"] = (true, false, HashAlgorithmName.SHA256),
        ["1.2.840.113549.1.1.12"] = (true, false, HashAlgorithmName.SHA384),
        ["1.2.840.113549.1.1.13"] = (true, false, HashAlgorithmName.SHA512),
        ["1.2.840.10045.4.1"] = (false, false, HashAlgorithmName.SHA1),
        ["1.2.840.10045.4.3.1"] = (false, false, new("SHA224")),
        ["1.2.840.10045.4.3.2"] = (false, false, HashAlgorithmName.SHA256),
        ["1.2.840.10045.4.3.3"] = (false, false, HashAlgorithmName.SHA384),
        ["1.2.840.10045.4.3.4"] = (false, false, HashAlgorithmName.SHA512),
        // BSI TR-03111: r and s side by side instead of a sequence.
        ["0.4.0.127.0.7.1.1.4.1.1"] = (false, true, HashAlgorithmName.SHA1),
        ["0.4.0.127.0.7.1.1.4.1.2"] = (false, true, new("SHA224")),
        ["0.4.0.127.0.7.1.1.4.1.3"] = (false, true, HashAlgorithmName.SHA256),
        ["0.4.0.127.0.7.1.1.4.1.4"] = (false, true, HashAlgorithmName.SHA384),
        ["0.4.0.127.0.7.1.1.4.1.5"] = (false, true, HashAlgorithmName.SHA512),
    };

    public static HashAlgorithmName Hash(string oid) =>
        Hashes.TryGetValue(oid, out var hash) ? hash : throw new ChipDataException($"The hash algorithm {oid} is not known.");

    public static string Of(HashAlgorithmName hash) => Hashes.First(h => h.Value == hash).Key;

    public static bool TrySignature(string oid, out (bool IsRsa, bool IsPlain, HashAlgorithmName Hash) found) => Signatures.TryGetValue(oid, out found);
}
