using System.Security.Cryptography;
using System.Text;
using Border.Domain.Documents.Chip;
using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Issuing;

namespace Border.Domain.Tests.Documents.Chip;

public sealed class TrustFileTests
{
    private static IssuingState State => ChipSamples.State();

    private static IssuingState Other => ChipSamples.State(country: "BE");

    [Fact]
    public void DerPemLdifAndMasterList_GiveTheSameCertificates()
    {
        var pem = $"# trusted\n{PemEncoding.WriteString("CERTIFICATE", State.Authority)}\n{PemEncoding.WriteString("CERTIFICATE", Other.Authority)}\n";
        var ldif = $"dn: c=FR\nuserCertificate;binary:: {Folded(State.Authority)}\nsn: 1\n\ndn: c=BE\ncACertificate;binary:: {Folded(Other.Authority)}\n";
        var list = MessageWriter.MasterList([State.Authority, Other.Authority], State.AuthorityAuthor);
        Assert.Equal(["FR"], Countries(State.Authority));
        foreach (var file in new[] { Encoding.ASCII.GetBytes(pem), Encoding.ASCII.GetBytes(ldif), list })
            Assert.Equal(["BE", "FR"], Countries(file));
        var wrapped = $"pkdMasterListContent:: {Folded(list)}\n";
        Assert.Equal(["BE", "FR"], Countries(Encoding.ASCII.GetBytes(wrapped)));
    }

    [Fact]
    public void RevocationList_IsToldFromACertificate()
    {
        var file = TrustFile.Read(State.Revoke([5, 6], ChipSamples.Now));
        Assert.Equal(2, Assert.Single(file.Lists).Count);
        Assert.Empty(file.Certificates);
        Assert.Equal(1, TrustFile.Read(Encoding.ASCII.GetBytes(PemEncoding.WriteString("X509 CRL", State.Revoke([9], ChipSamples.Now)))).Lists[0].Count);
    }

    [Fact]
    public void MasterList_ThatWasAltered_GivesNothing()
    {
        var list = MessageWriter.MasterList([State.Authority, Other.Authority], State.AuthorityAuthor);
        var at = list.AsSpan().IndexOf("CSCA BE"u8);
        list[at]++;
        var file = TrustFile.Read(list);
        Assert.Empty(file.Certificates);
        Assert.Contains("not what its signer signed", Assert.Single(file.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void OneOddCertificate_DoesNotBlindThePostForTheOthers()
    {
        var odd = State.Authority.ToArray();
        odd[5] = 0x31;
        var file = TrustFile.Read(MessageWriter.MasterList([odd, Other.Authority], Other.AuthorityAuthor));
        Assert.Contains(file.Certificates, c => c.Country == "BE");
        Assert.Single(file.Problems);
    }

    [Fact]
    public void AnythingElse_IsRefusedInWords()
    {
        Assert.Contains("no master list", Assert.Throws<ChipDataException>(() => TrustFile.Read("hello"u8.ToArray())).Message, StringComparison.Ordinal);
        Assert.Throws<ChipDataException>(() => TrustFile.Read(ReadOnlyMemory<byte>.Empty));
        Assert.Single(TrustFile.Read((byte[])[0x30, 0x80, 0x30]).Problems);
    }

    private static List<string> Countries(byte[] bytes)
    {
        var file = TrustFile.Read(bytes);
        Assert.Empty(file.Problems);
        return [.. file.Certificates.Select(c => c.Country).Distinct().Order()];
    }

    private static string Folded(byte[] bytes) => string.Join("\n ", Convert.ToBase64String(bytes).Chunk(60).Select(c => new string(c)));
}
