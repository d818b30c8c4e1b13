using Microsoft.Playwright;

namespace Border.Edge.Tests.Pages;

public sealed class OfficerPageTests(PageFixture fixture)
{
    private static readonly PageWaitForSelectorOptions Patient = new() { Timeout = 90_000 };

    [Fact]
    public async Task SignIn_Page_HasNoAxeViolation()
    {
        var page = await fixture.OpenAsync();
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/");
        await PageFixture.CheckAsync(page, "sign-in");
        await page.FillAsync("#name", "anna");
        await page.FillAsync("#password", "wrong password here");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#problem");
        Assert.Contains("wrong", await page.TextContentAsync("#problem"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(page, "sign-in-wrong");
    }

    [Fact]
    public async Task Terminal_ShowsTheCrossingOnOneScreenAndOneKeyDecides()
    {
        var page = await fixture.SignInAsync("sam");
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/officer/lanes/foot");
        await page.WaitForSelectorAsync(".of-recommendation .of-reasons", Patient);
        await PageFixture.CheckAsync(page, "terminal-foot-1366");
        var fits = await page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth");
        Assert.True(fits, "the terminal scrolls at 1366 x 768");
        Assert.Contains("Reading, checks and decisions go on as always", await page.TextContentAsync("#cut-off"), StringComparison.Ordinal);

        var subject = await page.GetAttributeAsync("#decide", "data-subject");
        await page.PressUntilAsync("s", "#reasons-Secondary");
        await PageFixture.CheckAsync(page, "terminal-foot-reasons");
        await page.PressBothUntilAsync("s", "#reasons-Secondary", "1", "#secondary-" + subject!.Split('-')[0]);
        await page.ClickAsync("#secondary-" + subject.Split('-')[0]);
        await page.WaitForSelectorAsync(".of-crossing .bw-outcome--secondary");
        await PageFixture.CheckAsync(page, "terminal-secondary");
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/officer/secondary");
        await PageFixture.CheckAsync(page, "secondary");
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(420)]
    public async Task Terminal_ShowsTheStayAndWhatItRestsOn_AndReasonsInTheOfficersLanguage(int width)
    {
        var page = await fixture.SignInAsync("lea", width, 900);
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/officer/lanes/foot");
        await page.WaitForSelectorAsync(".of-recommendation .of-reasons", Patient);
        var checks = await page.TextContentAsync(".of-checks");
        Assert.Contains("sur 90 jours", checks, StringComparison.Ordinal);
        Assert.Contains("Dernier jour autorisé", checks, StringComparison.Ordinal);
        Assert.Contains("à ce nœud seul", checks, StringComparison.Ordinal);
        Assert.Contains("Le séjour est compté d'après ce poste seul", await page.TextContentAsync(".of-reasons li:has-text('séjour')"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(page, $"terminal-stay-{width}");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task Terminal_AlertOfTheCentre_I9_IsShownUntilAnOfficerSawIt()
    {
        var page = await fixture.SignInAsync("anna", 420, 900);
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/officer/lanes/foot");
        Assert.Contains(PageFixture.Alert, await page.TextContentAsync("#alerts"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(page, "terminal-alert");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));

        // Asking again must not replace a button that somebody is about to press.
        await page.EvaluateAsync("() => document.querySelector('.of-news').dataset.first = 'yes'");
        var again = await page.WaitForResponseAsync(response => response.Url.Contains("/officer/parts/alerts", StringComparison.Ordinal));
        Assert.Equal(204, again.Status);
        Assert.NotNull(await page.QuerySelectorAsync(".of-news[data-first]"));

        await page.ClickAsync("#alerts button");

        await page.WaitForSelectorAsync(".of-news", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
        await page.ReloadAsync();
        Assert.Null(await page.QuerySelectorAsync(".of-news"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?traveller=1")]
    public async Task Terminal_Live_AsksForItsBoardByAnAddressThatAnswers(string traveller)
    {
        var page = await fixture.SignInAsync("sam");
        var board = page.WaitForResponseAsync(response => response.Url.Contains("/officer/parts/board/", StringComparison.Ordinal));
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/officer/lanes/foot{traveller}");
        Assert.Equal(200, (await board).Status);
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(1920, 1080)]
    [InlineData(420, 900)]
    public async Task Terminal_OfACar_HasNoAxeViolation(int width, int height)
    {
        var page = await fixture.SignInAsync("sam", width, height);
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/officer/lanes/car");
        await page.WaitForSelectorAsync(".of-recommendation .of-reasons", Patient);
        await PageFixture.CheckAsync(page, $"terminal-car-{width}");
    }
}
