using Microsoft.Playwright;

namespace Border.Edge.Tests.Pages;

/// <summary>Typing by hand, with the keyboard alone.</summary>
[Collection("types at the lane car")]
public sealed class TypingPageTests(PageFixture fixture)
{
    private static readonly PageWaitForSelectorOptions Patient = new() { Timeout = 180_000 };

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(360, 740)]
    public async Task Plate_TypedByKeyboard_IsShownAsTypedByWhom(int width, int height)
    {
        var page = await AtCarAsync(width, height);
        await page.PressUntilAsync("l", "#plate");
        await PageFixture.CheckAsync(page, $"type-plate-{width}");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("<b>");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("[role=alert]");
        Assert.Contains("letters and digits", await page.TextContentAsync("#plate-problem"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(page, $"type-plate-wrong-{width}");
        await page.FocusAsync("#plate");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync($"ab {width}-cd");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync($".of-checks :text('Typed')", Patient);
        Assert.Contains($"AB{width}CD", await page.TextContentAsync(".of-crossing"), StringComparison.Ordinal);
        Assert.Contains("By sam", await page.TextContentAsync(".of-checks"), StringComparison.Ordinal);
        Assert.DoesNotContain($"AB{width}CD", page.Url, StringComparison.OrdinalIgnoreCase);
        await PageFixture.CheckAsync(page, $"terminal-typed-plate-{width}");
    }

    [Fact]
    public async Task Zone_TypedByKeyboard_IsCheckedDigitByDigitAndRecorded()
    {
        var page = await AtCarAsync(1366, 768);
        await page.PressUntilAsync("d", "#zone");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("p<utoeriksson<<anna<maria\nl898902c37uto");
        await page.WaitForSelectorAsync("#zone-check :text('line 2, character 10')", Patient);
        await PageFixture.CheckAsync(page, "type-zone-wrong");
        for (var n = 0; n < 4; n++)
            await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.TypeAsync("6uto7408122f3204153ze184226b<<<<<1");
        await page.WaitForSelectorAsync("#zone-check :text('43 of 44')", Patient);
        await page.Keyboard.TypeAsync(Digit().ToString());
        await page.WaitForSelectorAsync("#zone-check :text('Every check digit holds')", Patient);
        await PageFixture.CheckAsync(page, "type-zone-good");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync(".of-facts :text('Typed by')", Patient);
        Assert.Contains("ERIKSSON", await page.TextContentAsync(".of-facts"), StringComparison.Ordinal);
        Assert.DoesNotContain("eriksson", page.Url, StringComparison.OrdinalIgnoreCase);
        await PageFixture.CheckAsync(page, "terminal-typed-document");
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(360, 740)]
    public async Task Fields_LeftEmpty_AreEachSaidAndEscapeGoesBack(int width, int height)
    {
        var page = await AtCarAsync(width, height);
        await page.PressUntilAsync("d", "#zone");
        await page.ClickAsync("text=No zone: type the fields");
        await page.WaitForSelectorAsync("#surname");
        foreach (var field in new[] { "#code", "#issuer", "#number", "#surname", "#given", "#nationality", "#sex" })
            await page.FillAsync(field, "");
        await page.PressAsync("#code", "Enter");
        await page.WaitForSelectorAsync("#surname-problem");
        Assert.Equal(7, await page.Locator(".of-field__problem").CountAsync());
        await PageFixture.CheckAsync(page, $"type-fields-{width}");
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync("#board");
    }

    private static char Digit() => Domain.Documents.Mrz.CheckDigit.Of("L898902C36" + "7408122" + "3204153" + "ZE184226B<<<<<1");

    private async Task<IPage> AtCarAsync(int width, int height)
    {
        var page = await fixture.SignInAsync("sam", width, height);
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/officer/lanes/car");
        await page.WaitForSelectorAsync(".of-recommendation .of-reasons", Patient);
        return page;
    }
}
