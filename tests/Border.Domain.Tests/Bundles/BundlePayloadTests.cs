using System.Text;
using Border.Domain.Bundles;
using Border.Domain.People;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists;

namespace Border.Domain.Tests.Bundles;

public sealed class BundlePayloadTests
{
    private const string Good = "{\"id\":\"a\",\"kind\":\"Document\",\"documentNumber\":\"X1\",\"asks\":\"Hold\",\"instruction\":\"\"}";

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
    public void Watchlist_OfTheFirstFormat_IsStillRead()
    {
        var list = BundlePayload.ReadWatchlist(Encoding.UTF8.GetBytes($"{{\"entries\":[{Good}]}}"), out var problem);
        Assert.Null(problem);
        Assert.Equal("a", Assert.Single(list!.Entries).Id);
        Assert.Null(BundlePayload.ReadWatchlist("{\"entries\":[null]}"u8, out problem));
        Assert.NotNull(problem);
    }

    [Fact]
    public void Watchlist_EntryWithOnlyWhatItNeeds_HasNoNames()
    {
        var entry = Assert.Single(BundlePayload.ReadWatchlist(
            "{\"watchlist\":1,\"entries\":1}\n{\"id\":\"a\",\"kind\":\"Document\",\"documentNumber\":\"X1\",\"asks\":\"Hold\",\"instruction\":\"\"}\n"u8, out var problem)!.Entries);
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
    [InlineData(1, "null")]
    [InlineData(1, "{\"kind\":\"Document\",\"id\":\"a\",\"documentNumber\":\"X1\",\"asks\":\"Hold\",\"instruction\":\"\"}")]
    [InlineData(1, "{\"id\":\"a\",\"kind\":\"Person\",\"asks\":\"Hold\",\"instruction\":\"\"}")]
    [InlineData(1, "{\"id\":\"a\",\"kind\":\"Person\",\"names\":[null],\"asks\":\"Hold\",\"instruction\":\"\"}")]
    [InlineData(1, "{\"id\":\"a\",\"kind\":\"Spy\",\"asks\":\"Hold\",\"instruction\":\"\"}")]
    [InlineData(2, Good)]
    [InlineData(0, Good)]
    [InlineData(2, Good + "\n" + Good)]
    [InlineData(-1, Good)]
    [InlineData(int.MaxValue, Good)]
    public void Watchlist_ThatDoesNotHold_IsRefusedInWords(int entries, string lines)
    {
        Assert.Null(BundlePayload.ReadWatchlist(Encoding.UTF8.GetBytes($"{{\"watchlist\":1,\"entries\":{entries}}}\n{lines}\n"), out var problem));
        Assert.False(string.IsNullOrEmpty(problem));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("null\n")]
    [InlineData("{\"entries\":[1]}\n")]
    [InlineData("{\"watchlist\":2,\"entries\":0}\n")]
    [InlineData("{\"watchlist\":1,\"entries\":0}")]
    public void Watchlist_WithoutAHead_IsRefusedInWords(string text)
    {
        Assert.Null(BundlePayload.ReadWatchlist(Encoding.UTF8.GetBytes(text), out var problem));
        Assert.False(string.IsNullOrEmpty(problem));
    }
}
