using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Mrz;
using Border.Domain.Documents.Seals;
using Border.Domain.Tests.Documents.Chip;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Documents.Seals;

public sealed class SealTests
{
    private const string First = "VCD<<DENT<<ARTHUR<PHILIP<<<<<<<<<<<<";
    private static readonly SigningKind Kind = SigningKind.All.First(k => k.Plain);
    private static readonly SigningKey Key = new(Kind);
    private static readonly DigitalSeal Visa = new(
        4, "D", "DETS", "32", new DateOnly(2024, 3, 2), new DateOnly(2024, 3, 3), 0x5D, 0x01,
        [
            SealWriter.Text(2, First + "1234567XY7GBR5203116M2005250"[..28]),
            new SealFeature(3, new byte[] { 2 }),
            new SealFeature(4, new byte[] { 90, 0, 0 }),
            SealWriter.Text(5, "UFO001979"),
        ],
        default,
        default);

    [Theory]
    [InlineData(3, "32")]
    [InlineData(3, "1a2b3")]
    [InlineData(4, "32")]
    [InlineData(4, "5")]
    [InlineData(4, "1a2b3c4d5e6f708192a3b4c5d6e7f8")]
    public void Seal_OfASignerThatIsKnown_IsGenuineAndSaysItsFeatures(int version, string certificate)
    {
        var result = SealVerifier.Verify(SealWriter.Write(Visa with { Version = version, Certificate = certificate }, Key), Store(certificate));
        Assert.Empty(result.Reasons);
        Assert.Equal(ChipVerdict.Genuine, result.Verdict);
        var seal = result.Seal!;
        Assert.Equal((version, "D", "DETS", certificate), (seal.Version, seal.Country, seal.Signer, seal.Certificate));
        Assert.Equal((Visa.Issued, Visa.SignedOn, "visa"), (seal.Issued, seal.SignedOn, SealWords.Kind(seal)));
        Assert.Equal(
            [("zone of a visa (MRV-B)", First + "1234567XY7GBR5203116M2005250"), ("number of entries", "2"), ("duration of stay", "90 days, 0 months, 0 years"), ("passport number", "UFO001979")],
            SealWords.Features(seal));
        Assert.Equal("DENT", MrzParser.Parse(SealWords.Zone(seal)!).Document!.Surname);
    }

    [Fact]
    public void Seal_ChangedAnywhere_IsNeverGenuine()
    {
        var bytes = SealWriter.Write(Visa, Key);
        var store = Store("32");
        Properties.Hold(
            Gen.Choose(0, bytes.Length - 1).Zip(Gen.Choose(1, 255)),
            change =>
            {
                byte[] changed = [.. bytes];
                changed[change.Item1] ^= (byte)change.Item2;
                Assert.NotEqual(ChipVerdict.Genuine, SealVerifier.Verify(changed, store).Verdict);
            },
            runs: 1000);
    }

    [Fact]
    public void Seal_CutOffOrLongerOrOfAnythingElse_IsMalformed()
    {
        var bytes = SealWriter.Write(Visa, Key);
        Assert.All(Enumerable.Range(0, bytes.Length), n => Assert.Equal(ChipVerdict.Malformed, SealVerifier.Verify(bytes.AsMemory(0, n), Store("32")).Verdict));
        byte[][] odd = [[.. bytes, 0], "hello"u8.ToArray(), new byte[DigitalSeal.MaxBytes + 1], [0xDC, 9]];
        Assert.All(odd, b => Assert.Equal(ChipVerdict.Malformed, SealVerifier.Verify(b, Store("32")).Verdict));
        Properties.Hold(
            Gen.Elements((byte)0xDC, (byte)3, (byte)0x82, (byte)0xFF, (byte)0, (byte)0xFE, (byte)0x6D, (byte)0x32).ArrayOf(),
            b => Assert.Equal(ChipVerdict.Malformed, SealVerifier.Verify(b, Store("32")).Verdict));
    }

    [Fact]
    public void Seal_OfAnotherSignerOrTimeOrState_IsSaidInWords()
    {
        var bytes = SealWriter.Write(Visa, Key);
        Assert.Equal(ChipVerdict.UnknownIssuer, SealVerifier.Verify(bytes, Store("33")).Verdict);
        Assert.Equal(ChipVerdict.UnknownIssuer, SealVerifier.Verify(bytes, Store("32", "FR")).Verdict);
        using var other = new SigningKey(Kind);
        Assert.Equal(ChipVerdict.Altered, SealVerifier.Verify(SealWriter.Write(Visa, other), Store("32")).Verdict);
        var early = SealWriter.Write(Visa with { SignedOn = new DateOnly(2019, 1, 1) }, Key);
        Assert.Equal(ChipVerdict.ExpiredSigner, SealVerifier.Verify(early, Store("32")).Verdict);
        var foreign = SealVerifier.Verify(SealWriter.Write(Visa with { Country = "FRA" }, Key), Store("32"));
        Assert.Equal("The signer belongs to DE, but the seal says that FRA issued the document.", Assert.Single(foreign.Reasons));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("AB")]
    [InlineData("ABC")]
    [InlineData("XK<CD")]
    [InlineData("ABCDEFG")]
    public void C40_IsReadBackWhateverIsLeftOver(string text) => Assert.Equal(text, C40.Decode(C40.Encode(text)));

    [Fact]
    public void C40_GivesTheStandardsExample() => Assert.Equal("EB0466A9", Convert.ToHexString(C40.Encode("XK<CD")));

    private static TrustStore Store(string serial, string country = "DE")
    {
        var number = Convert.FromHexString(serial.PadLeft(serial.Length + (serial.Length % 2), '0'));
        var certificate = CertificateWriter.Certificate(
            new((country, "CSCA"), (country, "TS"), new System.Numerics.BigInteger(number, isUnsigned: true, isBigEndian: true), ChipSamples.State().From, ChipSamples.State().From.AddYears(5), false), Key, Key);
        return new TrustStore([CertificateReader.Read(certificate)], []);
    }
}
