using Microsoft.Playwright;

namespace Border.Edge.Tests.Pages;

/// <summary>What the terminal shows of a vehicle's earlier visits.</summary>
public sealed class VehiclePageTests(PageFixture fixture)
{
    private static readonly PageWaitForSelectorOptions Patient = new() { Timeout = 120_000 };

    [Fact]
    public async Task Terminal_ShowsWhereTheVehicleWasAndWhatThatRestsOn()
    {
        var page = await fixture.SignInAsync("lea", 1366, 768);
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/officer/lanes/car");
        await page.WaitForSelectorAsync(".of-checks :text-is('Véhicule')", Patient);
        Assert.Contains("Not seen before", await page.TextContentAsync(".of-checks"), StringComparison.Ordinal);
        var checks = await page.TextContentAsync(".of-crossing");
        Assert.Contains("No earlier visit at this node", checks, StringComparison.Ordinal);
        Assert.Contains("of other posts the centre has not told", checks, StringComparison.Ordinal);

        await page.WaitForSelectorAsync(".of-recommendation .of-reasons", Patient);
        await page.PressUntilAsync("l", "#plate");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(PageFixture.PlateOfSouth);
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForSelectorAsync(".of-checks :text('Too fast')", Patient);
        checks = await page.TextContentAsync(".of-crossing");
        Assert.Contains("the road takes at least 95.", checks, StringComparison.Ordinal);
        Assert.Contains("Came in at south", checks, StringComparison.Ordinal);
        Assert.Contains("with 4 people. No exit is known since.", checks, StringComparison.Ordinal);
        Assert.Contains("at all posts, as the centre knew on", checks, StringComparison.Ordinal);
        await page.WaitForSelectorAsync(".of-reasons [lang=fr]:has-text('La même plaque était à un autre poste')", Patient);
        Assert.DoesNotContain("south", await page.TextContentAsync(".of-recommendation"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(page, "terminal-vehicle-1366");
        await page.SetViewportSizeAsync(420, 900);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync(".of-checks :text('Too fast')", Patient);
        await PageFixture.CheckAsync(page, "terminal-vehicle-420");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }
}
