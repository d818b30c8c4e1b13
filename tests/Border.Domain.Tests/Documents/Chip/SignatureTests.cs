using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Border.Domain.Documents.Chip;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Tests.Documents.Chip;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("", "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f")]
    [InlineData("abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525")]
    public void Sha224_GivesTheStandardsExamples(string text, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(Digest.Of(new("SHA224"), Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void CurveWithAGeneratorOfItsOwn_IsRefused()
    {
        // Whoever may choose the generator can make a key that fits anybody's public point (CVE-2020-0601).
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var info = Border.Domain.Documents.Chip.Issuing.KeyEncodings.WrittenOut(key);
        Assert.NotNull(PublicKey.Read(new AsnReader(info, AsnEncodingRules.BER)));
        var generator = key.ExportExplicitParameters(false).Curve.G.X!;
        info[info.AsSpan().IndexOf(generator) + 5] ^= 1;
        Assert.Contains("none that travel documents use", Assert.Throws<ChipDataException>(() => PublicKey.Read(new AsnReader(info, AsnEncodingRules.BER))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RsaKeyOfSenselessSize_IsRefused()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.Rsa);
                writer.WriteNull();
            }

            writer.WriteBitString([0x30, 0x06, 0x02, 0x01, 0x05, 0x02, 0x01, 0x03]);
        }

        Assert.Throws<ChipDataException>(() => PublicKey.Read(new AsnReader(writer.Encode(), AsnEncodingRules.BER)));
    }
}
