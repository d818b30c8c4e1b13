using System.Net;
using Border.Ledger.Verification;
using Border.Link.Centre;
using Border.Link.Commands;
using Border.Silo.Tests.Pages;
using Border.Testing;

namespace Border.Silo.Tests.Commands;

public sealed class CommandTests
{
    private const string Close = """{"post":"north","lane":"l1","open":false}""";
    private const string Open = """{"post":"north","lane":"l1","open":true}""";
    private const string Document = """{"documentNumber":"L898902C3","issuer":"UTO","birthDate":"740812"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("officer", "/api/v1/commands/lane", Close, HttpStatusCode.Forbidden)]
    [InlineData("administrator", "/api/v1/commands/lane", Close, HttpStatusCode.Forbidden)]
    [InlineData("local", "/api/v1/commands/lane", Close, HttpStatusCode.Forbidden)]
    [InlineData("supervisor", "/api/v1/subjects/erase", Document, HttpStatusCode.Forbidden)]
    [InlineData("commander", "/api/v1/commands/lane", """{"post":"north","lane":"nine","open":false}""", HttpStatusCode.BadRequest)]
    [InlineData("commander", "/api/v1/commands/lane", """{"post":"../north","lane":"l1","open":false}""", HttpStatusCode.BadRequest)]
    [InlineData("commander", "/api/v1/commands/lane", """{"post":"north"}""", HttpStatusCode.BadRequest)]
    [InlineData("administrator", "/api/v1/subjects/erase", "{}", HttpStatusCode.BadRequest)]
    [InlineData("administrator", "/api/v1/subjects/erase", """{"plate":"BOR1234"}""", HttpStatusCode.BadRequest)]
    public async Task Order_ByWhoMayNotOrOfWhatIsNotThere_SendsNothing(string role, string path, string body, HttpStatusCode expected)
    {
        await using var site = await WithCrossingAsync();
        var browser = await site.SignInAsync(role);

        using var answer = await browser.PostJsonAsync(path, body);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(site.Sent);
    }

    [Fact]
    public async Task Close_NodeAway_IsSentAgainAfterItsBirthAndEvery30Seconds_WithOneIdUntilTheFirstReply()
    {
        var time = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var site = await WithCrossingAsync(time);
        var commander = await site.SignInAsync("commander");
        site.Sending = SendOutcome.NodeOffline;

        using var ordered = await commander.PostJsonAsync("/api/v1/commands/lane", Close);
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        Assert.Contains("NodeAway", await commander.ReadAsync("/api/v1/nodes/north/n1/commands"), StringComparison.Ordinal);

        site.Sending = SendOutcome.Sent;
        await site.Dispatcher.NodeIsOnlineAsync(North.Name, Cancel);
        Assert.Equal(2, site.Sent.Count);
        time.Advance(TimeSpan.FromSeconds(29));
        await site.Dispatcher.OrderedAsync(North.Name, Cancel);
        Assert.Equal(2, site.Sent.Count);
        time.Advance(TimeSpan.FromSeconds(1));
        await site.Dispatcher.OrderedAsync(North.Name, Cancel);
        await Eventually.Async(() => site.Sent.Count == 3, cancellation: Cancel);
        Assert.Equal(570_000, site.Sent.Last().Command.ExpiresInMs);
        await Eventually.Async(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return site.Sent.Count > 3;
            },
            cancellation: Cancel);

        var command = Assert.Single(site.Sent.Select(s => (s.Node, s.Command.Id, s.Command.Kind, s.Command.IssuedBy)).Distinct());
        Assert.Equal((North.Name, "lane.close", "commander"), (command.Node, command.Kind, command.IssuedBy));
        Assert.Equal("""{"lane":"l1"}""", site.Sent.First().Command.Payload!.Value.GetRawText());

        await site.Dispatcher.AnswerAsync(North.Name, new CommandReply { Id = command.Id, Outcome = CommandOutcome.Done });
        await site.Dispatcher.AnswerAsync(North.Name, new CommandReply { Id = command.Id, Outcome = CommandOutcome.Failed, Reason = "late" });
        await site.Dispatcher.AnswerAsync(North.Name, new CommandReply { Id = Guid.NewGuid(), Outcome = CommandOutcome.Failed, Reason = "nobody's" });
        var sent = site.Sent.Count;
        await site.Dispatcher.NodeIsOnlineAsync(North.Name, Cancel);
        Assert.Equal(sent, site.Sent.Count);
        Assert.Contains("\"Done\"", await commander.ReadAsync("/api/v1/nodes/north/n1/commands"), StringComparison.Ordinal);
        Assert.DoesNotContain(await site.Store.Alerts.ListOpenAsync(10, Cancel), a => a.Draft.Kind == "command.not-done");
    }

    [Fact]
    public async Task Open_AfterACloseThatWaits_ReplacesIt_AndExpiresWithAnAlert()
    {
        var time = new ManualTimeProvider(DateTimeOffset.UtcNow);
        await using var site = await WithCrossingAsync(time);
        var commander = await site.SignInAsync("commander");
        site.Sending = SendOutcome.NodeOffline;
        using var close = await commander.PostJsonAsync("/api/v1/commands/lane", Close);
        using var open = await commander.PostJsonAsync("/api/v1/commands/lane", Open);
        site.Sent.Clear();

        await site.Dispatcher.NodeIsOnlineAsync(North.Name, Cancel);
        Assert.Equal("lane.open", Assert.Single(site.Sent).Command.Kind);

        time.Advance(TimeSpan.FromMinutes(10));
        await site.Dispatcher.OrderedAsync(North.Name, Cancel);
        var page = await commander.ReadAsync("/command/lanes/north/l1");
        Assert.Contains("replaced by a later order", page, StringComparison.Ordinal);
        Assert.Contains("expired", page, StringComparison.Ordinal);
        Assert.Contains(await site.Store.Alerts.ListOpenAsync(10, Cancel), a => a.Draft is { Kind: "command.not-done", Lane: "l1" });
    }

    [Fact]
    public async Task LanePage_ByACommander_ConfirmsAndOrders()
    {
        await using var site = await WithCrossingAsync();
        var commander = await site.SignInAsync("commander");
        Assert.Contains("/command/lanes/north/l1", await commander.ReadAsync("/command"), StringComparison.Ordinal);

        using var answer = await commander.PostAsync("/command/lanes/north/l1", "/command/lanes/north/l1", ("open", "false"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("lane.close", Assert.Single(site.Sent).Command.Kind);
    }

    [Fact]
    public async Task Erase_OfATraveller_ShowsAsErasedGoesToEveryNodeAndTheLedgerStillVerifies()
    {
        await using var site = await WithCrossingAsync();
        var (admin, supervisor) = (await site.SignInAsync("administrator"), await site.SignInAsync("supervisor"));
        var page = $"/command/crossings/{North.Crossing:D}";
        Assert.Contains(RecordedNode.Surname, await supervisor.ReadAsync(page), StringComparison.Ordinal);

        using var unsure = await admin.PostAsync("/command/erase", "/command/erase", ("number", "L898902C3"), ("issuer", "UTO"), ("birth", "740812"));
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        Assert.Empty(site.Sent);
        using var sure = await admin.PostAsync(
            "/command/erase", "/command/erase", ("number", "L898902C3"), ("issuer", "UTO"), ("birth", "740812"), ("sure", "true"));
        Assert.Equal(HttpStatusCode.OK, sure.StatusCode);

        var (node, command) = Assert.Single(site.Sent);
        Assert.Equal((North.Name, "subject.erase"), (node, command.Kind));
        Assert.Equal(RecordedNode.Person, command.Payload!.Value.GetProperty("subject").GetString());
        Assert.Contains("erased", await supervisor.ReadAsync(page), StringComparison.OrdinalIgnoreCase);
        Assert.Empty((await site.Store.Ledger.FindKeysAsync([North.PersonKey], Cancel)).Keys);
        Assert.DoesNotContain(RecordedNode.Person, await admin.ReadAsync("/api/v1/nodes/north/n1/commands"), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log, line => line.Contains("L898902C3", StringComparison.Ordinal));
        await site.Dispatcher.AnswerAsync(node, new CommandReply { Id = command.Id, Outcome = CommandOutcome.Done });

        await using var verifier = LedgerVerifier.OfSqlite(site.LedgerFile);
        await foreach (var verdict in verifier.VerifyAsync(Cancel))
            Assert.Null(verdict.Problem);
    }

    private (Border.Domain.Records.NodeName Name, Guid Crossing, Guid PersonKey) North { get; set; }

    private async Task<CommandSite> WithCrossingAsync(TimeProvider? time = null)
    {
        var site = await CommandSite.StartAsync(time, api: true);
        var node = new RecordedNode("north/n1");
        var crossing = node.Cross();
        var batch = node.All();
        await site.SendAsync(node.Name, batch);
        North = (node.Name, crossing, batch.Keys.Single(k => k.Subject == RecordedNode.Person).Id);
        return site;
    }
}
