using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Border.Domain.Documents.Chip.Signatures;

/// <summary>How a signature is made.</summary>
internal enum SignatureKind
{
    RsaPkcs1,
    RsaPss,
    Ecdsa,

    /// <summary>ECDSA with r and s side by side (BSI TR-03111).</summary>
    PlainEcdsa,
}

/// <summary>An AlgorithmIdentifier of a signature (RFC 4055, RFC 5480; ICAO 9303-12 §4).</summary>
/// <param name="Kind">RSA or ECDSA, and how it is padded or written.</param>
/// <param name="Hash">Of the signed bytes; null where it must come from elsewhere (CMS's digest algorithm).</param>
/// <param name="SaltLength">Of RSA-PSS, in bytes.</param>
/// <param name="Mask">The hash of RSA-PSS's mask.</param>
internal sealed record SignatureAlgorithm(SignatureKind Kind, HashAlgorithmName? Hash, int SaltLength = 0, HashAlgorithmName? Mask = null)
{
    public static SignatureAlgorithm Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var oid = sequence.ReadObjectIdentifier();
        if (oid != Oids.RsaPss)
            NoParameters(sequence);
        if (Oids.TrySignature(oid, out var known))
            return new(known.IsRsa ? SignatureKind.RsaPkcs1 : known.IsPlain ? SignatureKind.PlainEcdsa : SignatureKind.Ecdsa, known.Hash);
        return oid switch
        {
            Oids.Rsa => new(SignatureKind.RsaPkcs1, null),
            Oids.EcPublicKey => new(SignatureKind.Ecdsa, null),
            Oids.RsaPss => Pss(sequence),
            _ => throw new ChipDataException($"The signature algorithm {oid} is not known."),
        };
    }

    /// <summary>A hash algorithm, with no parameters or a NULL.</summary>
    public static HashAlgorithmName ReadHash(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var hash = Oids.Hash(sequence.ReadObjectIdentifier());
        NoParameters(sequence);
        return hash;
    }

    private static void NoParameters(AsnReader sequence)
    {
        if (sequence.HasData)
            sequence.ReadNull();
        sequence.ThrowIfNotEmpty();
    }

    /// <summary>RSASSA-PSS-params, whose defaults are SHA-1 and a salt of 20.</summary>
    private static SignatureAlgorithm Pss(AsnReader sequence)
    {
        var (hash, mask, salt) = (HashAlgorithmName.SHA1, HashAlgorithmName.SHA1, 20);
        if (!sequence.HasData)
            return new(SignatureKind.RsaPss, hash, salt, mask);
        var parameters = sequence.ReadSequence();
        if (TryTake(parameters, 0, out var inner))
            hash = ReadHash(inner);
        if (TryTake(parameters, 1, out inner))
        {
            var mgf = inner.ReadSequence();
            if (mgf.ReadObjectIdentifier() != Oids.Mgf1)
                throw new ChipDataException("The mask of RSA-PSS is not MGF1.");
            mask = ReadHash(mgf);
        }

        if (TryTake(parameters, 2, out inner) && (!inner.TryReadInt32(out salt) || salt is < 0 or > 512))
            throw new ChipDataException("The salt of RSA-PSS has no sensible length.");
        return new(SignatureKind.RsaPss, hash, salt, mask);
    }

    private static bool TryTake(AsnReader reader, int number, out AsnReader inner)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number);
        var there = reader.HasData && reader.PeekTag().HasSameClassAndValue(tag);
        inner = there ? reader.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, number, true)) : reader;
        return there;
    }
}
