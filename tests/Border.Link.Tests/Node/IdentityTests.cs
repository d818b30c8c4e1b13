using System.Collections.Concurrent;
using Border.Link.Centre;
using Border.Link.Node;
using Border.Link.Protocol;
using Border.Link.Tests.Protocol;
using Border.Link.Tests.Transport;
using Border.Link.Tests.World;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Link.Tests.Node;

/// <summary>Births, wills, names and certificates.</summary>
public class IdentityTests(BrokerFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Clause("P-2.2", "P-2.3", "P-2.6", "P-8.1")]
    public async Task State_OverARun_IsABirthWithItsFactsAndThenAnEnd()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.StartCentreAsync();
        world.Journal.Append(3);
        world.Journal.Bundles = new Dictionary<string, long> { ["policy"] = 4 };
        NodeLink link = await world.StartNodeAsync();
        await world.UntilCommittedAsync(3);

        await link.StopAsync(Token);
        await Eventually.Async(() => world.Centre.States.Any(s => !s.State.Online), cancellation: Token);

        NodeState birth = world.Centre.States.First(s => s.State.Online).State;
        Assert.Equal((1L, "test", new(1, 3), 4L), (birth.Connection, birth.Software, birth.Head!.Value, birth.Bundles!["policy"]));
        Assert.NotNull(birth.Hlc);
        NodeState end = world.Centre.States.First(s => !s.State.Online).State;
        Assert.Equal((birth.Instance, 1L, "stopped"), (end.Instance, end.Connection, end.Reason));
    }

    [Fact]
    [Clause("P-2.4", "P-2.5")]
    public async Task Will_OfALostConnection_NamesItsConnectionAndIsKeptForSilosThatStartLater()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        NodeLink link = await world.StartNodeAsync();
        await Eventually.Async(() => link.Status.State == LinkState.Waiting, cancellation: Token);
        var states = new ConcurrentQueue<LinkState>(); // each change is kept: the link may be back before anyone looks again
        link.StatusChanged += status => states.Enqueue(status.State);
        await using (await world.ConnectRawAsync("north/n1"))
        {
            await Eventually.Async(() => states.Contains(LinkState.Disconnected), cancellation: Token); // taken over: the broker publishes the will
        }

        await Eventually.Async(() => states.SkipWhile(s => s != LinkState.Disconnected).Contains(LinkState.Waiting), cancellation: Token);
        await world.StartCentreAsync();
        await Eventually.Async(() => !world.Centre.States.IsEmpty, cancellation: Token);

        (_, NodeState state, bool retained) = world.Centre.States.First();
        Assert.True(retained);
        Assert.True(state.Online);
        Assert.True(state.Connection >= 2);
    }

    [Fact]
    [Clause("P-8.2", "P-8.3", "P-8.4")]
    public async Task TwoNodes_WithOneName_OneStaysAndTheOtherStopsAndSaysWhy()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.StartCentreAsync();
        NodeLink one = await world.StartNodeAsync();
        await Eventually.Async(() => one.Status.State == LinkState.Connected, cancellation: Token);

        NodeLink two = await world.StartNodeAsync(world.NodeOptions() with { DownloadFolder = world.Folder("two") });

        await Eventually.Async(
            () => new[] { one, two }.Count(l => l.Status.State == LinkState.Refused) == 1 && new[] { one, two }.Count(l => l.Status.State == LinkState.Connected) == 1,
            detail: () => $"{one.Status}\n{two.Status}\n{string.Join('\n', world.Log)}", cancellation: Token);
        LinkStatus refused = new[] { one, two }.Single(l => l.Status.State == LinkState.Refused).Status;
        Assert.Contains("Another node uses the name north/n1", refused.Reason, StringComparison.Ordinal);
        int births = world.Centre.States.Count(s => s.State.Online);
        world.Journal.Append(50);
        await world.UntilCommittedAsync(50);
        Assert.Equal(births, world.Centre.States.Count(s => s.State.Online)); // nobody flaps any more
    }

    [Fact]
    [Clause("P-8.3")]
    public void Instances_OneThatWasReplacedComesBack_IsSuperseded()
    {
        (Guid a, Guid b) = (Guid.NewGuid(), Guid.NewGuid());
        (InstanceHistory history, InstanceVerdict first) = InstanceHistory.Empty.Observe(a);
        (history, InstanceVerdict again) = history.Observe(a);
        (history, InstanceVerdict restarted) = history.Observe(b);
        (InstanceHistory after, InstanceVerdict back) = history.Observe(a);

        Assert.Equal([InstanceVerdict.New, InstanceVerdict.Current, InstanceVerdict.New, InstanceVerdict.Superseded], [first, again, restarted, back]);
        Assert.Equal(b, after.Current);
    }

    [Fact]
    [Clause("P-10.2", "P-1.2", "P-1.4")]
    public async Task Certificate_OfAnotherNodeExpiredOrMissing_IsShownWithTheFileAndWhatToDo()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        NodeLinkOptions options = world.NodeOptions();
        ClientCertificate expired = fixture.Certificates.Expired("north/n1");
        (TlsFiles Files, string Words)[] cases =
        [
            (TlsFiles.In(fixture.Certificates.NodeFolder("north/n2")), "is for 'north/n2', but this node is north/n1"),
            (new(expired.CaFile, expired.CertificateFile, expired.KeyFile), "expired on"),
            (options.Tls! with { CertificateFile = "/nowhere/client.crt" }, "/nowhere/client.crt cannot be read"),
            (options.Tls! with { KeyFile = fixture.Certificates.Node("north/n2").KeyFile }, "does not belong to"),
        ];

        foreach ((TlsFiles files, string words) in cases)
        {
            NodeLink link = await world.StartNodeAsync(options with { Tls = files });
            await Eventually.Async(
                () => link.Status is { State: LinkState.Refused } s && s.Reason.Contains(words, StringComparison.Ordinal), detail: () => link.Status.Reason, cancellation: Token);
            await link.StopAsync(Token);
        }
    }
}
