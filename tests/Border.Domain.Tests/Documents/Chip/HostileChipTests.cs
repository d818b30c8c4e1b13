using Border.Domain.Documents.Chip;
using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Chip.Security;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Documents.Chip;

public sealed class HostileChipTests
{
    // UTF8String, PrintableString, TeletexString, IA5String, UniversalString, BMPString
    private static readonly byte[] StringTypes = [0x0C, 0x13, 0x14, 0x16, 0x1C, 0x1E];

    [Fact]
    public void SecurityObject_ChangedAnywhere_IsNeverGenuine()
    {
        var groups = ChipSamples.Groups();
        var sod = ChipSamples.State().Issue(groups);
        var store = ChipSamples.Store(ChipSamples.State().Authority);
        Properties.Hold(
            Gen.Choose(0, sod.Length - 1).Zip(Gen.Choose(1, 255)),
            change =>
            {
                var changed = sod.ToArray();
                changed[change.Item1] ^= (byte)change.Item2;
                var result = ChipVerifier.Verify(ChipSamples.Files(changed, groups), store, ChipSamples.Now);
                Assert.True(result.Verdict != ChipVerdict.Genuine || IsUnsigned(sod, change.Item1, changed[change.Item1]), $"byte {change.Item1} of {sod.Length}");
            },
            runs: 1000);
    }

    [Fact]
    public void AnyBytes_AsSecurityObjectOrGroup_GiveAVerdictInWords() =>
        Properties.Hold(
            Gen.Elements((byte)0x30, (byte)0x80, (byte)0x77, (byte)0xA0, (byte)0x02, (byte)0x82, (byte)0xFF, (byte)0, (byte)1).ArrayOf(),
            bytes =>
            {
                var groups = new Dictionary<int, byte[]> { [1] = bytes };
                var result = ChipVerifier.Verify(ChipSamples.Files(bytes, groups), ChipSamples.Store(), ChipSamples.Now);
                Assert.Equal(bytes.Length == 0 ? ChipVerdict.Unsigned : ChipVerdict.Malformed, result.Verdict);
                Assert.NotEmpty(result.Reasons);
            });

    [Fact]
    public void SecurityObject_TooLargeOrNestedWithoutEnd_IsRefused()
    {
        Assert.Contains("at most", Reason(new byte[ChipLimits.MaxSodBytes + 1]), StringComparison.Ordinal);
        Assert.Contains("encoding is wrong", Reason([.. Enumerable.Repeat((byte[])[0x30, 0x80], 30_000).SelectMany(b => b)]), StringComparison.Ordinal);
        Assert.Contains("encoding is wrong", Reason([0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 6]), StringComparison.Ordinal);
    }

    [Fact]
    public void Group_OfManyMegabytes_IsAlteredAndNotHashed()
    {
        var groups = ChipSamples.Groups();
        groups[2] = new byte[ChipLimits.MaxGroupBytes + 1];
        var sod = ChipSamples.State().Issue(groups);
        var result = ChipVerifier.Verify(ChipSamples.Files(sod, groups), ChipSamples.Store(ChipSamples.State().Authority), ChipSamples.Now);
        Assert.Equal(GroupStatus.Altered, result.Groups["DG2"]);
    }

    [Fact]
    public void SecurityObject_OfAnotherKind_IsNotTakenForOne()
    {
        var list = MessageWriter.MasterList([ChipSamples.State().Authority], ChipSamples.State().AuthorityAuthor);
        Assert.Contains("instead of a security object", Reason(GroupWriter.Element(0x77, list)), StringComparison.Ordinal);
    }

    [Fact]
    public void Zone_OnAGenuineChipThatIsNoZone_IsMalformedNotAnError()
    {
        var groups = new Dictionary<int, byte[]> { [1] = GroupWriter.Element(0x61, [1, 2, 3]) };
        var sod = ChipSamples.State().Issue(groups);
        var result = ChipVerifier.Verify(ChipSamples.Files(sod, groups), ChipSamples.Store(ChipSamples.State().Authority), ChipSamples.Now);
        Assert.Equal(ChipVerdict.Malformed, result.Verdict);
    }

    private static string Reason(byte[] sod) =>
        Assert.Single(ChipVerifier.Verify(ChipSamples.Files(sod, ChipSamples.Groups()), ChipSamples.Store(), ChipSamples.Now).Reasons);

    /// <summary>
    /// No signature covers the two version numbers (RFC 5652 §5.1, §5.3), nor how the letters of the signer's issuer are written: names are
    /// compared without case and string type (RFC 5280 §7.1), and the certificate they lead to is the same.
    /// </summary>
    private static bool IsUnsigned(byte[] sod, int at, byte now)
    {
        var message = sod.AsSpan().IndexOf((byte[])[2, 1, 3]) + 2;
        var signer = sod.AsSpan().LastIndexOf((byte[])[2, 1, 1, 0x30]) + 2;
        var issuer = (signer + 3)..(signer + 3 + sod[signer + 2]);
        var isOtherCase = char.IsAsciiLetter((char)now) && (now ^ sod[at]) == 0x20;
        var isOtherType = StringTypes.Contains(now) && StringTypes.Contains(sod[at]);
        return (at == message && now == 1) || (at == signer && now == 3) || ((isOtherCase || isOtherType) && at >= issuer.Start.Value && at < issuer.End.Value);
    }
}
