using System.Net;
using Border.Domain.Recommendations;
using Border.Edge.Tests.Nodes;
using Microsoft.Playwright;

namespace Border.Edge.Tests.Pages;

/// <summary>A party in secondary inspection and a decision before a second officer, by keyboard alone, over a kill of the node.</summary>
public sealed class InspectionPageTests(PageFixture fixture) : IAsyncLifetime
{
    private const string Answer = "To a sister in Testville, for a week.";
    private static readonly PageWaitForSelectorOptions Patient = new() { Timeout = 180_000 };

    private NodeProcess _node = null!;

    public async ValueTask InitializeAsync() =>
        _node = await NodeProcess.StartAsync(policy: NodeProcess.UsualPolicy with { ApproveBySecond = [SecondApproval.Refuse, SecondApproval.AdmitAgainstHold] });

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task Referred_AskedFoundAndRefused_WaitsForASecondOfficer_AlsoAfterAKill()
    {
        var anna = await SignInAsync("anna");
        await InspectAsync(anna);
        await RecordByKeyboardAsync(anna);
        await anna.Keyboard.PressAsync("n");
        await anna.Keyboard.TypeAsync("Both say the same.");
        await anna.Keyboard.PressAsync("Escape");
        await anna.Keyboard.PressAsync("r");
        await PageFixture.CheckAsync(anna, "inspection-reasons-1366");
        await anna.PressBothUntilAsync("r", "#reasons-Refuse", "1", ".of-approve #key-W");
        Assert.Contains("Nobody else who may approve is signed in at this node. Others on this post's staff list who may: 2", await anna.TextContentAsync(".of-approve"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(anna, "inspection-waiting-1366");
        await ApproveOwnAsync(anna);

        await _node.KillAsync();
        _node.Run();
        await _node.ReadyAsync();

        var sam = await SignInAsync("sam");
        await sam.GotoAsync($"{_node.Address}/officer/approvals");
        Assert.Contains("No valid document", await sam.TextContentAsync("#waiting"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(sam, "approvals-1366");
        await sam.GotoAsync($"{_node.Address}/officer/post");
        Assert.Contains("Waiting for a second officer: 1", await sam.TextContentAsync(".of-sum"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(sam, "post-approvals-1366");
        await sam.GotoAsync($"{_node.Address}/officer/approvals");
        await sam.FocusAsync("#waiting a");
        await sam.Keyboard.PressAsync("Enter");
        await sam.WaitForSelectorAsync(".of-approve #key-Y", Patient);
        Assert.Contains("Both say the same.", await sam.TextContentAsync(".of-approve"), StringComparison.Ordinal);
        Assert.Contains(Answer, await sam.TextContentAsync(".of-questions"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(sam, "inspection-approve-1366");
        await sam.PressUntilAsync("p", ".of-images");
        await PageFixture.CheckAsync(sam, "approve-1366");
        await sam.PressUntilAsync("b", "#reasons-Return");
        await PageFixture.CheckAsync(sam, "approve-reasons-1366");
        await sam.PressBothUntilAsync("b", "#reasons-Return", "2", "#decide :text('sam sent the decision back: A question is still open')");

        var again = await SignInAsync("anna");
        await again.GotoAsync($"{_node.Address}/officer/secondary");
        await again.ClickAsync("#secondary a");
        await again.WaitForSelectorAsync(".of-alert:has-text('sam sent the decision back')");
        Assert.Contains(Answer, await again.TextContentAsync(".of-questions"), StringComparison.Ordinal);
        await again.PressBothUntilAsync("r", "#reasons-Refuse", "1", ".of-approve:has-text('Signed in at this node: Sam Reed')");

        await sam.GotoAsync($"{_node.Address}/officer/approvals");
        await sam.ClickAsync("#waiting a");
        await sam.WaitForSelectorAsync(".of-approve #key-Y", Patient);
        await sam.PressUntilAsync("y", "#waiting:has-text('Nothing waits.')");
        Assert.DoesNotContain("Testville", _node.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reason_OfTheSoftware_IsRefutedWithTwoKeys_OnOneScreen()
    {
        var sam = await SignInAsync("sam");
        await ExceptionPageTests.TypeTheListedAsync(sam, _node.Address);
        await sam.PressBothUntilAsync("s", "#reasons-Secondary", "7", ".of-secondary a");
        await OpenAsync(sam);
        Assert.Contains("OFAC-70001", await sam.TextContentAsync(".of-inspect__why"), StringComparison.Ordinal);
        Assert.Contains("Which authority was asked", await sam.TextContentAsync(".of-questions"), StringComparison.Ordinal);
        await sam.PressUntilAsync("1", "#reasons-found-1");
        await PageFixture.CheckAsync(sam, "inspection-lookout-1366");
        Assert.True(await sam.EvaluateAsync<bool>("() => document.documentElement.scrollHeight <= innerHeight"), "the inspection scrolls at 1366 x 768");
        await sam.PressBothUntilAsync("1", "#reasons-found-1", "1", ".of-looked .bw-state--good:text('Refuted')");
        await sam.PressBothUntilAsync("a", "#reasons-Admit", "3", "text=Nobody is in secondary inspection.");
    }

    [Theory]
    [InlineData(420, ColorScheme.Light)]
    [InlineData(1366, ColorScheme.Dark)]
    public async Task Pages_InAnyWidthAndDark_AreReadableAndInTheOfficersLanguage(int width, ColorScheme scheme)
    {
        var lea = await SignInAsync("lea", width);
        await lea.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await InspectAsync(lea);
        Assert.Contains("But du voyage", await lea.TextContentAsync(".of-questions"), StringComparison.Ordinal);
        await lea.PressUntilAsync("0", "#reasons-found-0");
        Assert.Contains("Vérifié, rien trouvé", await lea.TextContentAsync("#reasons-found-0"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(lea, $"inspection-{width}-{scheme}".ToLowerInvariant());
        Assert.True(await lea.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await lea.Keyboard.PressAsync("Escape");
        await lea.PressBothUntilAsync("r", "#reasons-Refuse", "8", ".of-approve #key-W");
        await PageFixture.CheckAsync(lea, $"inspection-waiting-{width}-{scheme}".ToLowerInvariant());
        foreach (var page in new[] { "approvals", "secondary" })
        {
            await lea.GotoAsync($"{_node.Address}/officer/{page}");
            await PageFixture.CheckAsync(lea, $"{page}-{width}-{scheme}".ToLowerInvariant());
        }
    }

    [Fact]
    public async Task Administrator_SeesNone_AndForgedPostsAreRefusedInWords()
    {
        var ada = await SignInAsync("ada");
        foreach (var path in new[] { "approvals", "parts/approvals", "secondary", "lanes/foot/secondary" })
            Assert.Equal((int)HttpStatusCode.Forbidden, (await ada.GotoAsync($"{_node.Address}/officer/{path}"))!.Status);

        var sam = await SignInAsync("sam");
        await InspectAsync(sam);
        foreach (var (field, value, said) in new[]
        {
            ("choice", "found:no.such:", "no such finding"), ("choice", "found:goods:face.none", "choose one of those shown"), ("choice", "Perhaps:yes", "Choose a finding"),
            ("choice", "Hold:waiting.document", "admit or refuse there"), ("choice", "Admit:No!", "Choose a reason"), ("traveller", "9", "not in secondary"),
            ("crossing", new string('0', 32), "has ended"), ("answer.journey.purpose", "a\u202Eb", "An answer has"), ("answer.no.such", "Yes.", "no such question"),
            ("free", "Nobody asked.", "A question has"),
        })
        {
            var answer = await PostAsync(sam, field, value);
            Assert.Equal((field, HttpStatusCode.Conflict), (field, answer.Status));
            Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(sam, "__RequestVerificationToken", "forged")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(sam, "note", new string('x', 70_000))).Status);
        await sam.ReloadAsync();
        Assert.Contains("Nobody has it", await sam.TextContentAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>Refers whoever is at the lane on foot with two keys, and opens their inspection from the list.</summary>
    private async Task InspectAsync(IPage page)
    {
        await page.GotoAsync($"{_node.Address}/officer/lanes/foot");
        await page.WaitForSelectorAsync(".of-recommendation .of-reasons", Patient);
        await page.PressBothUntilAsync("s", "#reasons-Secondary", "5", ".of-secondary a");
        await OpenAsync(page);
    }

    /// <summary>Opens the first party of the list of secondary inspection.</summary>
    private async Task OpenAsync(IPage page)
    {
        await page.WaitForSelectorAsync(".of-secondary a", Patient);
        await page.GotoAsync($"{_node.Address}/officer/secondary");
        await page.FocusAsync("#secondary a");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".of-questions", Patient);
    }

    private static async Task RecordByKeyboardAsync(IPage page)
    {
        await PageFixture.CheckAsync(page, "inspection-1366");
        await Until.Async(async () =>
        {
            await page.Keyboard.PressAsync("q");
            return await page.EvaluateAsync<bool>("() => document.activeElement.tagName === 'TEXTAREA'");
        });
        await page.EvaluateAsync("() => document.getElementById('q-journey-purpose').focus()");
        await page.Keyboard.TypeAsync(Answer);
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync(".of-question__answer", Patient);
        await page.PressBothUntilAsync("0", "#reasons-found-0", "1", ".of-found");
        Assert.Contains("anna has it", await page.TextContentAsync(".of-inspect__head"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(page, "inspection-found-1366");
    }

    /// <summary>The page has no key for it: the withdrawal's form is sent to where approvals go.</summary>
    private static async Task ApproveOwnAsync(IPage page)
    {
        var answer = await page.EvaluateAsync<System.Text.Json.JsonElement>(
            """
            async () => {
              const form = document.querySelector(".of-approve form"), data = new URLSearchParams(new FormData(form));
              data.set("choice", "approve"); data.set("seen", "0");
              let sent = await fetch(form.action.replace("withdrawal", "approval"), { method: "POST", body: data });
              return { status: sent.status, text: await sent.text() };
            }
            """);
        Assert.Equal(409, answer.GetProperty("status").GetInt32());
        Assert.Matches("another officer has to approve|Look again", answer.GetProperty("text").GetString()!);
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(IPage page, string field, string value)
    {
        var answer = await page.EvaluateAsync<System.Text.Json.JsonElement>(
            """
            async ([field, value]) => {
              const form = document.querySelector("form.of-inspect"), data = new URLSearchParams(new FormData(form));
              data.set("choice", "found:goods:");
              data.set(field, value);
              const answer = await fetch(form.action, { method: "POST", body: data });
              return { status: answer.status, text: await answer.text() };
            }
            """,
            new[] { field, value });
        return ((HttpStatusCode)answer.GetProperty("status").GetInt32(), answer.GetProperty("text").GetString()!);
    }

    private async Task<IPage> SignInAsync(string name, int width = 1366)
    {
        var page = await fixture.OpenAsync(width, 768);
        await page.GotoAsync($"{_node.Address}/officer");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", NodeProcess.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(name == "ada" ? "body" : ".of-who");
        return page;
    }
}
