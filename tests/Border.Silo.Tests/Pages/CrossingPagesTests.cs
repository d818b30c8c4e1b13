using System.Net;
using Border.Domain.Events;
using Border.Domain.Vehicles;
using Border.Ledger.Alerts;

namespace Border.Silo.Tests.Pages;

public sealed class CrossingPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Crossing_WhoseVehicleWasDescribed_SaysHowItLooked_OnlyToThoseWhoMay()
    {
        await using var site = await CommandSite.StartAsync();
        var node = new RecordedNode("north/n1");
        var id = node.Cross(end: false);
        node.Record(
            new VehicleDescribed { Crossing = id, Number = 9, Looks = new VehicleDescription(VehicleCategory.PassengerCar, VehicleColour.DarkBlue, "RENAULT"), NotedBy = "anna" },
            "l1",
            RecordedNode.Vehicle);
        await site.SendAsync(node.Name, node.All());
        Assert.Contains(
            "anna noted how the vehicle looks: passenger car, dark blue, RENAULT.", await (await site.SignInAsync("supervisor")).ReadAsync($"/command/crossings/{id:D}"), StringComparison.Ordinal);
        Assert.DoesNotContain("RENAULT", await (await site.SignInAsync("commander")).ReadAsync($"/command/crossings/{id:D}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ByPlateOrDocument_FindsTheCrossingAndNamesNobody()
    {
        await using var site = await CommandSite.StartAsync();
        var node = new RecordedNode("north/n1");
        var id = node.Cross();
        await site.SendAsync(node.Name, node.All());
        var commander = await site.SignInAsync("commander");

        using var byPlate = await commander.PostAsync("/command/crossings", "/command/crossings", ("plate", "bor-12 34"), ("country", "UTO"));
        using var byDocument = await commander.PostAsync(
            "/command/crossings", "/command/crossings", ("number", RecordedNode.DocumentNumber), ("issuer", "UTO"), ("birth", "740812"));
        using var other = await commander.PostAsync("/command/crossings", "/command/crossings", ("plate", "OTHER1"));

        Assert.Contains($"/command/crossings/{id:D}", await byPlate.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var found = await byDocument.Content.ReadAsStringAsync(Cancel);
        Assert.Contains($"/command/crossings/{id:D}", found, StringComparison.Ordinal);
        Assert.DoesNotContain(RecordedNode.Surname, found, StringComparison.Ordinal);
        Assert.Contains("No crossing fits.", await other.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log, line => line.Contains(RecordedNode.DocumentNumber, StringComparison.Ordinal) || line.Contains("bor-12", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("from", "yesterday")]
    [InlineData("post", "../../etc")]
    [InlineData("outcome", "Perhaps")]
    [InlineData("status", "99")]
    [InlineData("plate", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    [InlineData("number", "L898902C3")]
    public async Task Search_ForWhatCannotBeSearched_SaysWhy(string field, string value)
    {
        await using var site = await CommandSite.StartAsync();
        var commander = await site.SignInAsync("commander");

        using var answer = await commander.PostAsync("/command/crossings", "/command/crossings", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The search could not be made", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Crossing_OpenOrEnded_ShowsItsRecordsAndPersonalPartsOnlyToThoseWhoMay(bool ended)
    {
        await using var site = await CommandSite.StartAsync();
        var node = new RecordedNode("north/n1");
        var path = $"/command/crossings/{node.Cross(end: ended):D}";
        await site.SendAsync(node.Name, node.All());

        var supervisor = await (await site.SignInAsync("supervisor")).ReadAsync(path);
        var commander = await (await site.SignInAsync("commander")).ReadAsync(path);
        var elsewhere = await (await site.SignInAsync("local")).ReadAsync(path);

        Assert.All(["crossing.opened", "plate.read", "document.read", "recommended"], kind => Assert.Contains(kind, commander, StringComparison.Ordinal));
        Assert.Equal(ended, commander.Contains("crossing.closed", StringComparison.Ordinal));
        Assert.All([RecordedNode.Surname, RecordedNode.Plate, "Read clearly."], text => Assert.Contains(text, supervisor, StringComparison.Ordinal));
        Assert.All([commander, elsewhere], page =>
        {
            Assert.DoesNotContain(RecordedNode.Surname, page, StringComparison.Ordinal);
            Assert.DoesNotContain(RecordedNode.Plate, page, StringComparison.Ordinal);
            Assert.Contains("not shown to your role", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Crossing_WithSecondaryAndASecondOfficer_ShowsOutcomeAndApprover_AndOwnWordsOnlyToThoseWhoMay()
    {
        await using var site = await CommandSite.StartAsync();
        var node = new RecordedNode("north/n1");
        var path = $"/command/crossings/{node.Inspect():D}";
        await site.SendAsync(node.Name, node.All());

        var supervisor = await (await site.SignInAsync("supervisor")).ReadAsync(path);
        var commander = await (await site.SignInAsync("commander")).ReadAsync(path);

        Assert.All([supervisor, commander], page => Assert.All(
            [
                "sam took the secondary inspection of traveller 1.", "sam found for traveller 1: document.forged, which confirms document.expired.",
                "anna returned the proposed decision on traveller 1 (evidence.insufficient).", "sam withdrew the proposed decision on traveller 1.",
                "sam proposed for traveller 1: refuse (document.forged), in secondary.", "in secondary, approved by anna (document.forged).",
            ],
            words => Assert.Contains(words, page, StringComparison.Ordinal)));
        Assert.Contains("Answer: The date was scratched out.", supervisor, StringComparison.Ordinal);
        Assert.DoesNotContain("scratched", commander, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crossing_OfAnErasedSubject_SaysSoAndKeepsTheRest()
    {
        await using var site = await CommandSite.StartAsync();
        var node = new RecordedNode("north/n1");
        var path = $"/command/crossings/{node.Cross():D}";
        await site.SendAsync(node.Name, node.All());
        await site.Store.Ledger.EraseSubjectAsync(RecordedNode.Person, Cancel);

        var page = await (await site.SignInAsync("supervisor")).ReadAsync(path);

        Assert.Contains("Erased", page, StringComparison.Ordinal);
        Assert.DoesNotContain(RecordedNode.DocumentNumber, page, StringComparison.Ordinal);
        Assert.Contains(RecordedNode.Plate, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_AfterRecordsCame_ShowsThePostAndItsLane()
    {
        await using var site = await CommandSite.StartAsync();
        var node = new RecordedNode("north/n1");
        node.Cross();
        node.Cross(end: false);
        await site.SendAsync(node.Name, node.All());

        var page = await (await site.SignInAsync("commander")).ReadAsync("/command");

        Assert.All(["north", "l1", "entry car", "At the lane", "Dark"], text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Acknowledge_OpenAlert_SaysWhoAndLeavesTheOpenOnes()
    {
        await using var site = await CommandSite.StartAsync();
        await site.Store.Alerts.RaiseAsync(new AlertDraft("cause|1", AlertSeverity.Critical, "test.cause", "Something happened at north.", "north"), Cancel);
        var commander = await site.SignInAsync("commander");

        using var first = await commander.PostAsync("/command/alerts", "/command/alerts/acknowledge", ("key", "cause|1"));
        using var second = await commander.PostAsync("/command/alerts", "/command/alerts/acknowledge", ("key", "cause|1"));

        Assert.Equal("/command/alerts", first.Headers.Location!.ToString());
        Assert.Equal("commander", (await site.Store.Alerts.FindAsync("cause|1", Cancel))!.AcknowledgedBy);
        var page = await commander.ReadAsync("/command/alerts");
        Assert.Contains("No alert waits for anybody.", page, StringComparison.Ordinal);
        Assert.Contains("Something happened at north.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_AfterCrossings_ShowTwentyFourHoursAndWhatWasClosed()
    {
        await using var site = await CommandSite.StartAsync();
        var node = new RecordedNode("north/n1") { Now = DateTimeOffset.UtcNow.AddHours(-2) };
        node.Cross();
        node.Cross();
        await site.SendAsync(node.Name, node.All());

        var page = await (await site.SignInAsync("analyst")).ReadAsync("/command/statistics?post=north");

        Assert.Equal(24, page.Split("data-hour=").Length - 1);
        Assert.Contains("data-closed=\"2\"", page, StringComparison.Ordinal);
    }
}
