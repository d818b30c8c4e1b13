using System.Security.Cryptography;
using Border.Link.Bundles;
using Border.Link.Centre;
using Border.Link.Tests.Protocol;
using Border.Link.Tests.Transport;
using Border.Link.Tests.World;
using Border.Testing;

namespace Border.Link.Tests.Node;

public class BundleTests(BrokerFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Clause("P-6.1", "P-6.5", "P-6.6")]
    public async Task Bundle_AnnouncedWhileTheNodeIsAway_IsFetchedInPartsAndReported()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        CentreLink centre = await ConnectedCentreAsync(world);
        world.Centre.Bundle = RandomNumberGenerator.GetBytes(100_000);
        await centre.AnnounceBundleAsync(LinkWorld.N1, Announce(world.Centre.Bundle), Token);
        world.Journal.Append(300);

        await world.StartNodeAsync();

        await Eventually.Async(() => !world.Centre.Reports.IsEmpty, detail: () => string.Join('\n', world.Log), cancellation: Token);
        Assert.Equal(("watchlist", 1L, BundleOutcome.Applied), (Report(world).Kind, Report(world).Version, Report(world).Outcome));
        Assert.Equal(world.Centre.Bundle, Assert.Single(world.Node.Received).Bytes);
        Assert.All(world.Centre.Requests, r => Assert.InRange(r.Length, 1, 32768));
        Assert.Equal(100_000, world.Centre.Requests.Sum(r => r.Length));
        Assert.Empty(Directory.GetFiles(world.Folder("downloads")));
        await world.UntilCommittedAsync(300);
    }

    [Fact]
    [Clause("P-6.2")]
    public async Task Bundle_InterruptedByARestart_GoesOnAfterTheLastByte()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        CentreLink centre = await ConnectedCentreAsync(world);
        byte[] whole = world.Centre.Bundle = RandomNumberGenerator.GetBytes(200_000);
        BundleAnnouncement announcement = Announce(whole);
        Directory.CreateDirectory(world.Folder("downloads"));
        await File.WriteAllBytesAsync(world.Folder($"downloads/watchlist.1.{announcement.Sha256[..16]}.part"), whole[..150_000], Token);
        await File.WriteAllBytesAsync(world.Folder("downloads/watchlist.0.0000000000000000.part"), [1], Token);

        await centre.AnnounceBundleAsync(LinkWorld.N1, announcement, Token);
        await world.StartNodeAsync();

        await Eventually.Async(() => !world.Centre.Reports.IsEmpty, cancellation: Token);
        Assert.Equal(whole, Assert.Single(world.Node.Received).Bytes);
        Assert.Equal(150_000, world.Centre.Requests.First().Offset);
        Assert.Empty(Directory.GetFiles(world.Folder("downloads")));
    }

    [Fact]
    [Clause("P-6.2")]
    public async Task Bundle_WhoseEarlierPartWasSpoilt_IsFetchedOnceMoreFromTheBeginning()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        CentreLink centre = await ConnectedCentreAsync(world);
        byte[] whole = world.Centre.Bundle = RandomNumberGenerator.GetBytes(50_000);
        BundleAnnouncement announcement = Announce(whole);
        Directory.CreateDirectory(world.Folder("downloads"));
        await File.WriteAllBytesAsync(world.Folder($"downloads/watchlist.1.{announcement.Sha256[..16]}.part"), new byte[20_000], Token);

        await centre.AnnounceBundleAsync(LinkWorld.N1, announcement, Token);
        await world.StartNodeAsync();

        await Eventually.Async(() => !world.Centre.Reports.IsEmpty, cancellation: Token);
        Assert.Equal(BundleOutcome.Applied, Report(world).Outcome);
        Assert.Equal(whole, Assert.Single(world.Node.Received).Bytes);
        Assert.Equal([20_000, 0], world.Centre.Requests.Select(r => (int)r.Offset).Where(o => o is 0 or 20_000));
    }

    [Fact]
    [Clause("P-6.8")]
    public async Task Bundle_WithADelta_IsFetchedAsDeltaAndNothingElse()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        CentreLink centre = await ConnectedCentreAsync(world);
        world.Centre.Bundle = RandomNumberGenerator.GetBytes(100_000);
        world.Centre.Delta = RandomNumberGenerator.GetBytes(5_000);
        world.Node.Delta = a => a with { BaseVersion = 7, Sha256 = Announce(world.Centre.Delta).Sha256, Bytes = 5_000 };
        await world.StartNodeAsync();

        await centre.AnnounceBundleAsync(LinkWorld.N1, Announce(world.Centre.Bundle), Token);

        await Eventually.Async(() => !world.Centre.Reports.IsEmpty, cancellation: Token);
        var received = Assert.Single(world.Node.Received);
        Assert.Equal(world.Centre.Delta, received.Bytes);
        Assert.Equal(7, received.Announcement.BaseVersion);
        Assert.All(world.Centre.Requests, r => Assert.Equal(7, r.BaseVersion));
    }

    [Fact]
    [Clause("P-6.8")]
    public async Task Bundle_WhoseDeltaCannotBeUsedOrIsGone_IsFetchedWholeAndReportedOnce()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        CentreLink centre = await ConnectedCentreAsync(world);
        world.Centre.Bundle = RandomNumberGenerator.GetBytes(20_000);
        world.Centre.Delta = RandomNumberGenerator.GetBytes(5_000);
        world.Node.Delta = a => a with { BaseVersion = 7, Sha256 = Announce(world.Centre.Delta).Sha256, Bytes = 5_000 };
        world.Node.Outcome = a => a.BaseVersion is null ? BundleOutcome.Applied : BundleOutcome.Refused;
        await world.StartNodeAsync();

        await centre.AnnounceBundleAsync(LinkWorld.N1, Announce(world.Centre.Bundle), Token);
        await Eventually.Async(() => !world.Centre.Reports.IsEmpty, cancellation: Token);
        Assert.Equal(BundleOutcome.Applied, Report(world).Outcome);
        Assert.Equal([7L, null], world.Node.Received.Select(r => r.Announcement.BaseVersion));

        byte[] second = world.Centre.Bundle = RandomNumberGenerator.GetBytes(30_000);
        world.Centre.Delta = [];
        world.Node.Delta = a => a with { BaseVersion = 7, Sha256 = new string('d', 64), Bytes = 5_000 };
        await centre.AnnounceBundleAsync(LinkWorld.N1, Announce(second) with { Version = 2 }, Token);
        await Eventually.Async(() => world.Centre.Reports.Count == 2, cancellation: Token);
        Assert.Equal(second, world.Node.Received.Last().Bytes);
    }

    [Fact]
    [Clause("P-6.6")]
    public async Task Bundle_WhileRecordsWait_IsFetchedAfterThem()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        CentreLink centre = await ConnectedCentreAsync(world);
        world.Centre.Bundle = RandomNumberGenerator.GetBytes(100_000);
        var committedAtFirstRequest = -1;
        world.Node.Wants = _ =>
        {
            committedAtFirstRequest = world.Journal.Backlog > 0 ? 1 : 0;
            return true;
        };
        await centre.AnnounceBundleAsync(LinkWorld.N1, Announce(world.Centre.Bundle), Token);
        world.Centre.Instead = batch => world.Centre.Requests.IsEmpty ? null : throw new InvalidOperationException("A part was asked for while records waited.");
        world.Journal.Append(5_000);

        await world.StartNodeAsync(world.NodeOptions() with { BundleTurn = TimeSpan.FromMinutes(5) });

        await Eventually.Async(() => !world.Centre.Reports.IsEmpty, detail: () => string.Join('\n', world.Log), cancellation: Token);
        Assert.Equal(1, committedAtFirstRequest);
        Assert.Equal(5_000, world.Centre.Committed(LinkWorld.N1).Length);
    }

    [Fact]
    [Clause("P-6.4")]
    public async Task Bundle_OtherBytesThanAnnounced_IsRefusedAndNeverReachesTheReceiver()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        CentreLink centre = await ConnectedCentreAsync(world);
        world.Centre.Bundle = RandomNumberGenerator.GetBytes(50_000); // endless: more than announced, and other bytes
        await world.StartNodeAsync();

        await centre.AnnounceBundleAsync(LinkWorld.N1, Announce(new byte[10_000]), Token);

        await Eventually.Async(() => !world.Centre.Reports.IsEmpty, cancellation: Token);
        Assert.Equal(BundleOutcome.Refused, Report(world).Outcome);
        Assert.Contains("SHA-256", Report(world).Reason, StringComparison.Ordinal);
        Assert.Empty(world.Node.Received);
        Assert.Empty(Directory.GetFiles(world.Folder("downloads")));
    }

    [Fact]
    [Clause("P-6.5")]
    public async Task Bundle_NoLongerAtTheCentreOrNotWanted_IsGivenUp()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        CentreLink centre = await ConnectedCentreAsync(world);
        world.Node.Wants = a => a.Kind != "model";
        await world.StartNodeAsync();

        await centre.AnnounceBundleAsync(LinkWorld.N1, Announce(new byte[10]) with { Kind = "model" }, Token);
        await centre.AnnounceBundleAsync(LinkWorld.N1, Announce(new byte[10]), Token);

        await Eventually.Async(() => !world.Centre.Reports.IsEmpty, cancellation: Token);
        Assert.Contains("no longer", Report(world).Reason, StringComparison.Ordinal);
        Assert.All(world.Centre.Requests, r => Assert.Equal("watchlist", r.Kind));
    }

    [Fact]
    [Clause("P-6.7")]
    public async Task Bundle_TurnedDownBeforeItsKeyWasKnown_IsFetchedOnceTheRootIsInForce()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        CentreLink centre = await ConnectedCentreAsync(world);
        world.Centre.Bundle = RandomNumberGenerator.GetBytes(1000);
        var turnedDown = 0;
        world.Node.Wants = a => a.Kind == "root" || world.Node.Received.Any(r => r.Announcement.Kind == "root") || Interlocked.Increment(ref turnedDown) == 0;
        await world.StartNodeAsync();

        await centre.AnnounceBundleAsync(LinkWorld.N1, Announce(world.Centre.Bundle), Token);
        await Eventually.Async(() => Volatile.Read(ref turnedDown) == 1, cancellation: Token);
        await centre.AnnounceBundleAsync(LinkWorld.N1, Announce(world.Centre.Bundle) with { Kind = "root" }, Token);

        await Eventually.Async(() => world.Centre.Reports.Count == 2, cancellation: Token);
        Assert.Equal(["root", "watchlist"], world.Centre.Reports.Select(r => r.Kind));
    }

    [Theory]
    [Clause("P-9.1")]
    [InlineData("../etc", 1, 10)]
    [InlineData("", 1, 10)]
    [InlineData("watchlist", 0, 10)]
    [InlineData("watchlist", 1, 0)]
    [InlineData("watchlist", 1, long.MaxValue)]
    public void Announcement_ThatBreaksALimit_IsRefused(string kind, long version, long bytes) =>
        Assert.NotNull((Announce(new byte[10]) with { Kind = kind, Version = version, Bytes = bytes }).Problem());

    private static BundleReport Report(LinkWorld world) => Assert.Single(world.Centre.Reports);

    private static BundleAnnouncement Announce(byte[] bundle) =>
        new() { Kind = "watchlist", Version = 1, Bytes = bundle.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bundle)) };

    private static async Task<CentreLink> ConnectedCentreAsync(LinkWorld world)
    {
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);
        return centre;
    }
}
