using Border.Testing.Running;
using Border.Testing;
using Microsoft.Playwright;

namespace Border.EndToEnd.Crossings;

/// <summary>An officer at the terminal of a node whose centre, broker and devices all run. Keeps the picture that the README shows.</summary>
public sealed class OfficerEndToEndTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Officer_WithEverythingRunning_SeesLinkImagesAndChecksAndAdmitsWithOneKey()
    {
        await using var border = await RunningBorder.CreateAsync();
        await border.StartCentreAsync();
        await border.Node.StartAsync(simulatedOfficer: false);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
        var page = await browser.NewPageAsync(
            new BrowserNewPageOptions { IgnoreHTTPSErrors = true, ViewportSize = new ViewportSize { Width = 1366, Height = 768 } });
        await SignInAsync(page, border);

        await page.GotoAsync($"{border.Node.Url}officer/lanes/car-1");
        await page.WaitForSelectorAsync("text=Link: on");
        await Eventually.Async(() => IsCleanAsync(page), TimeSpan.FromMinutes(4), cancellation: Cancel);
        Directory.CreateDirectory(RepositoryFolder.PathOf("artifacts/screenshots"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = RepositoryFolder.PathOf("artifacts/screenshots/officer.png") });
        var party = await page.GetAttributeAsync("#decide", "data-subject");
        await page.Keyboard.PressAsync("a");
        await page.WaitForFunctionAsync("before => document.getElementById('decide')?.dataset.subject !== before", party);
    }

    /// <summary>The centre's staff bundle may still be on its way: tries until the node knows the officer.</summary>
    private static Task SignInAsync(IPage page, RunningBorder border) => Eventually.Async(
        async () =>
        {
            await page.GotoAsync($"{border.Node.Url}sign-in");
            await page.FillAsync("#name", "officer1");
            await page.FillAsync("#password", border.FirstRun["officer1"]);
            await page.PressAsync("#password", "Enter");
            await page.WaitForLoadStateAsync();
            return page.Url.Contains("/officer", StringComparison.Ordinal);
        },
        TimeSpan.FromMinutes(2),
        cancellation: Cancel);

    /// <summary>True for a clean party with all three images; sends any other to secondary inspection, so that the next one comes.</summary>
    private static async Task<bool> IsCleanAsync(IPage page)
    {
        if (await page.QuerySelectorAsync(".of-recommendation .of-reason") is null)
            return false;
        if (await page.QuerySelectorAsync(".of-recommendation .bw-outcome--admit") is not null && await page.Locator(".of-images img").CountAsync() == 3)
            return await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.of-images img')].every(i => i.complete && i.naturalWidth > 0)");
        await page.Keyboard.PressAsync("s");
        await page.Keyboard.PressAsync("1");
        return false;
    }
}
