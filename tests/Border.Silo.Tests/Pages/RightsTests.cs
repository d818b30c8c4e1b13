using System.Net;
using Border.Domain.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Border.Silo.Tests.Pages;

public sealed class RightsTests(RightsTests.Site shared) : IClassFixture<RightsTests.Site>
{
    private static readonly string[] Open = ["/", "/sign-in", "/sign-out"];

    [Theory]
    [InlineData("officer", "")]
    [InlineData("supervisor", "posts crossings statistics")]
    [InlineData("commander", "posts crossings statistics")]
    [InlineData("analyst", "posts crossings statistics")]
    [InlineData("administrator", "posts statistics administration erase")]
    public async Task Get_EveryPageByEveryRole_IsGivenAsTheTableOfPermissionsSays(string role, string allowed)
    {
        (string Right, string Path)[] pages =
        [
            ("posts", "/command"), ("posts", "/command/parts/posts"), ("posts", "/command/links"), ("posts", "/command/parts/links"), ("posts", "/command/alerts"), ("posts", "/command/parts/alerts"),
            ("crossings", "/command/crossings"), ("statistics", "/command/statistics"), ("administration", "/command/staff"),
            ("administration", "/command/bundles"), ("administration", "/command/bundles/policy.json"), ("erase", "/command/erase"),
        ];
        var browser = await shared.SignInAsync(role);

        foreach (var (right, path) in pages)
        {
            using var answer = await browser.GetAsync(path);
            var expected = allowed.Split(' ').Contains(right) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
            Assert.True(expected == answer.StatusCode, $"{role} {path}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("analyst", "/command/alerts/acknowledge")]
    [InlineData("administrator", "/command/alerts/acknowledge")]
    [InlineData("administrator", "/command/crossings")]
    [InlineData("administrator", "/command/lanes/north/l1")]
    [InlineData("analyst", "/command/lanes/north/l1")]
    [InlineData("commander", "/command/erase")]
    [InlineData("commander", "/command/staff/add")]
    [InlineData("commander", "/command/staff/switch")]
    [InlineData("commander", "/command/staff/roles")]
    [InlineData("commander", "/command/staff/password")]
    public async Task Post_ByARoleWithoutTheRight_IsForbidden(string role, string path)
    {
        var browser = await shared.SignInAsync(role);

        using var answer = await browser.PostAsync("/command/statistics", path, ("key", "k"), ("id", "officer"), ("enabled", "false"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Upload_ByARoleWithoutTheRight_IsForbidden()
    {
        var browser = await shared.SignInAsync("commander");

        using var answer = await browser.UploadAsync("policy", "{\"version\":1}"u8.ToArray(), "/command/statistics");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public void Endpoints_AllButSignIn_AskForAPermissionByName() => Assert.All(
        shared.Value.Endpoints.Where(e => !Open.Contains(Path(e))),
        e => Assert.Contains(e.Metadata.GetOrderedMetadata<IAuthorizeData>(), a => Enum.TryParse<Permission>(a.Policy, out _)));

    [Fact]
    public void Endpoints_EveryPost_AsksForAnAntiforgeryTokenAndHasASizeLimit()
    {
        var posts = shared.Value.Endpoints.Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true).ToArray();

        Assert.True(posts.Length >= 9);
        Assert.All(posts, e => Assert.True(e.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation, Path(e)));
        Assert.All(posts, e => Assert.NotNull(e.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize));
    }

    [Fact]
    public async Task Post_WithoutToken_ChangesNothing()
    {
        var browser = await shared.SignInAsync("administrator");

        using var answer = await browser.PostBareAsync("/command/staff/switch", ("id", "analyst"), ("enabled", "false"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("form has expired", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await (await shared.SignInAsync("analyst")).ReadAsync("/command");
    }

    [Fact]
    public async Task Get_NotSignedIn_LeadsToSignInAndPartsSay401()
    {
        var browser = shared.Value.Open();

        using var page = await browser.GetAsync("/command/alerts");
        using var part = await browser.GetAsync("/command/parts/posts");
        using var live = await browser.GetAsync("/command/live");

        Assert.Equal("/sign-in?next=%2Fcommand%2Falerts", page.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, part.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, live.StatusCode);
    }

    [Fact]
    public async Task Get_AnyPage_CarriesThePolicyThatLetsOnlyOurOwnFilesRun()
    {
        using var answer = await shared.Value.Open().GetAsync("/sign-in");

        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    public sealed class Site : IAsyncLifetime
    {
        private readonly Dictionary<string, Browser> _signedIn = [];

        internal CommandSite Value { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Value = await CommandSite.StartAsync();

        public ValueTask DisposeAsync() => Value.DisposeAsync();

        internal async Task<Browser> SignInAsync(string name) =>
            _signedIn.TryGetValue(name, out var browser) ? browser : _signedIn[name] = await Value.SignInAsync(name);
    }
}
