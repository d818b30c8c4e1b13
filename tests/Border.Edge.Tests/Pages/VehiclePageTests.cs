using Microsoft.Playwright;

namespace Border.Edge.Tests.Pages;

/// <summary>What the terminal shows of a vehicle's earlier visits.</summary>
[Collection("types at the lane car")]
public sealed class VehiclePageTests(PageFixture fixture)
{
    private static readonly PageWaitForSelectorOptions Patient = new() { Timeout = 120_000 };

    [Fact]
    public async Task Terminal_ShowsWhereTheVehicleWasAndWhatThatRestsOn()
    {
        var page = await fixture.SignInAsync("lea", 1366, 768);
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/officer/lanes/car");
        await page.WaitForSelectorAsync(".of-checks :text-is('Véhicule')", Patient);
        Assert.Contains("Jamais vu", await page.TextContentAsync(".of-checks"), StringComparison.Ordinal);
        var checks = await page.TextContentAsync(".of-crossing");
        Assert.Contains("Aucun passage antérieur à ce nœud", checks, StringComparison.Ordinal);
        Assert.Contains("le centre n'a rien dit des autres postes", checks, StringComparison.Ordinal);

        await page.WaitForSelectorAsync(".of-recommendation .of-reasons", Patient);
        await page.PressUntilAsync("l", "#plate");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(PageFixture.PlateOfSouth);
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForSelectorAsync(".of-checks :text('Trop rapide')", Patient);
        checks = await page.TextContentAsync(".of-crossing");
        Assert.Contains("la route en prend au moins 95.", checks, StringComparison.Ordinal);
        Assert.Contains("Entré à south", checks, StringComparison.Ordinal);
        Assert.Contains("avec 4 personnes. Aucune sortie connue depuis.", checks, StringComparison.Ordinal);
        Assert.Contains("à tous les postes, tels que le centre les connaissait le", checks, StringComparison.Ordinal);
        await page.WaitForSelectorAsync(".of-reasons [lang=fr]:has-text('La même plaque était à un autre poste')", Patient);
        Assert.DoesNotContain("south", await page.TextContentAsync(".of-recommendation"), StringComparison.Ordinal);
        await PageFixture.CheckAsync(page, "terminal-vehicle-1366");
        await page.SetViewportSizeAsync(420, 900);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync(".of-checks :text('Trop rapide')", Patient);
        await PageFixture.CheckAsync(page, "terminal-vehicle-420");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await EndAsync(page);
    }

    [Fact]
    public async Task Vehicle_NotedByKeyboard_StandsBesideWhatItsPlateIsKnownWith()
    {
        var page = await fixture.SignInAsync("sam", 1366, 768);
        await page.GotoAsync($"{(await fixture.NodeAsync()).Address}/officer/lanes/car");
        await page.WaitForSelectorAsync(".of-recommendation .of-reasons", Patient);
        await page.PressUntilAsync("l", "#plate");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(PageFixture.PlateOfSouth);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".of-checks :text('Known: Passenger car, red, RENAULT.')", Patient);

        // One key each for kind and colour, then the make: blue is 5.
        await page.PressUntilAsync("v", "[name=category]");
        await PageFixture.CheckAsync(page, "type-looks-1366");
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("5");
        await page.Keyboard.TypeAsync("<b>");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#make-problem", Patient);
        Assert.True(await page.IsCheckedAsync("[name=category][value=PassengerCar]"));
        await PageFixture.CheckAsync(page, "type-looks-wrong-1366");
        await page.SetViewportSizeAsync(420, 900);
        await PageFixture.CheckAsync(page, "type-looks-420");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await page.SetViewportSizeAsync(1366, 768);
        await page.FocusAsync("[name=colour]:checked");
        await page.Keyboard.PressAsync("5");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Ford");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForSelectorAsync(".of-checks :text('Mismatch')", Patient);
        Assert.Contains("Differs: colour, make.", await page.TextContentAsync(".of-checks"), StringComparison.Ordinal);
        var signs = await page.Locator(".of-compare .of-sign [aria-hidden]").AllInnerTextsAsync();
        Assert.Equal(["=", "≠", "≠"], signs);
        await page.WaitForSelectorAsync(".of-reasons :text(\"The vehicle's make is not the one\")", Patient);
        Assert.DoesNotContain("south", await page.TextContentAsync(".of-recommendation"), StringComparison.Ordinal);
        Assert.DoesNotContain("FORD", page.Url, StringComparison.OrdinalIgnoreCase);
        await PageFixture.CheckAsync(page, "terminal-looks-1366");
        await page.SetViewportSizeAsync(420, 900);
        await PageFixture.CheckAsync(page, "terminal-looks-420");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await page.SetViewportSizeAsync(1366, 768);

        // What is noted again replaces it; the form has what was noted before.
        await page.PressUntilAsync("v", "[name=category]");
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("8");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("renault");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".of-checks :text-is('Match')", Patient);
        await EndAsync(page);
    }

    /// <summary>Another test begins with another party.</summary>
    private static async Task EndAsync(IPage page)
    {
        await page.PressUntilAsync("c", "#reasons-Cancel");
        var subject = await page.GetAttributeAsync("#decide", "data-subject");
        await page.Keyboard.PressAsync("3");
        await page.WaitForFunctionAsync("was => document.getElementById('decide')?.dataset.subject !== was", subject);
    }
}
