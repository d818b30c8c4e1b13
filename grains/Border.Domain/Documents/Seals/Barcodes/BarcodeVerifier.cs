using Border.Domain.Documents.Chip;
using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Seals.Barcodes;

/// <summary>What became of a barcode.</summary>
/// <param name="Verdict">As of chips.</param>
/// <param name="Reasons">Each failure in words; empty when genuine.</param>
/// <param name="Barcode">What it says; null when it cannot be read.</param>
public sealed record BarcodeResult(ChipVerdict Verdict, IReadOnlyList<string> Reasons, IcaoBarcode? Barcode);

/// <summary>Verifies barcodes (IDB §4). Never throws on what the text holds.</summary>
public static class BarcodeVerifier
{
    private static readonly SignatureAlgorithm Plain = new(SignatureKind.PlainEcdsa, null);

    /// <summary>The verdict over a barcode's text.</summary>
    /// <param name="text">As read from the barcode.</param>
    /// <param name="store">
    /// Certificates of signers, each trusted because somebody imported it, and authorities: a certificate in the barcode itself is believed when
    /// one of them signed it.
    /// </param>
    public static BarcodeResult Verify(string text, TrustStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        try
        {
            var barcode = IcaoBarcode.Read(text);
            return barcode.Signer is { } signer
                ? Verify(barcode, signer, store)
                : new(ChipVerdict.Unsigned, ["Nobody signed the barcode: whoever printed it may have made it up."], barcode);
        }
        catch (ChipDataException e)
        {
            return new BarcodeResult(ChipVerdict.Malformed, [e.Message], null);
        }
    }

    private static BarcodeResult Verify(IcaoBarcode barcode, BarcodeSigner named, TrustStore store)
    {
        var at = new DateTimeOffset(named.SignedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var imported = store.Certificates.Where(c => BarcodeSigner.ReferenceOf(c.Raw) == named.Reference).ToList();
        var findings = new ChipFindings();
        var brought = imported.Count == 0 ? Brought(barcode, named, store, at, findings) : null;
        var signer = imported.Concat(brought is null ? [] : [brought]).FirstOrDefault(c => c.MaySign && c.Key.Verify(Plain, named.Hash, barcode.Signed.Span, barcode.Signature.Span));
        if (findings.Result(null) is { Verdict: not ChipVerdict.Genuine } untrusted)
            return new(untrusted.Verdict, untrusted.Reasons, barcode);
        if (imported.Count == 0 && brought is null)
            return new(ChipVerdict.UnknownIssuer, [$"The barcode's signer with certificate {named.Reference} is not among those imported."], barcode);
        if (signer is null)
            return new(ChipVerdict.Altered, ["The barcode is not what its signer signed: its data was altered or belongs to another document."], barcode);
        if (SignerCountries.Answers(signer.Country, barcode.Country) == false)
            return new(ChipVerdict.UnknownIssuer, [$"The signer belongs to {signer.Country}, but the barcode says that {barcode.Country} issued the document."], barcode);
        // Barcodes are printed once: the signer must have been valid then, not today.
        return at.AddDays(1) > signer.NotBefore && at <= signer.NotAfter
            ? new(ChipVerdict.Genuine, [], barcode)
            : new(ChipVerdict.ExpiredSigner, [$"The barcode was signed on {named.SignedOn:yyyy-MM-dd}, when its signer's certificate was not valid."], barcode);
    }

    /// <summary>The certificate that the barcode brings along; null when it is another than the one it names or leads to nobody trusted.</summary>
    private static DocumentCertificate? Brought(IcaoBarcode barcode, BarcodeSigner named, TrustStore store, DateTimeOffset at, ChipFindings findings)
    {
        if (barcode.Certificate is not { } bytes || BarcodeSigner.ReferenceOf(bytes.Span) != named.Reference)
            return null;
        var certificate = CertificateReader.Read(bytes);
        SignerCheck.Check(certificate, store, at, findings);
        return certificate;
    }
}
