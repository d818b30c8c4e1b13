using System.Text.Json.Nodes;
using Border.Cli.Seals;
using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Seals;

namespace Border.Cli.Tests.Seals;

public sealed class SealCommandsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("border-seal").FullName;
    private readonly SigningKey _key = new(SigningKind.All.First(k => k.Plain));

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _key.Dispose();
    }

    [Fact]
    public void Seal_IsVerifiedAndDescribed()
    {
        var (code, line, errors) = Run(s => s);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(("genuine", "visa", "UTO"), (Text(line, "verdict"), Text(line, "kind"), Text(line, "country")));
        Assert.Equal("2024-03-03", Text(line, "signedOn"));
        Assert.Equal("UFO001979", line!["features"]![1]!["value"]!.GetValue<string>());
        Assert.Equal("DENT", line["zone"]!["fields"]!["surname"]!.GetValue<string>());
    }

    [Fact]
    public void AlteredOrUnreadableSeal_FailsInWords()
    {
        var altered = Run(s => [.. s[..^1], (byte)(s[^1] ^ 1)]);
        Assert.Equal((1, "altered"), (altered.Code, Text(altered.Line, "verdict")));
        var odd = Run(s => s[..10]);
        Assert.Equal((1, "malformed"), (odd.Code, Text(odd.Line, "verdict")));
        Assert.Contains("at most", Run(_ => new byte[DigitalSeal.MaxBytes + 1]).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Barcode_IsToldFromASealByItsText()
    {
        var (code, line, _) = Run(_ => [.. "NDB1CPDNLW6JUSGGZGRLBWPNXEAAWXEB5G\n"u8]);
        Assert.Equal((1, "unsigned", "barcode (IDB)", "UTO"), (code, Text(line, "verdict"), Text(line, "kind"), Text(line, "country")));
        Assert.Equal("156782", line!["features"]![0]!["value"]!.GetValue<string>());
    }

    private static string Text(JsonNode? line, string name) => line![name]!.GetValue<string>();

    private (int Code, JsonNode? Line, string Errors) Run(Func<byte[], byte[]> change)
    {
        var seal = new DigitalSeal(
            4, "UTO", "UTTS", "32", new DateOnly(2024, 3, 2), new DateOnly(2024, 3, 3), 0x5D, 1,
            [SealWriter.Text(2, "VCUTODENT<<ARTHUR<PHILIP<<<<<<<<<<<<1234567XY7GBR5203116M2005250"), SealWriter.Text(5, "UFO001979")], default, default);
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var certificate = CertificateWriter.Certificate(new(("UT", "CSCA"), ("UT", "TS"), 0x32, from, from.AddYears(9), false), _key, _key);
        var (file, signers) = (Path.Combine(_folder, "seal.bin"), Path.Combine(_folder, "signer.cer"));
        File.WriteAllBytes(file, change(SealWriter.Write(seal, _key)));
        File.WriteAllBytes(signers, certificate);
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = SealCommands.Verify(file, [signers], output, errors);
        return (code, output.ToString() is { Length: > 0 } text ? JsonNode.Parse(text) : null, errors.ToString());
    }
}
