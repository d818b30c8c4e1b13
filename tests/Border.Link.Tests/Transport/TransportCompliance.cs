using System.Collections.Concurrent;
using System.Text;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Link.Tests.Transport;

/// <summary>What every MQTT adapter must do, against a real broker with mutual TLS and the shipped access rules.</summary>
public abstract class TransportCompliance(BrokerFixture fixture) : IAsyncLifetime
{
    private PrivateMosquitto _broker = null!;

    protected abstract IMqttTransport Transport { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _broker = await PrivateMosquitto.StartAsync(fixture.Certificates, cancellation: Token);

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Publish_ToASubscriber_ArrivesByteForByteWithItsTraceContext()
    {
        var inbox = new ConcurrentQueue<MqttMessage>();
        await using IMqttConnection centre = await ConnectAsync(Centre(), inbox.Enqueue);
        await centre.SubscribeAsync(["$share/centre/border/v1/+/+/up/batch"], Token);
        await using IMqttConnection node = await ConnectAsync(Node("north/n1"));
        byte[] payload = [0, 255, 10, 13, .. Encoding.UTF8.GetBytes("é")];
        const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        PublishOutcome outcome = await node.PublishAsync(new("border/v1/north/n1/up/batch", payload, TraceParent: Trace), Token);

        Assert.Equal(PublishOutcome.Delivered, outcome);
        await Eventually.Async(() => inbox.Count == 1, cancellation: Token);
        MqttMessage message = Assert.Single(inbox);
        Assert.Equal("border/v1/north/n1/up/batch", message.Topic);
        Assert.Equal(payload, message.Payload.ToArray());
        Assert.Equal(Trace, message.TraceParent);
        Assert.False(message.Retain);
    }

    [Fact]
    public async Task Publish_NobodySubscribes_SaysSo()
    {
        await using IMqttConnection node = await ConnectAsync(Node("north/n1"));

        Assert.Equal(PublishOutcome.NoSubscriber, await node.PublishAsync(new("border/v1/north/n1/up/batch", "x"u8.ToArray()), Token));
    }

    [Fact]
    public async Task Publish_ManyAtOnce_EveryoneGetsItsOwnAnswerAndOrderIsKept()
    {
        var inbox = new ConcurrentQueue<string>();
        await using IMqttConnection centre = await ConnectAsync(Centre(), m => inbox.Enqueue(Encoding.UTF8.GetString(m.Payload.Span)));
        await centre.SubscribeAsync(["border/v1/+/+/up/batch"], Token);
        await using IMqttConnection node = await ConnectAsync(Node("north/n1"));
        string[] sent = [.. Enumerable.Range(0, 500).Select(i => $"{i}")];

        PublishOutcome[] outcomes = await Task.WhenAll(
            sent.Select(text => node.PublishAsync(new("border/v1/north/n1/up/batch", Encoding.UTF8.GetBytes(text)), Token)));

        Assert.All(outcomes, o => Assert.Equal(PublishOutcome.Delivered, o));
        await Eventually.Async(() => inbox.Count == sent.Length, cancellation: Token);
        Assert.Equal(sent, inbox);
    }

    [Fact]
    public async Task Publish_LargerThanTheBrokerTakes_IsRefusedAndTheConnectionLives()
    {
        await using IMqttConnection node = await ConnectAsync(Node("north/n1"));

        await Assert.ThrowsAsync<ArgumentException>(() => node.PublishAsync(new("border/v1/north/n1/up/batch", new byte[1_200_000]), Token));

        Assert.False(node.Closed.IsCompleted);
        await node.PublishAsync(new("border/v1/north/n1/up/batch", "small"u8.ToArray()), Token);
    }

    [Fact]
    public async Task Subscribe_ToAStateKeptByTheBroker_GetsItMarkedAsRetained()
    {
        await using IMqttConnection node = await ConnectAsync(Node("north/n1"));
        await node.PublishAsync(new("border/v1/north/n1/up/state", "kept"u8.ToArray(), Retain: true), Token);
        var inbox = new ConcurrentQueue<MqttMessage>();
        await using IMqttConnection centre = await ConnectAsync(Centre(), inbox.Enqueue);

        await centre.SubscribeAsync(["border/v1/+/+/up/state"], Token);

        await Eventually.Async(() => inbox.Any(m => m.Retain && m.Payload.Span.SequenceEqual("kept"u8)), cancellation: Token);
    }

    [Fact]
    public async Task Disconnect_InOrder_PublishesNoWillButABrokenConnectionDoes()
    {
        var inbox = new ConcurrentQueue<string>();
        await using IMqttConnection centre = await ConnectAsync(Centre(), m => inbox.Enqueue(Encoding.UTF8.GetString(m.Payload.Span)));
        await centre.SubscribeAsync(["border/v1/+/+/up/state"], Token);

        await using (IMqttConnection orderly = await ConnectAsync(WithWill("north/n1", "orderly")))
        {
            await orderly.DisconnectAsync();
            Assert.Equal(MqttFailure.Requested, (await orderly.Closed).Failure);
        }

        await using IMqttConnection first = await ConnectAsync(WithWill("north/n2", "broken"));
        await using IMqttConnection second = await ConnectAsync(Node("north/n2")); // takes the first one's session over

        await Eventually.Async(() => !inbox.IsEmpty, cancellation: Token);
        Assert.Equal(["broken"], inbox);
    }

    [Fact]
    public async Task Closed_AnotherClientWithTheSameName_EndsTheFirst()
    {
        await using IMqttConnection first = await ConnectAsync(Node("north/n1"));
        await using IMqttConnection second = await ConnectAsync(Node("north/n1") with { ClientId = "any-other-id" });

        MqttClosed closed = await first.Closed.WaitAsync(Eventually.DefaultDeadline, Token);

        // Mosquitto 2.0.11 closes the old connection without a word; later versions send reason 0x8E. Births tell the two apart (P-8.2).
        Assert.Contains(closed.Failure, (MqttFailure[])[MqttFailure.TakenOver, MqttFailure.Unreachable]);
        await Assert.ThrowsAsync<MqttClosedException>(() => first.PublishAsync(new("border/v1/north/n1/up/batch", "x"u8.ToArray()), Token));
    }

    [Fact]
    public async Task Closed_BrokerKilledWithPublishesUnderWay_FailsEveryOneOfThem()
    {
        await using IMqttConnection node = await ConnectAsync(Node("north/n1"));
        _broker.Freeze();
        Task<PublishOutcome>[] underWay = [.. Enumerable.Range(0, 5).Select(_ => node.PublishAsync(new("border/v1/north/n1/up/batch", "x"u8.ToArray()), Token))];

        await _broker.KillAsync();

        foreach (Task<PublishOutcome> publish in underWay)
        {
            await Assert.ThrowsAsync<MqttClosedException>(() => publish);
        }

        Assert.Equal(MqttFailure.Unreachable, (await node.Closed).Failure);
    }

    [Fact]
    public async Task Closed_BrokerThatGoesSilent_IsFoundByThePing()
    {
        await using IMqttConnection node = await ConnectAsync(Node("north/n1") with { KeepAlive = TimeSpan.FromSeconds(5) });

        _broker.Freeze();
        MqttClosed closed = await node.Closed.WaitAsync(TimeSpan.FromSeconds(40), Token);

        Assert.Equal(MqttFailure.Silent, closed.Failure);
        _broker.Thaw();
    }

    [Fact]
    public async Task Connect_NobodyListens_SaysUnreachable()
    {
        await _broker.StopAsync();

        MqttConnectException error = await Assert.ThrowsAsync<MqttConnectException>(() => ConnectAsync(Node("north/n1")));

        Assert.Equal(MqttFailure.Unreachable, error.Failure);
        Assert.Contains($"{_broker.NodesPort}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_BrokerThatNeverAnswers_GivesUpInTime()
    {
        _broker.Freeze();

        MqttConnectException error = await Assert.ThrowsAsync<MqttConnectException>(
            () => ConnectAsync(Node("north/n1") with { ConnectTimeout = TimeSpan.FromSeconds(1) }));

        Assert.Equal(MqttFailure.Silent, error.Failure);
        _broker.Thaw();
    }

    [Fact]
    public async Task Connect_ExpiredCertificate_NamesTheFileAndTheDayBeforeAnyTraffic()
    {
        ClientCertificate expired = fixture.Certificates.Expired("north/n1");

        MqttConnectException error = await Assert.ThrowsAsync<MqttConnectException>(() => ConnectAsync(Node("north/n1") with { Tls = Files(expired) }));

        Assert.Equal(MqttFailure.OwnCertificate, error.Failure);
        Assert.Contains(expired.CertificateFile, error.Message, StringComparison.Ordinal);
        Assert.Contains("expired on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_CertificateOfAnotherAuthority_SaysThatOursIsNotAccepted()
    {
        MqttConnectException error = await Assert.ThrowsAsync<MqttConnectException>(
            () => ConnectAsync(Node("north/n1") with { Tls = Files(fixture.Certificates.Stranger("north/n1")) }));

        Assert.Equal(MqttFailure.OwnCertificate, error.Failure);
    }

    [Fact]
    public async Task Connect_NodeAtTheCentresListener_IsRefused()
    {
        MqttConnectException error = await Assert.ThrowsAsync<MqttConnectException>(
            () => ConnectAsync(Node("north/n1") with { Port = _broker.CentrePort }));

        Assert.Equal(MqttFailure.OwnCertificate, error.Failure);
    }

    [Fact]
    public async Task Publish_CallerGivesUp_TheConnectionLivesAndLaterAnswersCount()
    {
        await using IMqttConnection node = await ConnectAsync(Node("north/n1"));
        using var impatient = new CancellationTokenSource();
        _broker.Freeze();
        Task<PublishOutcome> abandoned = node.PublishAsync(new("border/v1/north/n1/up/batch", "x"u8.ToArray()), impatient.Token);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        _broker.Thaw();
        Assert.Equal(PublishOutcome.NoSubscriber, await node.PublishAsync(new("border/v1/north/n1/up/batch", "y"u8.ToArray()), Token));
        Assert.False(node.Closed.IsCompleted);
    }

    [Fact]
    public async Task Connect_BrokerOfAnotherAuthority_SaysThatTheBrokerIsNotTrusted()
    {
        using TestCertificates others = await TestCertificates.CreateAsync("north/n1");
        TlsFiles files = Files(fixture.Certificates.Node("north/n1")) with { CaFile = others.Node("north/n1").CaFile };

        MqttConnectException error = await Assert.ThrowsAsync<MqttConnectException>(() => ConnectAsync(Node("north/n1") with { Tls = files }));

        Assert.Equal(MqttFailure.BrokerCertificate, error.Failure);
    }

    private static TlsFiles Files(ClientCertificate client) => new(client.CaFile, client.CertificateFile, client.KeyFile);

    private MqttOptions Node(string name) =>
        new() { Host = _broker.Host, Port = _broker.NodesPort, ClientId = name, Tls = Files(fixture.Certificates.Node(name)) };

    private MqttOptions WithWill(string name, string will) =>
        Node(name) with { Will = new($"border/v1/{name}/up/state", Encoding.UTF8.GetBytes(will), Retain: true) };

    private MqttOptions Centre() =>
        new() { Host = _broker.Host, Port = _broker.CentrePort, ClientId = "centre-test", Tls = Files(fixture.Certificates.Centre) };

    private Task<IMqttConnection> ConnectAsync(MqttOptions options, Action<MqttMessage>? inbound = null) =>
        Transport.ConnectAsync(options, inbound ?? (_ => { }), Token);
}
