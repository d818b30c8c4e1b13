using System.CommandLine;
using System.Text;
using Border.Cli.Chip;
using Border.Cli.Mrz;
using Border.Cli.Output;
using Border.Domain.Documents.Chip;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Mrz;
using Border.Domain.Documents.Seals;
using Border.Domain.Documents.Seals.Barcodes;

namespace Border.Cli.Seals;

/// <summary><c>border seal</c>: visible digital seals, from the bytes of their barcode.</summary>
public static class SealCommands
{
    /// <summary>The <c>seal</c> command with its verbs.</summary>
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "The barcode's bytes: a seal of ICAO 9303-13, or the text of an ICAO barcode (RDB1...)." };
        var signers = new Option<string[]>("--signers") { Description = "Signers' certificates: PEM, DER, LDIF or a folder of them.", Required = true };
        var verify = new Command("verify", "Was the seal signed by a known signer, and what does it say?") { file, signers };
        verify.SetAction(parsed => Verify(parsed.GetRequiredValue(file), parsed.GetRequiredValue(signers), Console.Out, Console.Error));
        return new Command("seal", "Verify visible digital seals.") { verify };
    }

    /// <summary>Verifies one seal and writes one JSON object.</summary>
    /// <returns><see cref="ExitCode.SomeFailed"/> unless the verdict is genuine.</returns>
    public static int Verify(string file, IReadOnlyList<string> signers, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        try
        {
            var bytes = ChipFolder.Bytes(file, DigitalSeal.MaxBytes);
            var store = TrustFiles.Read(signers, errors);
            var line = BarcodeText.IsBarcode(bytes)
                ? Describe(BarcodeVerifier.Verify(Encoding.ASCII.GetString(bytes), store))
                : Describe(SealVerifier.Verify(bytes, store));
            JsonLines.Write(output, line, SealJson.Output.SealLine);
            return line.Verdict == ChipVerdict.Genuine ? ExitCode.Done : ExitCode.SomeFailed;
        }
        catch (Exception e) when (e is ChipDataException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return ExitCode.SomeFailed;
        }
    }

    private static SealLine Describe(BarcodeResult result)
    {
        if (result.Barcode is not { } barcode)
            return new SealLine(result.Verdict, result.Reasons, null, null, null, null, null, null, [], null);
        return new SealLine(
            result.Verdict, result.Reasons, "barcode (IDB)", barcode.Country, null, barcode.Signer?.Reference, null, barcode.Signer?.SignedOn,
            [.. BarcodeWords.Messages(barcode).Select(m => new SealLineFeature(m.Name, m.Value))],
            BarcodeWords.Zone(barcode) is { } zone ? MrzLine.Of(MrzParser.Parse(zone)) : null);
    }

    private static SealLine Describe(SealResult result)
    {
        if (result.Seal is not { } seal)
            return new SealLine(result.Verdict, result.Reasons, null, null, null, null, null, null, [], null);
        return new SealLine(
            result.Verdict, result.Reasons, SealWords.Kind(seal), seal.Country, seal.Signer, seal.Certificate, seal.Issued, seal.SignedOn,
            [.. SealWords.Features(seal).Select(f => new SealLineFeature(f.Name, f.Value))],
            SealWords.Zone(seal) is { } zone ? MrzLine.Of(MrzParser.Parse(zone)) : null);
    }
}
