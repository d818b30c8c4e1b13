using Border.Devices.Chips;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Mrz;
using Border.Domain.Faces;
using Border.Domain.Recommendations;
using Border.Edge.Configuration;

namespace Border.Edge.Tests.Lanes;

public sealed class LaneChipTests : IDisposable
{
    private readonly IssuingState _state = new("UT", SigningKind.All.First(k => k.Curve is not null));
    private readonly SimulatedChipReader _reader = new("l1-chip", TimeSpan.Zero, TimeProvider.System);

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task Chip_OfADocumentThatWasRead_IsCheckedAndSealed_I11()
    {
        await using var lane = await StartAsync();
        _reader.Present(Chip("smith"));
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Chip is not null);
        var chip = lane.Traveller!.Chip!;
        Assert.Empty(chip.Findings);
        Assert.Equal((ChipVerdict.Genuine, ChipAccess.Pace, "UT", true), (chip.Verdict, chip.Access, chip.Signer, chip.Simulated));
        var record = (await lane.RecordsAsync()).Single(r => r.Kind == "chip.checked");
        Assert.NotNull(record.Sealed);
        Assert.Equal(lane.Traveller.Document!.Person, record.Subject);
    }

    [Fact]
    public async Task AlteredChip_RefersTheTraveller()
    {
        await using var lane = await StartAsync();
        var chip = Chip("smith");
        var other = Chip("jones");
        _reader.Present(chip with { Files = chip.Files with { Sod = other.Files.Sod } });
        lane.Cameras[DeviceRole.Document].Show("smith");
        lane.Cameras[DeviceRole.Face].Show("smith");
        await Until.Async(() => lane.Traveller?.Recommended?.Recommendation.Reasons.Any(r => r.Code == "chip.altered") == true);
        Assert.Equal(Outcome.Secondary, lane.Traveller!.Recommended!.Recommendation.Outcome);
    }

    [Fact]
    public async Task Recommendation_WaitsForTheChipAndSaysThatItDidNotAnswer()
    {
        var silent = new SilentChipReader();
        await using var lane = await StartAsync(silent);
        lane.Cameras[DeviceRole.Document].Show("smith");
        lane.Cameras[DeviceRole.Face].Show("smith");
        await Until.Async(() => lane.Traveller?.Face is not null && lane.Clock.NextDue is not null);
        Assert.Null(lane.Traveller!.Recommended);
        lane.Clock.Advance(TimeSpan.FromSeconds(7));
        await Until.Async(() => lane.Traveller?.Recommended is not null);
        Assert.Contains(lane.Traveller!.Recommended!.Recommendation.Reasons, r => r.Code == "chip.unread");
        silent.Answer.SetResult(new ChipReading(ChipAccess.Pace, Chip("smith").Files, Chip("smith").CardAccess, null));
        await Until.Async(() => lane.Traveller?.Chip?.Verdict == ChipVerdict.Genuine);
        await Until.Async(() => lane.Traveller!.Recommended!.Recommendation.Reasons.All(r => r.Code != "chip.unread"));
    }

    [Fact]
    public async Task ReaderThatBreaks_IsSaidAndTheLaneGoesOn()
    {
        var broken = new SilentChipReader();
        broken.Answer.SetException(new IOException("the reader was unplugged."));
        await using var lane = await StartAsync(broken);
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Chip is not null);
        Assert.Equal("The chip was not read: the reader was unplugged.", Assert.Single(lane.Traveller!.Chip!.Findings).Text);
    }

    [Fact]
    public async Task SignedPortrait_IsWhatTheFaceIsComparedWith()
    {
        await using var lane = await StartAsync();
        _reader.Present(Chip("smith", portrait: "smith"));
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Chip is not null);
        Assert.Empty(lane.Traveller!.Chip!.Findings);
        Assert.NotNull(lane.Traveller.Chip.Portrait);
        lane.Cameras[DeviceRole.Face].Show("smith");
        await Until.Async(() => lane.Traveller?.Recommended is not null);
        Assert.Equal(PortraitSource.Chip, lane.Traveller!.Face!.Portrait);
    }

    [Fact]
    public async Task SignedPortrait_AfterTheFaceWasCompared_HasTheSameFrameComparedAgain()
    {
        var slow = new SilentChipReader();
        await using var lane = await StartAsync(slow);
        lane.Cameras[DeviceRole.Document].Show("smith");
        lane.Cameras[DeviceRole.Face].Show("smith");
        await Until.Async(() => lane.Traveller?.Face is not null);
        Assert.Equal(PortraitSource.Page, lane.Traveller!.Face!.Portrait);
        var chip = Chip("smith", portrait: "smith");
        slow.Answer.SetResult(new ChipReading(ChipAccess.Pace, chip.Files, chip.CardAccess, null));
        await Until.Async(() => lane.Traveller?.Recommended is not null);
        Assert.Equal(PortraitSource.Chip, lane.Traveller!.Face!.Portrait);
    }

    [Fact]
    public async Task PrintedPortraitOfSomebodyElse_RefersTheTraveller()
    {
        await using var lane = await StartAsync();
        _reader.Present(Chip("smith", portrait: "jones"));
        lane.Cameras[DeviceRole.Document].Show("smith");
        lane.Cameras[DeviceRole.Face].Show("smith");
        await Until.Async(() => lane.Traveller?.Recommended is not null);
        Assert.Equal(Outcome.Secondary, lane.Traveller!.Recommended!.Recommendation.Outcome);
        Assert.Contains(lane.Traveller.Recommended.Recommendation.Reasons, r => r.Code == "chip.portrait");
    }

    [Fact]
    public async Task SignedPortraitWithoutAFace_IsSaidAndThePrintedOneCounts()
    {
        await using var lane = await StartAsync();
        _reader.Present(Chip("smith", portrait: "nobody"));
        lane.Cameras[DeviceRole.Document].Show("smith");
        lane.Cameras[DeviceRole.Face].Show("smith");
        await Until.Async(() => lane.Traveller?.Recommended is not null);
        Assert.Equal("chip.incomplete", Assert.Single(lane.Traveller!.Chip!.Findings).Code);
        Assert.Null(lane.Traveller.Chip.Portrait);
        Assert.Equal(PortraitSource.Page, lane.Traveller.Face!.Portrait);
    }

    [Fact]
    public async Task PortraitThatNobodySigned_IsNotComparedWith()
    {
        await using var lane = await StartAsync();
        var chip = Chip("smith", portrait: "smith");
        _reader.Present(chip with { Files = chip.Files with { Sod = Chip("smith", portrait: "jones").Files.Sod } });
        lane.Cameras[DeviceRole.Document].Show("smith");
        lane.Cameras[DeviceRole.Face].Show("smith");
        await Until.Async(() => lane.Traveller?.Recommended is not null);
        Assert.Equal(ChipVerdict.Altered, lane.Traveller!.Chip!.Verdict);
        Assert.Null(lane.Traveller.Chip.Portrait);
        Assert.Equal(PortraitSource.Page, lane.Traveller.Face!.Portrait);
    }

    private Task<LaneFixture> StartAsync(IChipReader? reader = null) =>
        LaneFixture.StartAsync(chips: reader ?? _reader, trust: new TrustStore([CertificateReader.Read(_state.Authority)], []));

    private SimulatedChip Chip(string name, string? portrait = null)
    {
        var document = Images.Document(name);
        var groups = new Dictionary<int, byte[]> { [1] = GroupWriter.Zone(MrzWriter.Write(document)), [14] = GroupWriter.Element(0x6E, Pace) };
        if (portrait is not null)
            groups[2] = GroupWriter.Portrait(Images.Jpeg(portrait), 1, 1);
        var files = new ChipFiles(_state.Issue(groups), groups.ToDictionary(g => g.Key, g => (ReadOnlyMemory<byte>)g.Value));
        return new SimulatedChip(ChipKey.Of(document), files, Pace);
    }

    private static byte[] Pace => Convert.FromHexString("31143012060A04007F0007020204020202010202010D");
}
