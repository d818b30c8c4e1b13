using Border.Domain.Records;
using Border.Link.Centre;
using Border.Link.Node;
using Border.Link.Tests.Protocol;
using Border.Link.Tests.World;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Link.Tests.Certificates;

/// <summary>Shutting a node out and letting it in again, and certificates that end while nobody can bring new ones, with a real broker.</summary>
public class RevocationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Clause("P-10.2")]
    public async Task RevokedNode_IsCutOffAndRefused_ItsRecordsStayAndOthersGoOn()
    {
        using TestCertificates certificates = await TestCertificates.CreateAsync("north/n1", "north/n2");
        await using LinkWorld world = await LinkWorld.StartAsync(certificates);
        var other = new MemoryJournal(NodeName.Parse("north/n2"));
        await world.StartCentreAsync();
        NodeLink revoked = await world.StartNodeAsync();
        NodeLink stays = await world.StartNodeAsync(world.NodeOptions("north/n2") with { DownloadFolder = world.Folder("n2") }, other);
        world.Journal.Append(5);
        await world.UntilCommittedAsync(5);
        string folder = Copy(certificates.NodeFolder("north/n1"), world.Folder("stolen")); // whoever has the node has its key

        await certificates.RunAsync("revoke", "--post", "north", "--node", "n1");
        Copy(world.Folder("stolen"), certificates.NodeFolder("north/n1"));
        await world.Broker.RestartAsync(Token);
        world.Journal.Append(3);
        other.Append(4);

        await Eventually.Async(() => world.Centre.Committed(NodeName.Parse("north/n2")).Length == 4, detail: () => stays.Status.Reason, cancellation: Token);
        await Eventually.Async(
            () => revoked.Status is { State: LinkState.Refused } s && s.Reason.Contains("revoked", StringComparison.Ordinal), detail: () => revoked.Status.Reason, cancellation: Token);
        Assert.Equal((5, 3), (world.Centre.Committed(LinkWorld.N1).Length, world.Journal.Backlog));
        await Assert.ThrowsAnyAsync<Exception>(() => PublishRawAsync(world, folder));
    }

    [Fact]
    [Clause("P-10.2")]
    public async Task RevokedNode_EndedByTheCentre_LosesItsConnectionWithoutARestartAndOthersKeepTheirs()
    {
        using TestCertificates certificates = await TestCertificates.CreateAsync("north/n1", "north/n2");
        await using LinkWorld world = await LinkWorld.StartAsync(certificates);
        var other = new MemoryJournal(NodeName.Parse("north/n2"));
        CentreLink centre = await world.StartCentreAsync();
        NodeLink revoked = await world.StartNodeAsync();
        NodeLink stays = await world.StartNodeAsync(world.NodeOptions("north/n2") with { DownloadFolder = world.Folder("n2") }, other);
        world.Journal.Append(1);
        other.Append(1);
        await world.UntilCommittedAsync(1);
        await Eventually.Async(() => other.Backlog == 0, cancellation: Token);
        string folder = Copy(certificates.NodeFolder("north/n1"), world.Folder("stolen"));
        await certificates.RunAsync("revoke", "--post", "north", "--node", "n1");
        Copy(folder, certificates.NodeFolder("north/n1"));

        world.Broker.Reload();
        Assert.Equal(LinkState.Connected, revoked.Status.State); // the new list counts for who connects from now on
        await centre.EndConnectionAsync(NodeName.Parse("north/n1"), Token);

        await Eventually.Async(
            () => revoked.Status is { State: LinkState.Refused } s && s.Reason.Contains("revoked", StringComparison.Ordinal), detail: () => revoked.Status.Reason, cancellation: Token);
        Assert.Equal(LinkState.Connected, stays.Status.State);
        other.Append(2);
        await Eventually.Async(() => other.Backlog == 0, cancellation: Token);
        Assert.Equal(1, world.Centre.States.Count(s => s.Node == NodeName.Parse("north/n2") && s.State.Online));
    }

    [Fact]
    public async Task RevokedNode_CommissionedAgainWithANewKey_BringsWhatItKept()
    {
        using TestCertificates certificates = await TestCertificates.CreateAsync("north/n1");
        await using LinkWorld world = await LinkWorld.StartAsync(certificates);
        await world.StartCentreAsync();
        await certificates.RunAsync("revoke", "--post", "north", "--node", "n1");
        Assert.False(Directory.Exists(certificates.NodeFolder("north/n1")));
        Assert.Equal("north/n1", (await File.ReadAllTextAsync(Path.Combine(certificates.CentreFolder, "revoked.txt"), Token)).Trim());

        await certificates.AddAsync("north/n1");
        await world.Broker.RestartAsync(Token);
        world.Journal.Append(3);
        await world.StartNodeAsync();

        await world.UntilCommittedAsync(3);
        Assert.Empty(await File.ReadAllTextAsync(Path.Combine(certificates.CentreFolder, "revoked.txt"), Token));
    }

    [Fact]
    public async Task Revoke_CertificateThatWasRenewedBefore_ShutsOutTheOlderOneToo()
    {
        using TestCertificates certificates = await TestCertificates.CreateAsync("north/n1");
        await using LinkWorld world = await LinkWorld.StartAsync(certificates);
        string older = Copy(certificates.NodeFolder("north/n1"), world.Folder("older"));
        await certificates.RunAsync("--post", "north", "--node", "n1", "--renew-before", "500");
        await PublishRawAsync(world, older);
        await PublishRawAsync(world, certificates.NodeFolder("north/n1"));

        await certificates.RunAsync("revoke", "--post", "north", "--node", "n1");
        await world.Broker.RestartAsync(Token);

        await Assert.ThrowsAnyAsync<Exception>(() => PublishRawAsync(world, older));
    }

    [Fact]
    [Clause("P-10.2")]
    public async Task Certificate_ThatEndedWhileOffline_NodeGoesOnSaysSoAndConnectsOnceItIsRenewed()
    {
        using TestCertificates certificates = await TestCertificates.CreateAsync("north/n1");
        await using LinkWorld world = await LinkWorld.StartAsync(certificates);
        await world.StartCentreAsync();
        string folder = Copy(certificates.NodeFolder("north/n1"), world.Folder("node"));
        ClientCertificate ended = certificates.Expired("north/n1");
        File.Copy(ended.CertificateFile, Path.Combine(folder, "client.crt"), overwrite: true);
        File.Copy(ended.KeyFile, Path.Combine(folder, "client.key"), overwrite: true);
        NodeLink link = await world.StartNodeAsync(world.NodeOptions() with { Tls = TlsFiles.In(folder) });
        await Eventually.Async(
            () => link.Status is { State: LinkState.Refused } s && s.Reason.Contains("expired on", StringComparison.Ordinal), detail: () => link.Status.Reason, cancellation: Token);
        world.Journal.Append(7);
        Assert.Equal(7, world.Journal.Backlog);

        Copy(certificates.NodeFolder("north/n1"), folder);

        await world.UntilCommittedAsync(7);
        Assert.Equal(LinkState.Connected, link.Status.State);
    }

    private static async Task PublishRawAsync(LinkWorld world, string folder)
    {
        MqttOptions options = new() { Host = world.Broker.Host, Port = world.Broker.NodesPort, ClientId = "north/n1", Tls = TlsFiles.In(folder) };
        await using IMqttConnection connection = await LinkTransport.Create(TimeProvider.System).ConnectAsync(options, _ => { }, Token);
        PublishOutcome outcome = await connection.PublishAsync(new("border/v1/north/n1/up/batch", new byte[] { 1 }), Token);
        if (outcome == PublishOutcome.NotAuthorized)
        {
            throw new InvalidOperationException("The broker refused to publish.");
        }
    }

    private static string Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        return to;
    }
}
