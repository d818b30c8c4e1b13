using System.Diagnostics;
using System.Globalization;
using Border.Edge.Tests.Nodes;
using Border.Officer.Texts;
using Microsoft.Playwright;

namespace Border.Edge.Tests.Pages;

/// <summary>
/// An officer works through a queue without a mouse. Run by itself it prints what each party took:
/// <c>dotnet tests/Border.Edge.Tests/bin/Release/net10.0/Border.Edge.Tests.dll -class '*KeyboardWalkTests' -showLiveOutput</c>.
/// </summary>
public sealed class KeyboardWalkTests(PageFixture fixture)
{
    private const int Parties = 20;
    private const int PartiesInEnglish = 10;
    private static readonly PageWaitForSelectorOptions Patient = new() { Timeout = 90_000 };

    private readonly List<Step> _steps = [];
    private OfficerLanguage _language = OfficerLanguage.English;

    [Fact]
    public async Task TwentyParties_ByKeyboardAlone_HalfOfThemInArabic_OneKeyForACleanOneAndTwoForAReferral()
    {
        await using var node = await NodeProcess.StartAsync();
        var page = await fixture.OpenAsync();
        await SignInAsync(page, node.Address);
        await page.GotoAsync($"{node.Address}/officer/lanes/foot");
        var subject = "";
        while (_steps.Count < PartiesInEnglish)
            subject = await PartyAsync(page, subject);
        await SpeakArabicAsync(page, node.Address);
        while (_steps.Count < Parties)
            subject = await PartyAsync(page, subject);

        Print();
        Assert.All(_steps, step => Assert.True(step.Keys == (step.IsClean ? 1 : 2), $"{step.Recommended}: {step.Keys} keys"));
        foreach (var half in new[] { _steps[..PartiesInEnglish], _steps[PartiesInEnglish..] })
        {
            Assert.Contains(half, step => step.IsClean);
            Assert.Contains(half, step => !step.IsClean);
        }
    }

    /// <summary>The letters of the keys stay where they are on the keyboard; the page turns around.</summary>
    private async Task SpeakArabicAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}/language?next=/officer/lanes/foot");
        await page.FocusAsync(".of-languages [lang=ar]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("html[lang=ar][dir=rtl] #decide, html[lang=ar][dir=rtl] .of-left", Patient);
        _language = OfficerLanguage.Find("ar")!;
    }

    private static async Task SignInAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}/officer");
        // Twice past the skip link and the bar's name, then the bar's button, to the form.
        await Until.Async(async () =>
        {
            await page.Keyboard.PressAsync("Tab");
            return await page.EvaluateAsync<bool>("() => document.activeElement.id === 'name'");
        });
        await page.Keyboard.TypeAsync("anna");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(NodeProcess.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".of-who", Patient);
    }

    /// <summary>Waits for the next party's recommendation, decides as it says, and waits until the party has left the lane.</summary>
    private async Task<string> PartyAsync(IPage page, string before)
    {
        var next = $"#decide[aria-busy=false]:not([data-subject='{before}'])";
        await page.WaitForSelectorAsync(next, Patient);
        await page.WaitForSelectorAsync(".of-recommendation .of-reasons", Patient);
        var recommended = (await page.TextContentAsync(".of-recommendation .bw-outcome"))!.Trim();
        var subject = (await page.GetAttributeAsync("#decide", "data-subject"))!;
        var clock = Stopwatch.StartNew();
        var clean = recommended == _language.Say("outcome.Admit");
        string[] keys = clean ? ["a"] : ["s", "1"];
        foreach (var key in keys)
            await page.Keyboard.PressAsync(key);
        await page.WaitForFunctionAsync(
            "subject => document.getElementById('decide')?.dataset.subject !== subject || document.querySelector('.bw-said__text--bad')", subject, new() { Timeout = 90_000 });
        if (await page.Locator(".bw-said__text--bad").CountAsync() > 0)
        {
            // The recommendation changed under the key: nothing was recorded, and the officer looks again.
            await page.EvaluateAsync("() => document.getElementById('said').replaceChildren()");
            return before;
        }

        _steps.Add(new Step(recommended, clean, keys.Length, clock.Elapsed));
        return subject;
    }

    private void Print()
    {
        var output = TestContext.Current.TestOutputHelper!;
        for (var i = 0; i < _steps.Count; i++)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"party {i + 1,2}  recommended {_steps[i].Recommended,-10}{_steps[i].Keys} key{(_steps[i].Keys == 1 ? " " : "s")}  {_steps[i].Took.TotalSeconds:0.00} s from the first key until it had left the lane"));
        foreach (var kind in _steps.GroupBy(step => step.Recommended))
        {
            var times = kind.Select(step => step.Took.TotalSeconds).Order().ToList();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key,-10}{times.Count,3} parties, {kind.Average(step => step.Keys):0.0} keys, median {times[times.Count / 2]:0.00} s"));
        }
    }

    private sealed record Step(string Recommended, bool IsClean, int Keys, TimeSpan Took);
}
