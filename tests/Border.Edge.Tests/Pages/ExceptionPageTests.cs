using System.Net;
using Border.Edge.Tests.Nodes;
using Microsoft.Playwright;

namespace Border.Edge.Tests.Pages;

/// <summary>"Not the same person": said by one officer at the hit, confirmed by another from the list, with the keyboard alone.</summary>
public sealed class ExceptionPageTests(PageFixture fixture) : IAsyncLifetime
{
    private const string Reason = "Compared photographs and place of birth: another person.";
    private static readonly PageWaitForSelectorOptions Patient = new() { Timeout = 180_000 };

    private NodeProcess _node = null!;

    public async ValueTask InitializeAsync() => _node = await NodeProcess.StartAsync();

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task Hit_SaidByOneAndConfirmedByAnother_IsShownAsClearedByWhomUntilWhen()
    {
        var sam = await SignInAsync("sam", 1366, 768);
        await TypeTheListedAsync(sam);
        await sam.PressUntilAsync("x", "#reason");
        await PageFixture.CheckAsync(sam, "clear-1366");
        await sam.SetViewportSizeAsync(420, 860);
        await PageFixture.CheckAsync(sam, "clear-420");
        await sam.SetViewportSizeAsync(1366, 768);
        await sam.FillAsync("#reason", "short");
        await sam.Keyboard.PressAsync("Control+Enter");
        Assert.True(await sam.IsVisibleAsync("#reason"));
        await sam.FillAsync("#reason", Reason);
        await sam.Keyboard.PressAsync("Control+Enter");
        await sam.WaitForSelectorAsync("#board", Patient);
        await sam.GotoAsync($"{_node.Address}/officer/exceptions");
        Assert.Contains("Another officer has to confirm it.", await sam.TextContentAsync(".of-exception"), StringComparison.Ordinal);
        Assert.False(await sam.IsVisibleAsync(".of-exception .of-key--admit"));
        await ConfirmOwnAsync(sam);

        var anna = await SignInAsync("anna", 1366, 768);
        await anna.GotoAsync($"{_node.Address}/officer/exceptions");
        Assert.Contains("Cleared hits (1 to confirm)", await anna.TextContentAsync("nav[aria-label=Pages]"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(anna, "exceptions-waiting-1366");
        await anna.SetViewportSizeAsync(420, 860);
        await PageFixture.CheckAsync(anna, "exceptions-waiting-420");
        await anna.FocusAsync(".of-exception .of-key--admit");
        await anna.Keyboard.PressAsync("Enter");
        await anna.WaitForSelectorAsync(":text('Said by sam, confirmed by anna')");
        await PageFixture.CheckAsync(anna, "exceptions-in-force-420");

        await sam.GotoAsync($"{_node.Address}/officer/lanes/car");
        await sam.WaitForSelectorAsync(".of-checks :text('1 match, cleared')", Patient);
        Assert.Contains("said sam, confirmed anna, until", await sam.TextContentAsync(".of-checks"), StringComparison.Ordinal);
        Assert.Contains(Reason.TrimEnd('.'), await sam.TextContentAsync(".of-checks"), StringComparison.Ordinal);
        Assert.False(await sam.IsVisibleAsync("#key-X"));
        await PageFixture.CheckAsync(sam, "terminal-cleared-1366");

        await anna.FillAsync(".of-withdraw input[name=reason]", "New photographs came in.");
        await anna.Keyboard.PressAsync("Enter");
        await sam.WaitForSelectorAsync("#key-X", Patient);
        Assert.DoesNotContain("ZORVANEK", _node.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Administrator_SeesAndClearsNothing_AndForgedPostsAreRefusedInWords()
    {
        var ada = await SignInAsync("ada", 1366, 768);
        foreach (var path in new[] { "exceptions", "lanes/car/clear" })
            Assert.Equal((int)HttpStatusCode.Forbidden, (await ada.GotoAsync($"{_node.Address}/officer/{path}"))!.Status);

        var sam = await SignInAsync("sam", 1366, 768);
        await TypeTheListedAsync(sam);
        await sam.PressUntilAsync("x", "#reason");
        foreach (var (field, value, said) in new[]
        {
            ("entry", "OFAC-1", "no hit of this entry"), ("until", "2999-01-01", "at most 365 days"), ("until", "soon", "year-month-day"),
            ("traveller", "9", "no document"), ("crossing", new string('0', 32), "has ended"), ("reason", "a\u202Eb looks right", "Say why"),
        })
        {
            var answer = await PostAsync(sam, "form.of-clear", field, value);
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(sam, "form.of-clear", "__RequestVerificationToken", "forged")).Status);
        await sam.GotoAsync($"{_node.Address}/officer/exceptions");
        Assert.Contains("Nothing waits.", await sam.TextContentAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>Posts a form of the page with one field changed, as no page of ours would.</summary>
    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(IPage page, string form, string field, string value)
    {
        var answer = await page.EvaluateAsync<System.Text.Json.JsonElement>(
            """
            async ([selector, field, value]) => {
              const form = document.querySelector(selector), data = new URLSearchParams(new FormData(form));
              if (field !== "reason") data.set("reason", "Compared the photographs: another person.");
              data.set(field, value);
              const answer = await fetch(form.action, { method: "POST", body: data });
              return { status: answer.status, text: await answer.text() };
            }
            """,
            new[] { form, field, value });
        return ((HttpStatusCode)answer.GetProperty("status").GetInt32(), answer.GetProperty("text").GetString()!);
    }

    /// <summary>The page has no button for it: the withdrawal's form is sent to where confirmations go.</summary>
    private static async Task ConfirmOwnAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('.of-withdraw').action = '/officer/exceptions/confirm'");
        var answer = await PostAsync(page, ".of-withdraw", "reason", "");
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("You said so yourself", answer.Text, StringComparison.Ordinal);
    }

    private Task TypeTheListedAsync(IPage page) => TypeTheListedAsync(page, _node.Address);

    /// <summary>Types, for the first in the car, the document of somebody who is on the watchlist.</summary>
    internal static async Task TypeTheListedAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}/officer/lanes/car");
        await page.WaitForSelectorAsync(".of-recommendation .of-reasons", Patient);
        await page.PressUntilAsync("d", "#zone");
        await page.ClickAsync("text=No zone: type the fields");
        await page.WaitForSelectorAsync("#surname");
        foreach (var (field, value) in new[]
        {
            ("#code", "P"), ("#issuer", "UTO"), ("#number", "Z1234567"), ("#surname", "ZORVANEK"), ("#given", "MILAN"), ("#nationality", "UTO"),
            ("#sex", "M"), ("#birth", "01.02.1960"), ("#expiry", ""),
        })
            await page.FillAsync(field, value);
        await page.PressAsync("#code", "Enter");
        await page.WaitForSelectorAsync("#key-X", Patient);
    }

    private async Task<IPage> SignInAsync(string name, int width, int height)
    {
        var page = await fixture.OpenAsync(width, height);
        await page.GotoAsync($"{_node.Address}/officer");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", NodeProcess.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"{_node.Address}/officer");
        return page;
    }
}
