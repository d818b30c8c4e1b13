using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Chip.Security;

namespace Border.Domain.Tests.Documents.Chip;

public sealed class ChipCheckTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    // SET of one PACEInfo: id-PACE-ECDH-GM-AES-CBC-CMAC-128, version 2, parameters 13.
    private static readonly byte[] Pace = Convert.FromHexString("31143012060A04007F0007020204020202010202010D");

    [Fact]
    public void GenuineChip_ThatSaysWhatIsPrinted_HasNothingToTell()
    {
        var check = Check(Reading(ChipAccess.Pace, Pace));
        Assert.Empty(check.Findings);
        Assert.Equal(ChipVerdict.Genuine, check.Authentication!.Verdict);
        Assert.Equal(ChipSamples.Image, check.Portrait!.Image.ToArray());
        Assert.Empty(Check(Reading(ChipAccess.Bac, null)).Findings);
    }

    [Theory]
    [InlineData(ChipAccess.Bac, "The chip offers PACE, but the reader fell back to BAC.")]
    [InlineData(ChipAccess.None, "The chip offers PACE, but the reader fell back to no access control.")]
    public void FallBackFromPace_IsNeverSilent(ChipAccess access, string words) =>
        Assert.Contains(Check(Reading(access, Pace)).Findings, f => f == new Border.Domain.Documents.Plausibility.DocumentFinding("chip.fallback", words));

    [Fact]
    public void OpenListThatHidesWhatTheSignedOneOffers_IsADowngrade()
    {
        var groups = ChipSamples.Groups();
        groups[14] = GroupWriter.Element(0x6E, Pace);
        Assert.Equal("chip.downgraded", Assert.Single(Check(Reading(ChipAccess.Bac, null, groups)).Findings).Code);
        byte[] weaker = [.. Pace[..^1], 12];
        Assert.Equal("chip.downgraded", Assert.Single(Check(Reading(ChipAccess.Pace, weaker, groups)).Findings).Code);
        Assert.Empty(Check(Reading(ChipAccess.Pace, Pace, groups)).Findings);
    }

    [Fact]
    public void ChipThatWasNotRead_IsSaidWithItsCause()
    {
        var nothing = new ChipReading(ChipAccess.None, new ChipFiles(null, new Dictionary<int, ReadOnlyMemory<byte>>()), null, "it refused the key.");
        var check = Check(nothing);
        Assert.Null(check.Authentication);
        Assert.Equal("The chip was not read: it refused the key.", Assert.Single(check.Findings).Text);
    }

    [Fact]
    public void NodeThatTrustsNobody_SaysSoAndStillFindsWhatWasAltered()
    {
        var groups = ChipSamples.Groups();
        var reading = Reading(ChipAccess.Pace, Pace, groups);
        var check = ChipCheck.Of(ChipSamples.Holder, reading, ChipSamples.Store(), ChipSamples.Now, Today);
        Assert.Null(check.Authentication);
        Assert.Equal("chip.unverified", Assert.Single(check.Findings).Code);
        groups[1] = GroupWriter.Zone(Border.Domain.Documents.Mrz.MrzWriter.Write(ChipSamples.Holder with { Surname = "DURAND" }));
        reading = reading with { Files = ChipSamples.Files(reading.Files.Sod!.Value.ToArray(), groups) };
        Assert.Equal(ChipVerdict.Altered, ChipCheck.Of(ChipSamples.Holder, reading, ChipSamples.Store(), ChipSamples.Now, Today).Authentication!.Verdict);
    }

    [Fact]
    public void PrintedZone_ThatIsNotTheChips_IsNamedFieldByField()
    {
        var check = ChipCheck.Of(
            ChipSamples.Holder with { ExpiryDate = "350212" }, Reading(ChipAccess.Pace, Pace), ChipSamples.Store(ChipSamples.State().Authority), ChipSamples.Now, Today);
        Assert.Equal("The date of expiry printed is not the chip's.", Assert.Single(check.Findings).Text);
    }

    [Fact]
    public void AlteredChip_GivesNoPortraitToCompareWith()
    {
        var groups = ChipSamples.Groups();
        var reading = Reading(ChipAccess.Pace, Pace, groups);
        groups[2][^1]++;
        var check = Check(reading);
        Assert.Equal("chip.altered", Assert.Single(check.Findings).Code);
        Assert.Null(check.Portrait);
    }

    [Fact]
    public void Key_IsTheStandardsExampleAndNeverPrinted()
    {
        // ICAO 9303-11 appendix D.
        var key = ChipKey.Of(ChipSamples.Holder with { DocumentNumber = "L898902C", BirthDate = "690806", ExpiryDate = "940623" });
        Assert.Equal("L898902C<369080619406236", key.ZoneInformation);
        Assert.DoesNotContain("L898902C", key.ToString(), StringComparison.Ordinal);
    }

    private static ChipReading Reading(ChipAccess access, byte[]? open, Dictionary<int, byte[]>? groups = null)
    {
        groups ??= ChipSamples.Groups();
        return new ChipReading(access, ChipSamples.Files(ChipSamples.State().Issue(groups), groups), open is null ? null : (ReadOnlyMemory<byte>)open, null);
    }

    private static ChipCheck Check(ChipReading reading) =>
        ChipCheck.Of(ChipSamples.Holder, reading, ChipSamples.Store(ChipSamples.State().Authority), ChipSamples.Now, Today);
}
