using System.Text;
using Border.Domain.Bundles;
using Border.Domain.Recommendations;
using Border.Silo.Bundles;

namespace Border.Silo.Tests.Bundles;

public sealed class BundleUploadTests
{
    private const string Entry = """{"id":"1","kind":"Vehicle","plate":"AB123","asks":"Secondary","instruction":"Look"}""";

    [Fact]
    public void Read_Policy_GetsTheVersionItIsPublishedAs()
    {
        var (payload, problem) = Read("policy", """{"version":0,"face":"Always","watchlistMaxAgeDays":2,"minimumValidityDays":90,"rules":{"document.expired":"Refuse"}}""");

        Assert.True(problem is null, problem);
        var policy = BundlePayload.ReadPolicy(payload!(7), out _)!;
        Assert.Equal((7, 90, Outcome.Refuse), (policy.Version, policy.MinimumValidityDays, policy.Rules["document.expired"]));
    }

    [Fact]
    public void Read_PolicyThatLeavesOutRules_TakesTheDefaultsForThem()
    {
        var (payload, problem) = Read("policy", """{"version":0,"face":"Always","watchlistMaxAgeDays":2}""");

        Assert.True(problem is null, problem);
        var policy = BundlePayload.ReadPolicy(payload!(3), out problem)!;
        Assert.Null(problem);
        Assert.Equal((2, 0, 0, ""), (policy.WatchlistMaxAgeDays, policy.Rules.Count, policy.AutomaticLanes.Count, policy.ReferralSalt));
    }

    [Fact]
    public void Read_WatchlistWithByteOrderMark_IsRead()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($$"""{"entries":[{{Entry}}]}""")];

        var (payload, problem) = BundleUpload.Read("watchlist", bytes);

        Assert.Null(problem);
        Assert.Equal("1", Assert.Single(BundlePayload.ReadWatchlist(payload!(1), out _)!.Entries).Id);
    }

    [Theory]
    [InlineData("policy", "")]
    [InlineData("policy", "null")]
    [InlineData("policy", "[]")]
    [InlineData("policy", "{\"version\":1")]
    [InlineData("policy", "MZ\u0000\u0001")]
    [InlineData("policy", "{\"version\":1,\"face\":\"Always\",\"watchlistMaxAgeDays\":2,\"minimumValidityDay\":90}")]
    [InlineData("policy", "{\"version\":1,\"face\":\"Always\",\"watchlistMaxAgeDays\":2,\"minimumValidityDays\":-1}")]
    [InlineData("policy", "{\"version\":1,\"face\":\"Always\",\"watchlistMaxAgeDays\":2,\"referralRate\":2}")]
    [InlineData("policy", "{\"version\":1,\"face\":\"Always\",\"watchlistMaxAgeDays\":2,\"rules\":{\"no.such.finding\":\"Refuse\"}}")]
    [InlineData("policy", "{\"version\":1,\"face\":\"Always\",\"watchlistMaxAgeDays\":2,\"rules\":{\"document.expired\":\"Perhaps\"}}")]
    [InlineData("policy", "{\"version\":1,\"face\":\"Always\",\"watchlistMaxAgeDays\":2,\"rules\":null}")]
    [InlineData("policy", "{\"version\":1,\"face\":\"Always\",\"watchlistMaxAgeDays\":2,\"version\":2}")]
    [InlineData("watchlist", "{}")]
    [InlineData("watchlist", "{\"entries\":null}")]
    [InlineData("watchlist", "{\"entries\":[null]}")]
    [InlineData("watchlist", "{\"entries\":[{\"id\":\"1\",\"kind\":\"Vehicle\",\"asks\":\"Secondary\",\"instruction\":\"\"}]}")]
    [InlineData("watchlist", "{\"entries\":[" + Entry + "," + Entry + "]}")]
    [InlineData("staff", "{\"members\":[]}")]
    [InlineData("no-such-kind", "{}")]
    public void Read_WhatIsNotOne_IsRefusedInWords(string kind, string json)
    {
        var (payload, problem) = Read(kind, json);

        Assert.Null(payload);
        Assert.True(problem!.Length > 10, problem);
    }

    [Fact]
    public void Read_MissingField_SaysWhich()
    {
        var (_, problem) = Read("policy", """{"version":0,"face":"Always"}""");

        Assert.Contains("'watchlistMaxAgeDays'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MisspeltField_SaysWhere()
    {
        var (_, problem) = Read("watchlist", "{\"entries\":[\n" + Entry.Replace("plate", "plat", StringComparison.Ordinal) + "]}");

        Assert.Contains("line 2", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("AB123", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EndlessNesting_IsRefused()
    {
        var (payload, problem) = Read("policy", "{\"version\":" + new string('[', 100_000));

        Assert.Null(payload);
        Assert.NotNull(problem);
    }

    [Fact]
    public void Read_LargerThanItsKind_IsRefusedWithBothSizes()
    {
        var (payload, problem) = BundleUpload.Read("policy", new byte[300 * 1024]);

        Assert.Null(payload);
        Assert.Contains("256", problem, StringComparison.Ordinal);
        Assert.Contains("300", problem, StringComparison.Ordinal);
    }

    private static (Func<long, byte[]>? Payload, string? Problem) Read(string kind, string json) => BundleUpload.Read(kind, Encoding.UTF8.GetBytes(json));
}
