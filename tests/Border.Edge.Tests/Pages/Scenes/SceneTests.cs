using Border.Officer.Texts;
using Microsoft.Playwright;

namespace Border.Edge.Tests.Pages.Scenes;

/// <summary>Every scene fits on the smallest screen in every language, and axe finds nothing.</summary>
public sealed class SceneTests(PageFixture fixture, SceneSite site) : IClassFixture<SceneSite>
{
    /// <summary>Whatever holds more than it shows.</summary>
    private const string Scrolling = """
        () => [document.documentElement, ...document.querySelectorAll('.of-left, .of-work, .of-side, .of-crossing, .of-main, .bw-screen')]
          .filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)
          .map(e => `${e.className || e.tagName} ${e.scrollWidth}x${e.scrollHeight} in ${e.clientWidth}x${e.clientHeight}`)
        """;

    private const string SideBySide = """
        () => { const tops = [...document.querySelectorAll('.of-images .of-image')].map(i => i.getBoundingClientRect().top);
          return tops.length === 3 && tops.every(t => t === tops[0]); }
        """;

    public static TheoryData<string, string> All =>
        [.. from language in OfficerLanguage.All from lane in Scenes.All select (language.Code, lane.Lane.Name)];

    public static TheoryData<string> Languages => [.. OfficerLanguage.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Scene_At1366By768_NeedsNoScrolling(string language, string lane)
    {
        var page = await fixture.SpeakAsync(language);
        await page.GotoAsync($"{site.Address}/officer/lanes/{lane}");
        await page.WaitForSelectorAsync(".of-recommendation .of-reasons");
        await PageFixture.TakeAsync(page, $"scene-{lane}-{language}");
        Assert.Empty(await page.EvaluateAsync<string[]>(Scrolling));
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("vi")]
    public async Task ChipPortrait_StandsBetweenDocumentAndFace_AndIsReadableAt420(string code)
    {
        var language = OfficerLanguage.Find(code)!;
        var page = await fixture.SpeakAsync(code);
        await page.GotoAsync($"{site.Address}/officer/lanes/chip");
        await page.WaitForSelectorAsync(".of-image--portrait img");
        Assert.Equal(
            [language.Say("document"), language.Say("portrait.chip"), language.Say("traveller.live")],
            await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.of-images figcaption')].map(c => c.textContent)"));
        Assert.Equal(language.Say("image.portrait"), await page.GetAttributeAsync(".of-image--portrait img", "alt"));
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.of-images img')].every(i => i.complete)");
        Assert.Equal("1 1 1", await page.EvaluateAsync<string>("() => [...document.querySelectorAll('.of-images img')].map(i => i.naturalWidth).join(' ')"));
        Assert.True(await page.EvaluateAsync<bool>(SideBySide));
        await page.SetViewportSizeAsync(420, 900);
        Assert.Empty(await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.of-images figcaption')].filter(c => c.scrollWidth > c.clientWidth || c.getBoundingClientRect().width < 150).map(c => c.textContent)"));
        Assert.True(await page.EvaluateAsync<bool>(
            "() => document.querySelector('.of-images .of-image:last-child').getBoundingClientRect().bottom <= document.querySelector('.of-read').getBoundingClientRect().top"));
        await page.EvalOnSelectorAsync(".of-images", "i => i.scrollIntoView()");
        await PageFixture.CheckAsync(page, $"scene-chip-420-{code}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Language_ByKeyboard_BrightAndDark_HasNoAxeViolation(string code)
    {
        var language = OfficerLanguage.Find(code)!;
        var page = await fixture.SpeakAsync(code);
        await page.GotoAsync($"{site.Address}/officer/lanes/reasons");
        Assert.Equal((code, language.IsRightToLeft ? "rtl" : "ltr"), (await page.GetAttributeAsync("html", "lang"), await page.GetAttributeAsync("html", "dir")));
        await page.WaitForSelectorAsync("#decide[aria-busy=false]");
        await page.Keyboard.PressAsync("m");
        await page.WaitForSelectorAsync(".of-more .of-reasons");
        await PageFixture.CheckAsync(page, $"scene-more-{code}");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("s");
        Assert.Contains(language.Say("reason.Secondary.identity.doubtful"), await page.TextContentAsync("#reasons-Secondary [data-number='2']"), StringComparison.Ordinal);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await PageFixture.CheckAsync(page, $"scene-dark-{code}");
        foreach (var path in new[] { "lanes/hit", "lanes/chip", "lanes/vehicle", "post", "secondary", "exceptions" })
        {
            await page.GotoAsync($"{site.Address}/officer/{path}");
            await PageFixture.CheckAsync(page, $"scene-{path.Replace('/', '-')}-dark-{code}");
        }
    }

    [Fact]
    public async Task Language_ChosenInTheBarByKeyboard_IsKeptForTheOfficer()
    {
        var page = await fixture.SpeakAsync("en");
        await page.GotoAsync($"{site.Address}/officer/lanes/clean");
        await page.FocusAsync("#language");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".of-languages");
        Assert.Equal("العربية", await page.InnerTextAsync(".of-languages [lang=ar]"));
        await PageFixture.CheckAsync(page, "language");
    }
}
