using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Mrz;
using Border.Domain.Documents.Seals;
using Border.Domain.Documents.Seals.Barcodes;
using Border.Domain.Tests.Documents.Chip;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Documents.Seals;

public sealed class BarcodeTests
{
    private const string Zone = "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<" + "C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4";
    private static readonly SigningKind Kind = SigningKind.All.First(k => k.Plain);
    private static readonly SigningKey Authority = new(Kind);
    private static readonly SigningKey Key = new(Kind);
    private static readonly DateOnly Signed = DateOnly.FromDateTime(ChipSamples.State().From.AddYears(1).UtcDateTime);
    private static readonly DocumentCertificate Root = Certificate("DE", "CSCA", Authority, Authority, isAuthority: true);
    private static readonly DocumentCertificate Signer = Certificate("DE", "TS", Key, Authority, isAuthority: false);

    private static readonly IcaoBarcode Passport = new(
        "D",
        [SealWriter.Text(0x08, Zone), SealWriter.Text(0x09, "156782"), new SealFeature(0x84, new byte[] { 0, 0xBB, 0xDD, 0xBF }), new SealFeature(0x55, new byte[] { 1, 2 })],
        new BarcodeSigner(HashAlgorithmName.SHA256, BarcodeSigner.ReferenceOf(Signer.Raw), Signed),
        null,
        default,
        default);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Barcode_OfASignerThatWasImported_IsGenuineAndSaysItsMessages(bool packed)
    {
        var result = BarcodeVerifier.Verify(BarcodeWriter.Write(Passport, Key, packed), Store(Signer));

        Assert.Empty(result.Reasons);
        Assert.Equal(ChipVerdict.Genuine, result.Verdict);
        Assert.Equal(("D", Signed), (result.Barcode!.Country, result.Barcode.Signer!.SignedOn));
        Assert.Equal(
            [("zone of a passport (TD3)", Zone), ("card access number", "156782"), ("date", "1999-12-31"), ("message 55", "0102")],
            BarcodeWords.Messages(result.Barcode));
        Assert.Equal("MUSTERMANN", MrzParser.Parse(BarcodeWords.Zone(result.Barcode)!).Document!.Surname);
    }

    [Fact]
    public void Barcode_ThatBringsItsCertificate_IsBelievedOnlyWithAPathToAnAuthority()
    {
        var text = BarcodeWriter.Write(Passport with { Certificate = Signer.Raw }, Key, packed: true);
        Assert.Equal(ChipVerdict.Genuine, BarcodeVerifier.Verify(text, Store(Root)).Verdict);
        Assert.Equal(ChipVerdict.UnknownIssuer, BarcodeVerifier.Verify(text, Store()).Verdict);

        using var forger = new SigningKey(Kind);
        var forged = Certificate("DE", "TS", forger, forger, isAuthority: false);
        var claim = Passport with { Certificate = forged.Raw, Signer = Passport.Signer! with { Reference = BarcodeSigner.ReferenceOf(forged.Raw) } };
        Assert.Equal(ChipVerdict.UnknownIssuer, BarcodeVerifier.Verify(BarcodeWriter.Write(claim, forger, packed: false), Store(Root)).Verdict);
    }

    [Fact]
    public void Barcode_NotSignedOrByAnotherOrAtAnotherTimeOrOfAnotherState_IsSaidInWords()
    {
        Assert.Equal(ChipVerdict.Unsigned, Verdict(BarcodeWriter.Write(Passport, null, packed: true)));
        using var other = new SigningKey(Kind);
        Assert.Equal(ChipVerdict.Altered, Verdict(BarcodeWriter.Write(Passport, other, packed: false)));
        Assert.Equal(ChipVerdict.UnknownIssuer, BarcodeVerifier.Verify(BarcodeWriter.Write(Passport, Key, packed: false), Store()).Verdict);
        Assert.Equal(ChipVerdict.UnknownIssuer, Verdict(BarcodeWriter.Write(Passport with { Country = "FRA" }, Key, packed: false)));
        var early = Passport with { Signer = Passport.Signer! with { SignedOn = Signed.AddYears(-20) } };
        Assert.Equal(ChipVerdict.ExpiredSigner, Verdict(BarcodeWriter.Write(early, Key, packed: false)));
    }

    [Fact]
    public void Barcode_ChangedInAnyCharacter_IsNeverGenuine()
    {
        var text = BarcodeWriter.Write(Passport with { Certificate = Signer.Raw }, Key, packed: false);
        Properties.Hold(
            Gen.Choose(0, text.Length - 1).Zip(Gen.Elements("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".ToCharArray())),
            change =>
            {
                var changed = text[..change.Item1] + change.Item2 + text[(change.Item1 + 1)..];
                // The draft's beginning is taken too.
                if (changed != text && !changed.StartsWith("NDB1", StringComparison.Ordinal))
                    Assert.NotEqual(ChipVerdict.Genuine, BarcodeVerifier.Verify(changed, Store(Root)).Verdict);
            },
            runs: 1000);
    }

    [Fact]
    public void Barcode_CutOffOrLongerOrABombOrAnythingElse_IsMalformed()
    {
        var text = BarcodeWriter.Write(Passport, Key, packed: false);
        Assert.All(Enumerable.Range(0, text.Length), n => Assert.Equal(ChipVerdict.Malformed, Verdict(text[..n])));
        var bomb = BarcodeWriter.Write(Passport with { Messages = [new SealFeature(0x55, new byte[60_000]), new SealFeature(0x55, new byte[60_000])] }, Key, packed: true);
        Assert.True(bomb.Length < 1000);
        Assert.All([text + "A", bomb, "RDB1E", "hello", new string('A', 10_000), "RDB1B!!!!"], odd => Assert.Equal(ChipVerdict.Malformed, Verdict(odd)));
        Properties.Hold(
            Gen.Elements("ABQYX2347".ToCharArray()).ArrayOf(),
            letters => Assert.NotEqual(ChipVerdict.Genuine, Verdict("RDB1B" + new string(letters))));
    }

    [Fact]
    public void Barcode_OfAnotherImplementation_IsReadTheSame()
    {
        // The example of a published encoder: packed, not signed, in the draft's form.
        var barcode = BarcodeVerifier.Verify("NDB1CPDNLW6JUSGGZGRLBWPNXEAAWXEB5G", Store()).Barcode!;
        Assert.Equal("UTO", barcode.Country);
        Assert.Equal([("card access number", "156782")], BarcodeWords.Messages(barcode));
    }

    private static ChipVerdict Verdict(string text) => BarcodeVerifier.Verify(text, Store(Signer)).Verdict;

    private static TrustStore Store(params DocumentCertificate[] certificates) => new(certificates, []);

    private static DocumentCertificate Certificate(string country, string name, SigningKey key, SigningKey by, bool isAuthority) =>
        CertificateReader.Read(CertificateWriter.Certificate(
            new((country, "CSCA"), (country, name), isAuthority ? 1 : 2, ChipSamples.State().From, ChipSamples.State().From.AddYears(5), isAuthority), key, by));
}
