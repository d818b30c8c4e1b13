using System.Security.Cryptography;
using Border.Domain.Documents.Chip;
using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Seals;

/// <summary>What became of a seal.</summary>
/// <param name="Verdict">As of chips.</param>
/// <param name="Reasons">Each failure in words; empty when genuine.</param>
/// <param name="Seal">What it says; null when it cannot be read.</param>
public sealed record SealResult(ChipVerdict Verdict, IReadOnlyList<string> Reasons, DigitalSeal? Seal);

/// <summary>Verifies visible digital seals (ICAO 9303-13 §2.4). Never throws on what the bytes hold.</summary>
public static class SealVerifier
{
    private static readonly SignatureAlgorithm Plain = new(SignatureKind.PlainEcdsa, null);

    /// <summary>The verdict over a seal's bytes.</summary>
    /// <param name="bytes">As read from the barcode.</param>
    /// <param name="signers">Certificates of signers, each trusted because somebody imported it.</param>
    public static SealResult Verify(ReadOnlyMemory<byte> bytes, TrustStore signers)
    {
        ArgumentNullException.ThrowIfNull(signers);
        try
        {
            var seal = DigitalSeal.Read(bytes);
            return Verify(seal, [.. signers.Certificates.Where(c => Names(seal, c))]);
        }
        catch (ChipDataException e)
        {
            return new SealResult(ChipVerdict.Malformed, [e.Message], null);
        }
    }

    private static SealResult Verify(DigitalSeal seal, IReadOnlyList<DocumentCertificate> signers)
    {
        if (signers.Count == 0)
            return new(ChipVerdict.UnknownIssuer, [$"The seal's signer {seal.Signer} with certificate {seal.Certificate} is not among those imported."], seal);
        var signer = signers.FirstOrDefault(s => s.MaySign && Signed(seal, s));
        if (signer is null)
            return new(ChipVerdict.Altered, ["The seal is not what its signer signed: its data was altered or belongs to another document."], seal);
        if (SignerCountries.Answers(signer.Country, seal.Country) == false)
            return new(ChipVerdict.UnknownIssuer, [$"The signer belongs to {signer.Country}, but the seal says that {seal.Country} issued the document."], seal);
        // Seals are printed once: the signer must have been valid then, not today.
        var signedOn = new DateTimeOffset(seal.SignedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return signedOn.AddDays(1) > signer.NotBefore && signedOn <= signer.NotAfter
            ? new(ChipVerdict.Genuine, [], seal)
            : new(ChipVerdict.ExpiredSigner, [$"The seal was signed on {seal.SignedOn:yyyy-MM-dd}, when its signer's certificate was not valid."], seal);
    }

    private static bool Names(DigitalSeal seal, DocumentCertificate certificate) =>
        certificate.Serial == seal.Certificate && certificate.Country == seal.Signer[..2];

    /// <summary>The hash goes with the length of the signature, which is that of the key (ICAO 9303-13 §2.4).</summary>
    private static bool Signed(DigitalSeal seal, DocumentCertificate signer)
    {
        HashAlgorithmName hash = (seal.Signature.Length * 4) switch
        {
            <= 224 => new("SHA224"),
            <= 256 => HashAlgorithmName.SHA256,
            <= 384 => HashAlgorithmName.SHA384,
            _ => HashAlgorithmName.SHA512,
        };
        return signer.Key.Verify(Plain, hash, seal.Signed.Span, seal.Signature.Span);
    }
}
