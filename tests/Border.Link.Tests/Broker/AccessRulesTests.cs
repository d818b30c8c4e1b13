using System.Collections.Concurrent;
using System.Text;
using Border.Link.Tests.Transport;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Link.Tests.Broker;

/// <summary>The shipped broker configuration against clients that want more than they may.</summary>
public sealed class AccessRulesTests(BrokerFixture fixture) : IAsyncLifetime
{
    private PrivateMosquitto _broker = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _broker = await PrivateMosquitto.StartAsync(fixture.Certificates, cancellation: Token);

    public ValueTask DisposeAsync() => _broker.DisposeAsync();

    [Theory]
    [InlineData("border/v1/north/n2/up/batch")] // its neighbour
    [InlineData("border/v1/north/n2/up/state")]
    [InlineData("border/v1/south/n1/up/batch")]
    [InlineData("border/v1/north/n1/down/ack")] // the centre's part
    [InlineData("border/v1/north/n1/down/command")]
    [InlineData("border/v1/north/n1")]
    [InlineData("border/v1/north/n1/upper/batch")]
    [InlineData("border/v1/north/n1/x/up/batch")]
    [InlineData("border/v1/north/n1n/up/batch")]
    [InlineData("border/v2/north/n1/up/batch")] // a version that does not exist yet
    [InlineData("border/v1//n1/up/batch")]
    [InlineData("border")]
    [InlineData("$SYS/broker/version")]
    public async Task Node_PublishesOutsideItsOwnUpstream_IsNotAuthorised(string topic)
    {
        await using IMqttConnection node = await NodeAsync("north/n1");

        Assert.Equal(PublishOutcome.NotAuthorized, await node.PublishAsync(new(topic, "x"u8.ToArray()), Token));
        Assert.NotEqual(PublishOutcome.NotAuthorized, await node.PublishAsync(new("border/v1/north/n1/up/batch", "x"u8.ToArray()), Token));
    }

    [Theory]
    [InlineData("border/v1/+/+/up/batch")]
    [InlineData("border/v1/north/n1/up/#")]
    [InlineData("#")]
    public async Task Node_PublishesToAWildcard_IsRefusedBeforeTheBroker(string topic)
    {
        await using IMqttConnection node = await NodeAsync("north/n1");

        await Assert.ThrowsAsync<ArgumentException>(() => node.PublishAsync(new(topic, "x"u8.ToArray()), Token));
    }

    [Fact]
    public async Task Node_SubscribesToEverything_HearsOnlyItsOwnDownstream()
    {
        var heard = new ConcurrentQueue<string>();
        await using IMqttConnection spy = await NodeAsync("north/n1", m => heard.Enqueue(m.Topic));
        await spy.SubscribeAsync(["#", "border/v1/+/+/up/#", "border/v1/+/+/down/#", "$share/centre/border/v1/+/+/up/batch"], Token);
        await using IMqttConnection other = await NodeAsync("north/n2");
        await using IMqttConnection centre = await CentreAsync();

        await other.PublishAsync(new("border/v1/north/n2/up/batch", "x"u8.ToArray()), Token);
        await other.PublishAsync(new("border/v1/north/n2/up/state", "x"u8.ToArray(), Retain: true), Token);
        await centre.PublishAsync(new("border/v1/north/n2/down/command", "x"u8.ToArray()), Token);
        await centre.PublishAsync(new("border/v1/north/n1/down/command", "x"u8.ToArray()), Token);

        // The broker keeps one client's order, so what was sent before has been kept from the spy when the last one is there.
        await Eventually.Async(() => heard.Contains("border/v1/north/n1/down/command"), cancellation: Token);
        Assert.All(heard, topic => Assert.Equal("border/v1/north/n1/down/command", topic));
    }

    [Theory]
    [InlineData("+/+")]
    [InlineData("#")]
    [InlineData("north/+")]
    public async Task Certificate_NamedAsAWildcard_MayWriteNothing(string name)
    {
        ClientCertificate odd = fixture.Certificates.Named(name);

        // The broker either refuses the connection or every message; both will do.
        try
        {
            await using IMqttConnection node = await ConnectAsync(odd, _broker.NodesPort, "x");
            Assert.Equal(PublishOutcome.NotAuthorized, await node.PublishAsync(new("border/v1/north/n1/up/batch", "x"u8.ToArray()), Token));
        }
        catch (MqttConnectException e)
        {
            Assert.Equal(MqttFailure.RefusedByBroker, e.Failure);
        }
    }

    [Fact]
    public async Task Certificate_OfANodeNamedCentre_IsNotTheCentre()
    {
        await using IMqttConnection fraud = await ConnectAsync(fixture.Certificates.Named("centre"), _broker.NodesPort, "centre-1");
        Assert.Equal(PublishOutcome.NotAuthorized, await fraud.PublishAsync(new("border/v1/north/n1/down/command", "x"u8.ToArray()), Token));

        await Assert.ThrowsAsync<MqttConnectException>(() => ConnectAsync(fixture.Certificates.Named("centre"), _broker.CentrePort, "centre-1"));
    }

    [Fact]
    public async Task Client_WithTheClientIdOfAnotherNode_DoesNotTakeItOver()
    {
        await using IMqttConnection victim = await NodeAsync("north/n1");

        await using IMqttConnection thief = await ConnectAsync(fixture.Certificates.Node("north/n2"), _broker.NodesPort, "north/n1");
        await thief.PublishAsync(new("border/v1/north/n2/up/batch", "x"u8.ToArray()), Token);

        await victim.PublishAsync(new("border/v1/north/n1/up/batch", "x"u8.ToArray()), Token);
        Assert.False(victim.Closed.IsCompleted);
    }

    [Fact]
    public async Task Client_WithoutACertificateOrTls_GetsNowhere()
    {
        var plain = new MqttOptions { Host = _broker.Host, Port = _broker.NodesPort, ClientId = "x", ConnectTimeout = TimeSpan.FromSeconds(5) };

        await Assert.ThrowsAsync<MqttConnectException>(() => LinkTransport.Create(TimeProvider.System).ConnectAsync(plain, _ => { }, Token));
    }

    [Fact]
    public async Task Broker_TwoSilosInOneGroup_GiveEachMessageToOneOfThem()
    {
        var heard = new ConcurrentQueue<string>();
        await using IMqttConnection one = await CentreAsync(m => heard.Enqueue(Encoding.UTF8.GetString(m.Payload.Span)), "centre-1");
        await using IMqttConnection two = await CentreAsync(m => heard.Enqueue(Encoding.UTF8.GetString(m.Payload.Span)), "centre-2");
        await one.SubscribeAsync(["$share/centre/border/v1/+/+/up/batch"], Token);
        await two.SubscribeAsync(["$share/centre/border/v1/+/+/up/batch"], Token);
        await using IMqttConnection node = await NodeAsync("north/n1");

        foreach (int i in Enumerable.Range(0, 20))
        {
            await node.PublishAsync(new("border/v1/north/n1/up/batch", Encoding.UTF8.GetBytes($"{i}")), Token);
        }

        await Eventually.Async(() => heard.Count >= 20, cancellation: Token);
        Assert.Equal(20, heard.Distinct().Count());
        Assert.Equal(20, heard.Count);
    }

    private Task<IMqttConnection> NodeAsync(string name, Action<MqttMessage>? inbound = null) =>
        ConnectAsync(fixture.Certificates.Node(name), _broker.NodesPort, name, inbound);

    private Task<IMqttConnection> CentreAsync(Action<MqttMessage>? inbound = null, string id = "centre-1") =>
        ConnectAsync(fixture.Certificates.Centre, _broker.CentrePort, id, inbound);

    private Task<IMqttConnection> ConnectAsync(ClientCertificate client, int port, string id, Action<MqttMessage>? inbound = null) =>
        LinkTransport.Create(TimeProvider.System).ConnectAsync(
            new() { Host = _broker.Host, Port = port, ClientId = id, Tls = new(client.CaFile, client.CertificateFile, client.KeyFile) },
            inbound ?? (_ => { }),
            Token);
}
