using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Issuing;

/// <summary>A new key of one kind. Keys are random: what is seeded are the documents.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly RSA? _rsa;
    private readonly ECDsa? _ec;

    /// <summary>Makes a key.</summary>
    public SigningKey(SigningKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        Kind = kind;
        if (kind.Curve is null)
            _rsa = RSA.Create(2048);
        else
            _ec = ECDsa.Create(ECCurve.CreateFromValue(kind.Curve));
    }

    /// <summary>How it signs.</summary>
    public SigningKind Kind { get; }

    /// <summary>SubjectPublicKeyInfo.</summary>
    public byte[] PublicInfo => Kind.WrittenOut ? KeyEncodings.WrittenOut(_ec!) : _rsa?.ExportSubjectPublicKeyInfo() ?? _ec!.ExportSubjectPublicKeyInfo();

    /// <summary>AlgorithmIdentifier of its signatures.</summary>
    public byte[] Algorithm => KeyEncodings.Algorithm(Kind);

    /// <summary>Signs.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        var digest = Digest.Of(Kind.Hash, data);
        if (_ec is not null)
            return _ec.SignHash(digest, Kind.Plain ? DSASignatureFormat.IeeeP1363FixedFieldConcatenation : DSASignatureFormat.Rfc3279DerSequence);
        if (Kind.Hash.Name == "SHA224" || (Kind.Salt is { } salt && salt != digest.Length))
            return RsaBlockSigner.Sign(_rsa!.ExportParameters(true), Kind, digest);
        return _rsa!.SignHash(digest, Kind.Hash, Kind.Salt is null ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _rsa?.Dispose();
        _ec?.Dispose();
    }
}
