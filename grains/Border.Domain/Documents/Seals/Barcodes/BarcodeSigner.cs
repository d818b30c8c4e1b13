using System.Security.Cryptography;
using Border.Domain.Documents.Chip;

namespace Border.Domain.Documents.Seals.Barcodes;

/// <summary>The part of a barcode's header that names its signature (§3.2).</summary>
/// <param name="Hash">Of ECDSA: SHA-256, SHA-384 or SHA-512.</param>
/// <param name="Reference">Which certificate: the last five bytes of its SHA-1, in hex.</param>
/// <param name="SignedOn">When it was signed.</param>
public sealed record BarcodeSigner(HashAlgorithmName Hash, string Reference, DateOnly SignedOn)
{
    internal const int ReferenceBytes = 5;

    /// <summary>The reference of a certificate's bytes. Not a proof of anything: it only says which certificate to try.</summary>
    public static string ReferenceOf(ReadOnlySpan<byte> certificate) => Convert.ToHexStringLower(SHA1.HashData(certificate)[^ReferenceBytes..]);

    internal static BarcodeSigner Read(SealReader reader) => new(
        reader.Byte() switch
        {
            1 => HashAlgorithmName.SHA256,
            2 => HashAlgorithmName.SHA384,
            3 => HashAlgorithmName.SHA512,
            var other => throw new ChipDataException($"The barcode is signed in a way that is not known ({other})."),
        },
        Convert.ToHexStringLower(reader.Take(ReferenceBytes)),
        MaskedDate.Read(reader.Take(MaskedDate.Bytes))?.Whole ?? throw new ChipDataException("The barcode does not say when it was signed."));
}
