using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Border.Domain.Documents.Chip.Signatures;

/// <summary>A SubjectPublicKeyInfo that verifies signatures. It holds numbers only; keys of the platform live for one verification.</summary>
internal sealed class PublicKey
{
    private const int MinRsaBits = 1024;
    private const int MaxRsaBits = 8192;

    private readonly RSAParameters? _rsa;
    private readonly ECParameters? _ec;

    private PublicKey(RSAParameters? rsa, ECParameters? ec) => (_rsa, _ec) = (rsa, ec);

    public static PublicKey Read(AsnReader reader)
    {
        var info = reader.ReadSequence();
        var algorithm = info.ReadSequence();
        var oid = algorithm.ReadObjectIdentifier();
        var key = info.ReadBitString(out var unused);
        if (unused != 0)
            throw new ChipDataException("The public key is not a whole number of bytes.");
        return oid switch
        {
            Oids.Rsa or Oids.RsaPss => new(Rsa(key), null),
            Oids.EcPublicKey => new(null, EllipticCurves.Key(algorithm, key)),
            _ => throw new ChipDataException($"The key algorithm {oid} is not known."),
        };
    }

    /// <summary>True when the signature is this key's over the data.</summary>
    /// <param name="algorithm">How it was made.</param>
    /// <param name="hash">Of the data, where the algorithm does not say.</param>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">As it stands in certificate or CMS.</param>
    public bool Verify(SignatureAlgorithm algorithm, HashAlgorithmName hash, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        var name = algorithm.Hash ?? hash;
        var digest = Digest.Of(name, data);
        var wantsRsa = algorithm.Kind is SignatureKind.RsaPkcs1 or SignatureKind.RsaPss;
        try
        {
            if (_rsa is { } rsa)
                return wantsRsa && VerifyRsa(rsa, algorithm, name, digest, signature);
            using var key = ECDsa.Create(_ec!.Value);
            return !wantsRsa && key.VerifyHash(
                digest, signature, algorithm.Kind == SignatureKind.Ecdsa ? DSASignatureFormat.Rfc3279DerSequence : DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            // A point that is not on its curve, a modulus that is even: whoever signed, it was not with this.
            return false;
        }
    }

    private static bool VerifyRsa(
        RSAParameters parameters, SignatureAlgorithm algorithm, HashAlgorithmName hash, byte[] digest, ReadOnlySpan<byte> signature)
    {
        // .NET's own check knows neither SHA-224 nor a salt or mask that is not the hash's.
        var isPss = algorithm.Kind == SignatureKind.RsaPss;
        if (hash.Name == "SHA224" || (isPss && (algorithm.SaltLength != digest.Length || algorithm.Mask != hash)))
            return RsaBlocks.Verify(parameters, algorithm, hash, digest, signature);
        using var key = RSA.Create(parameters);
        return key.VerifyHash(digest, signature, hash, isPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    }

    private static RSAParameters Rsa(byte[] key)
    {
        var sequence = new AsnReader(key, AsnEncodingRules.DER).ReadSequence();
        var (modulus, exponent) = (sequence.ReadInteger(), sequence.ReadInteger());
        var bits = modulus.Sign > 0 ? modulus.GetBitLength() : 0;
        if (bits is < MinRsaBits or > MaxRsaBits || exponent <= 2 || exponent.GetBitLength() > 64)
            throw new ChipDataException($"The RSA key has {bits} bits or no sensible exponent; {MinRsaBits} to {MaxRsaBits} bits are taken.");
        return new RSAParameters
        {
            Modulus = modulus.ToByteArray(isUnsigned: true, isBigEndian: true),
            Exponent = exponent.ToByteArray(isUnsigned: true, isBigEndian: true),
        };
    }
}
