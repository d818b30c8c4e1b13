using Microsoft.Playwright;

namespace Border.Edge.Tests.Pages;

public sealed class SupervisorPageTests(PageFixture fixture)
{
    [Theory]
    [InlineData(1366, 768)]
    [InlineData(420, 900)]
    public async Task Post_ShowsAllLanesToASupervisor(int width, int height)
    {
        var page = await fixture.SignInAsync("sam", width, height);
        await page.ClickAsync("a[href='/officer/post']");
        await page.WaitForSelectorAsync(".of-postlane");
        Assert.Equal(2, await page.Locator(".of-postlane").CountAsync());
        Assert.Contains("2 of 2 lanes open", await page.TextContentAsync(".of-sum"), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await PageFixture.CheckAsync(page, $"post-{width}");
    }

    [Fact]
    public async Task Post_IsNotForOfficers()
    {
        var page = await fixture.SignInAsync("anna");
        Assert.Equal(0, await page.Locator("a[href='/officer/post']").CountAsync());
        foreach (var path in new[] { "/officer/post", "/officer/parts/post" })
            Assert.Equal(403, (await page.GotoAsync($"{(await fixture.NodeAsync()).Address}{path}"))!.Status);
    }

    [Theory]
    [InlineData("/officer/lanes/car", ".of-recommendation .of-reasons", "terminal-dark")]
    [InlineData("/officer/post", ".of-postlane", "post-dark")]
    [InlineData("/officer/secondary", "h1", "secondary-dark")]
    public async Task Dark_BySystemOrByButton_IsReadableAndKept(string path, string ready, string picture)
    {
        var page = await fixture.SignInAsync("sam");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}{path}");
        await page.WaitForSelectorAsync(ready, new PageWaitForSelectorOptions { Timeout = 90_000 });
        Assert.Equal("dark", await SchemeAsync(page));
        await PageFixture.CheckAsync(page, picture);

        await page.ClickAsync("#theme");
        Assert.NotEqual("dark", await SchemeAsync(page));
        await page.ReloadAsync();
        Assert.NotEqual("dark", await SchemeAsync(page));
    }

    [Fact]
    public async Task Dark_FormToType_IsReadable()
    {
        var page = await fixture.SignInAsync("sam");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/officer/lanes/car");
        await page.WaitForSelectorAsync("#key-L", new PageWaitForSelectorOptions { Timeout = 90_000 });
        await page.ClickAsync("#key-L");
        await page.WaitForSelectorAsync(".of-typing");
        await PageFixture.CheckAsync(page, "type-plate-dark");
    }

    private static Task<string> SchemeAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme");
}
