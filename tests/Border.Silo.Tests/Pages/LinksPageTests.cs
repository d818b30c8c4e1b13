using Border.Grains.Nodes;

namespace Border.Silo.Tests.Pages;

/// <summary>What commanders see of posts that are dark, and of what came in late.</summary>
public sealed class LinksPageTests
{
    [Fact]
    public async Task Links_NodeLost_SaysSinceWhenAndWhatItLastKnewAndHad()
    {
        await using var site = await CommandSite.StartAsync();
        var node = new RecordedNode("north/n1");
        node.Cross();
        await site.SendAsync(node.Name, node.All());
        var twin = site.Twin(node.Name);
        await twin.BornAsync(new NodeBirth("1", 1, "1.2.3", 1, 1206, new Dictionary<string, long> { ["policy"] = 1, ["watchlist"] = 40 }));
        await twin.LostAsync(new NodeLoss("1", 1, "lost"));
        var other = new RecordedNode("south/n1");
        other.Cross();
        await site.SendAsync(other.Name, other.All());
        await site.Twin(other.Name).BornAsync(new NodeBirth("2", 1, "1.2.3", 1, 6, []));
        await site.Twin(other.Name).LostAsync(new NodeLoss("2", 1, "stopped"));

        var page = await (await site.SignInAsync("commander")).ReadAsync("/command/links");

        Assert.All(
            ["2 nodes are dark", "north/n1", "Its line was lost", "1,200 records", "1.2.3", "watchlist 40", "south/n1", "somebody stopped its program"],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_BundlePublishedWhileANodeWasDark_SaysThatItDoesNotHaveIt()
    {
        await using var site = await CommandSite.StartAsync();
        await site.Store.Bundles.SaveAsync("watchlist", 41, new byte[10], TestContext.Current.CancellationToken);
        var node = new RecordedNode("north/n1");
        node.Cross();
        await site.SendAsync(node.Name, node.All());
        await site.Twin(node.Name).BornAsync(
            new NodeBirth("1", 1, "1", 1, 5, new Dictionary<string, long> { ["watchlist"] = 40 }));

        Assert.Contains("watchlist 40 (published: 41)", await (await site.SignInAsync("commander")).ReadAsync("/command/links"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_CrossingDecidedHoursAgoAndKnownNow_IsListedWithItsOutcome()
    {
        await using var site = await CommandSite.StartAsync();
        var late = new RecordedNode("north/n1") { Now = DateTimeOffset.UtcNow.AddHours(-4) };
        var crossing = late.Cross(lane: "bridge");
        await site.SendAsync(late.Name, late.All());
        var prompt = new RecordedNode("south/n1") { Now = DateTimeOffset.UtcNow };
        prompt.Cross(lane: "tunnel");
        await site.SendAsync(prompt.Name, prompt.All());

        var page = await (await site.SignInAsync("commander")).ReadAsync("/command/links");
        var administrator = await (await site.SignInAsync("administrator")).ReadAsync("/command/links");

        Assert.All(["1 crossing was decided", "3 h 59 min", $"/command/crossings/{crossing:D}", "Admit"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain("lane tunnel", page, StringComparison.Ordinal);
        Assert.Contains("lane bridge", administrator, StringComparison.Ordinal);
        Assert.DoesNotContain($"/command/crossings/{crossing:D}", administrator, StringComparison.Ordinal);
    }
}
