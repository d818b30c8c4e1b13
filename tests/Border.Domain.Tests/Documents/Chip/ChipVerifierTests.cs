using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Chip.Security;

namespace Border.Domain.Tests.Documents.Chip;

public sealed class ChipVerifierTests
{
    public static TheoryData<string> Kinds => [.. SigningKind.All.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Document_SignedInAnyWay_IsGenuineAndWithAnotherByteAltered(string name)
    {
        var state = ChipSamples.State(SigningKind.All.First(k => k.Name == name));
        var groups = ChipSamples.Groups();
        var sod = state.Issue(groups);
        var result = ChipVerifier.Verify(ChipSamples.Files(sod, groups), ChipSamples.Store(state.Authority), ChipSamples.Now);
        Assert.Empty(result.Reasons);
        Assert.Equal((ChipVerdict.Genuine, "FR"), (result.Verdict, result.SignerCountry));
        Assert.All(result.Groups.Values, g => Assert.Equal(GroupStatus.Intact, g));
        sod[^20] ^= 1;
        Assert.Equal(ChipVerdict.Altered, Verify(sod, groups, state).Verdict);
    }

    [Fact]
    public void DataGroup_ThatWasAltered_IsNamed()
    {
        var groups = ChipSamples.Groups();
        var sod = ChipSamples.State().Issue(groups);
        groups[2][^1] ^= 1;
        var result = Verify(sod, groups);
        Assert.Equal((ChipVerdict.Altered, GroupStatus.Altered, GroupStatus.Intact), (result.Verdict, result.Groups["DG2"], result.Groups["DG1"]));
        Assert.Equal("DG2 is not what was signed: its data was altered or is not of this document.", Assert.Single(result.Reasons));
    }

    [Fact]
    public void DataGroup_ThatNobodySigned_IsNotBelieved()
    {
        var groups = ChipSamples.Groups();
        var sod = ChipSamples.State().Issue(groups);
        groups[13] = [0x6D, 0];
        var result = Verify(sod, groups);
        Assert.Equal((ChipVerdict.Altered, GroupStatus.Unsigned), (result.Verdict, result.Groups["DG13"]));
    }

    [Fact]
    public void DataGroup_ThatWasNotRead_IsSaidAndNoFailure()
    {
        var groups = ChipSamples.Groups();
        groups[3] = [0x63, 0];
        var sod = ChipSamples.State().Issue(groups);
        groups.Remove(3);
        var result = Verify(sod, groups);
        Assert.Equal((ChipVerdict.Genuine, GroupStatus.NotRead), (result.Verdict, result.Groups["DG3"]));
    }

    [Fact]
    public void Chip_WithoutSecurityObject_IsUnsigned() =>
        Assert.Equal(ChipVerdict.Unsigned, Verify(null, ChipSamples.Groups()).Verdict);

    [Fact]
    public void SecurityObject_WithoutAnyGroup_ProvesNothing() =>
        Assert.Equal(ChipVerdict.Malformed, Verify(ChipSamples.State().Issue(ChipSamples.Groups()), []).Verdict);

    [Fact]
    public void SecurityObject_OfAnotherDocument_IsAltered()
    {
        var other = ChipSamples.Groups();
        other[1] = GroupWriter.Zone(Border.Domain.Documents.Mrz.MrzWriter.Write(ChipSamples.Holder with { Surname = "DURAND" }));
        Assert.Equal(ChipVerdict.Altered, Verify(ChipSamples.State().Issue(other), ChipSamples.Groups()).Verdict);
    }

    [Fact]
    public void Reader_ThatLeavesOutTheFilesTag_IsUnderstood()
    {
        var groups = ChipSamples.Groups();
        var sod = ChipSamples.State().Issue(groups);
        Assert.Equal(0x82, sod[1]);
        Assert.Equal(ChipVerdict.Genuine, Verify(sod[4..], groups).Verdict);
    }

    private static ChipResult Verify(byte[]? sod, Dictionary<int, byte[]> groups, IssuingState? state = null) =>
        ChipVerifier.Verify(ChipSamples.Files(sod, groups), ChipSamples.Store((state ?? ChipSamples.State()).Authority), ChipSamples.Now);
}
