using Border.Edge.Tests.Nodes;
using Border.Officer.Texts;
using Microsoft.Playwright;

namespace Border.Edge.Tests.Pages;

/// <summary>An officer of a real node chooses a language.</summary>
public sealed class LanguagePageTests(PageFixture fixture)
{
    [Fact]
    public async Task Language_ChosenOnItsPage_StaysWithTheOfficerAfterSigningOutAndIn()
    {
        var page = await fixture.SignInAsync("anna");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        await page.FocusAsync("#language");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".of-languages input[name=__RequestVerificationToken]", new() { State = WaitForSelectorState.Attached });
        await page.FocusAsync(".of-languages [lang=vi]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("html[lang=vi] .of-who");

        await SignOutAsync(page, "vi");
        await SignInAsync(page, "anna");
        Assert.Equal("vi", await page.GetAttributeAsync("html", "lang"));
        Assert.Contains(OfficerLanguage.Find("vi")!.Say("sign.out"), await page.InnerTextAsync("form[action='/sign-out']"), StringComparison.Ordinal);

        await SignOutAsync(page, "vi");
        await SignInAsync(page, "sam");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
    }

    [Fact]
    public async Task Language_PostedWithoutTheFormsToken_IsRefused()
    {
        var page = await fixture.SignInAsync("anna");
        var answer = await page.EvaluateAsync<int>("() => fetch('/language', { method: 'POST', body: new URLSearchParams({ language: 'ru' }) }).then(r => r.status)");
        Assert.Equal(400, answer);
        await page.ReloadAsync();
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
    }

    private static async Task SignOutAsync(IPage page, string language)
    {
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.WaitForSelectorAsync($"html[lang={language}] #password");
    }

    private static async Task SignInAsync(IPage page, string name)
    {
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", NodeProcess.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".of-who");
    }
}
