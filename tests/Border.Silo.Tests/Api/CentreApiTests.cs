using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Subjects;
using Border.Ledger.Alerts;
using Border.Ledger.Crossings;
using Border.Silo.Hosting;
using Border.Silo.Tests.Hosting;
using Border.Testing;

namespace Border.Silo.Tests.Api;

public sealed class CentreApiTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_WithLedgerAndBroker_SaysSo()
    {
        using var client = silo.Client();
        await Eventually.Async(
            async () => (await client.GetFromJsonAsync<JsonElement>("/health/ready", Cancelled)).GetProperty("brokerConnected").GetBoolean(),
            cancellation: Cancelled);

        using var answer = await client.GetAsync("/health/ready", Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task OpenApi_ForAnyone_DescribesEveryEndpoint()
    {
        using var client = silo.Client();

        var paths = (await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancelled)).GetProperty("paths");

        string[] expected = ["/api/v1/posts", "/api/v1/alerts", "/api/v1/alerts/acknowledge", "/api/v1/crossings/search", "/api/v1/statistics/hours"];
        Assert.All(expected, path => Assert.True(paths.TryGetProperty(path, out _), path));
    }

    [Theory]
    [InlineData("/api/v1/posts")]
    [InlineData("/api/v1/alerts")]
    [InlineData("/api/v1/statistics/hours")]
    public async Task Get_WithoutSignIn_IsUnauthorized(string path)
    {
        using var client = silo.Client();

        using var answer = await client.GetAsync(path, Cancelled);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Search_ByARoleWithoutTheRight_IsForbidden()
    {
        using var client = await silo.SignInAsync("officer");

        using var answer = await client.PostAsync("/api/v1/crossings/search", Json("{}"), Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Search_ByAPlateWithItsCountry_AlsoFindsWhatANodeNamedWithoutTheCountry()
    {
        var key = SiloCertificates.LoadPseudonymKey(silo.Settings.CertificateFolder);
        var (read, typed) = (Row(Pseudonym.Vehicle(key, null, "BOR 1234")), Row(Pseudonym.Vehicle(key, "UTO", "BOR1234")));
        await silo.Store.Crossings.SaveAsync([read, typed, Row(Pseudonym.Vehicle(key, "XXX", "BOR1234"))], Cancelled);
        using var client = await silo.SignInAsync("commander");

        using var answer = await client.PostAsync("/api/v1/crossings/search", Json("""{"plate":"bor-1234","country":"uto"}"""), Cancelled);

        var found = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.Equal(2, found.GetProperty("total").GetInt64());
        Assert.Equal(
            new[] { read.Crossing, typed.Crossing }.Order(), found.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("crossing").GetGuid()).Order());
    }

    [Theory]
    [InlineData("""{"page":-1}""", "page is 0")]
    [InlineData("""{"pageSize":201}""", "pageSize is 1")]
    [InlineData("""{"plate":"ABC","documentNumber":"X"}""", "not both")]
    [InlineData("""{"documentNumber":"X"}""", "issuer and birthDate")]
    [InlineData("""{"plate":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""", "at most 16")]
    public async Task Search_ThatCannotBeRun_SaysWhy(string search, string why)
    {
        using var client = await silo.SignInAsync("commander");

        using var answer = await client.PostAsync("/api/v1/crossings/search", Json(search), Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"unknown":1}""")]
    [InlineData("[]")]
    public async Task Search_WithABodyThatIsNone_IsRefused(string body)
    {
        using var client = await silo.SignInAsync("commander");

        using var answer = await client.PostAsync("/api/v1/crossings/search", Json(body), Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Search_WithAHugeBody_IsRefused()
    {
        using var client = await silo.SignInAsync("commander");

        using var answer = await client.PostAsync("/api/v1/crossings/search", Json($$"""{"plate":"{{new string('A', 20_000)}}"}"""), Cancelled);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Acknowledge_AnOpenAlert_WorksOnce()
    {
        await silo.Store.Alerts.RaiseAsync(new AlertDraft("test|1", AlertSeverity.Warning, "test", "For the test."), Cancelled);
        using var client = await silo.SignInAsync("supervisor");

        using var first = await client.PostAsync("/api/v1/alerts/acknowledge", Json("""{"key":"test|1"}"""), Cancelled);
        using var second = await client.PostAsync("/api/v1/alerts/acknowledge", Json("""{"key":"test|1"}"""), Cancelled);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
        Assert.Equal("supervisor", (await silo.Store.Alerts.FindAsync("test|1", Cancelled))!.AcknowledgedBy);
    }

    [Fact]
    public async Task Post_ThatNeverReported_IsNotFound()
    {
        using var client = await silo.SignInAsync("commander");

        using var answer = await client.GetAsync("/api/v1/posts/nowhere", Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static CrossingRow Row(string subject) => new()
    {
        Crossing = Guid.NewGuid(),
        Post = "north",
        Node = "n1",
        Lane = "car",
        Direction = Direction.Entry,
        Kind = LaneKind.Car,
        Status = CrossingStatus.AtLane,
        OpenedAt = DateTimeOffset.UnixEpoch,
        Revision = 1,
        Subjects = [subject],
    };

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
