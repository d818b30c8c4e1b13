using Border.Kiosk.Desk;
using Border.Kiosk.Texts;

namespace Border.Edge.Tests.Pages;

public sealed class KioskPageTests(PageFixture fixture)
{
    public static TheoryData<string> Languages => [.. KioskLanguage.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task EveryPage_InEveryLanguage_HasNoAxeViolation(string code)
    {
        var language = KioskLanguage.Find(code)!;
        var page = await fixture.OpenAsync(1080, 1300);
        var address = (await fixture.NodeAsync()).Address;
        await page.GotoAsync($"{address}/kiosk/{code}");
        Assert.Equal(code, await page.GetAttributeAsync("html", "lang"));
        Assert.Equal(code == "ar" ? "rtl" : "ltr", await page.GetAttributeAsync("html", "dir"));
        await PageFixture.CheckAsync(page, $"kiosk-{code}");
        await page.GotoAsync($"{address}/kiosk/{code}/waits");
        await PageFixture.CheckAsync(page, $"kiosk-{code}-waits");
        await page.GotoAsync($"{address}/kiosk/{code}/stay");
        foreach (var (field, value) in Fields("2026-07-01", "2026-07-10"))
            await page.FillAsync($"#{field}", value);
        await page.ClickAsync(".ki-go");
        await page.WaitForSelectorAsync(".ki-result");
        Assert.DoesNotContain("2026", page.Url, StringComparison.Ordinal);
        Assert.Contains(language["used"].Split('{')[0].Trim(), await page.TextContentAsync(".ki-result"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(page, $"kiosk-{code}-stay");
    }

    [Fact]
    public async Task FirstPage_OffersEveryLanguageByItsOwnName()
    {
        var page = await fixture.OpenAsync(420, 900);
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/kiosk");
        foreach (var language in KioskLanguage.All)
            Assert.True(await page.IsVisibleAsync($"a.ki-tile[lang={language.Code}]"), language.Code);
        await PageFixture.CheckAsync(page, "kiosk-languages-420");
    }

    [Fact]
    public void Languages_AllHaveTheSameTexts()
    {
        foreach (var language in KioskLanguage.All)
            Assert.Equal(KioskLanguage.All[0].Keys.Order(StringComparer.Ordinal), language.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-03-31", 90, 0)]
    [InlineData("2026-03-01", "", 20, 0)]
    [InlineData("2025-10-01", "", 170, 80)]
    public void Stay_IsCountedByTheRule(string entry, string exit, int used, int overstay)
    {
        var today = new DateOnly(2026, exit.Length > 0 ? 4 : 3, exit.Length > 0 ? 1 : 20);
        if (used == 170)
            today = new DateOnly(2026, 3, 19);
        var form = Form(entry, exit, today, KioskLanguage.All[0]);
        Assert.Empty(form.Problems);
        Assert.Equal((used, overstay), (form.Result!.Used, form.Result.Overstay));
    }

    [Theory]
    [InlineData("2026-02-30", "")]
    [InlineData("", "2026-01-01")]
    [InlineData("2026-01-05", "2026-01-04")]
    [InlineData("<script>", "")]
    [InlineData("9999-01-01", "")]
    [InlineData("", "")]
    public void Stay_Nonsense_IsSaidInWords(string entry, string exit)
    {
        var form = Form(entry, exit, new DateOnly(2026, 3, 20), KioskLanguage.All[1]);
        Assert.Null(form.Result);
        Assert.Single(form.Problems);
    }

    private static StayForm Form(string entry, string exit, DateOnly today, KioskLanguage language) =>
        StayForm.Of(Fields(entry, exit).ToDictionary().GetValueOrDefault, today, language);

    private static IEnumerable<KeyValuePair<string, string>> Fields(string entry, string exit) =>
        from typed in new[] { ("entry", entry), ("exit", exit) }
        from part in new[] { "year", "month", "day" }.Zip([.. typed.Item2.Split('-'), "", "", ""])
        select KeyValuePair.Create($"{typed.Item1}-1-{part.First}", part.Second);
}
