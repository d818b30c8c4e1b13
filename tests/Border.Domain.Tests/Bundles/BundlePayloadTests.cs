using System.Text;
using Border.Domain.Bundles;
using Border.Domain.People;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists;

namespace Border.Domain.Tests.Bundles;

public sealed class BundlePayloadTests
{
    [Fact]
    public void Policy_WrittenAndRead_IsTheSame_AndShortOnesTakeTheDefaults()
    {
        var policy = CrossingPolicy.Default with
        {
            Version = 4,
            Rules = new Dictionary<string, Outcome> { [Finding.DocumentExpired] = Outcome.Refuse },
            AutomaticLanes = ["l1"],
            ReferralRate = 0.1,
        };
        var read = BundlePayload.ReadPolicy(BundlePayload.Write(policy), out var problem);
        Assert.Null(problem);
        Assert.Equal(Outcome.Refuse, read!.Rules[Finding.DocumentExpired]);
        Assert.Equal((4, 0.1, "l1"), (read.Version, read.ReferralRate, Assert.Single(read.AutomaticLanes)));

        var brief = BundlePayload.ReadPolicy("{\"version\":1,\"face\":\"Always\",\"watchlistMaxAgeDays\":3}"u8, out problem);
        Assert.Null(problem);
        Assert.Equal((FaceRule.Always, 3, 0, 0, ""), (brief!.Face, brief.WatchlistMaxAgeDays, brief.Rules.Count, brief.AutomaticLanes.Count, brief.ReferralSalt));
    }

    [Fact]
    public void Watchlist_EntryWithOnlyWhatItNeeds_HasNoNames()
    {
        var entry = Assert.Single(BundlePayload.ReadWatchlist(
            "{\"entries\":[{\"id\":\"a\",\"kind\":\"Document\",\"documentNumber\":\"X1\",\"asks\":\"Hold\",\"instruction\":\"\"}]}"u8, out var problem)!.Entries);
        Assert.Null(problem);
        Assert.Empty(entry.Names);
    }

    [Fact]
    public void StaffAndWatchlist_WrittenAndRead_AreTheSame()
    {
        var hash = PasswordHash.Create("correct horse battery");
        var staff = new StaffList([new("o.one", "Officer One", [Role.Officer], hash, "en", ["north"])]);
        var member = Assert.Single(BundlePayload.ReadStaff(BundlePayload.Write(staff), out var problem)!.Members);
        Assert.Null(problem);
        Assert.True(PasswordHash.Verify("correct horse battery", member.PasswordHash));

        var list = new Watchlist([new() { Id = "w1", Kind = WatchlistKind.Vehicle, Plate = "AB1", Asks = Outcome.Hold, Instruction = "Stop." }]);
        var entry = Assert.Single(BundlePayload.ReadWatchlist(BundlePayload.Write(list), out problem)!.Entries);
        Assert.Null(problem);
        Assert.Empty(entry.Names);
        Assert.Equal("AB1", entry.Plate);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"face\":\"Never\"}")]
    [InlineData("{\"version\":1,\"watchlistMaxAgeDays\":3}")]
    [InlineData("{\"version\":1,\"face\":\"Never\",\"watchlistMaxAgeDays\":3,\"rules\":null}")]
    [InlineData("{\"version\":1,\"face\":\"Never\",\"watchlistMaxAgeDays\":3,\"rules\":{\"document.expired\":\"Shoot\"}}")]
    [InlineData("{\"version\":1,\"face\":\"Never\",\"watchlistMaxAgeDays\":3,\"referralRate\":2}")]
    public void Policy_ThatDoesNotHold_IsRefusedInWords(string json)
    {
        Assert.Null(BundlePayload.ReadPolicy(Encoding.UTF8.GetBytes(json), out var problem));
        Assert.False(string.IsNullOrEmpty(problem));
    }

    [Theory]
    [InlineData("{\"members\":[null]}")]
    [InlineData("{\"members\":null}")]
    [InlineData("{}")]
    [InlineData("{\"members\":[{\"id\":\"a.one\"}]}")]
    [InlineData("{\"members\":[{\"id\":\"policy\",\"displayName\":\"x\",\"roles\":[\"Officer\"],\"passwordHash\":\"x\",\"language\":\"en\",\"posts\":[]}]}")]
    public void Staff_ThatDoesNotHold_IsRefusedInWords(string json)
    {
        Assert.Null(BundlePayload.ReadStaff(Encoding.UTF8.GetBytes(json), out var problem));
        Assert.False(string.IsNullOrEmpty(problem));
    }

    [Theory]
    [InlineData("{\"entries\":[null]}")]
    [InlineData("{\"entries\":[{\"id\":\"a\",\"kind\":\"Person\",\"asks\":\"Hold\",\"instruction\":\"\"}]}")]
    [InlineData("{\"entries\":[{\"id\":\"a\",\"kind\":\"Person\",\"names\":[null],\"asks\":\"Hold\",\"instruction\":\"\"}]}")]
    [InlineData("{\"entries\":[{\"id\":\"a\",\"kind\":\"Spy\",\"asks\":\"Hold\",\"instruction\":\"\"}]}")]
    public void Watchlist_ThatDoesNotHold_IsRefusedInWords(string json)
    {
        Assert.Null(BundlePayload.ReadWatchlist(Encoding.UTF8.GetBytes(json), out var problem));
        Assert.False(string.IsNullOrEmpty(problem));
    }
}
