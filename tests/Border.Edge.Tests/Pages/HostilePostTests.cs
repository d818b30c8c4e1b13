using System.Net;
using Border.Edge.Tests.Nodes;

namespace Border.Edge.Tests.Pages;

/// <summary>Posts that no page of ours would send.</summary>
public sealed class HostilePostTests(PageFixture fixture)
{
    [Fact]
    public async Task Anonymous_SeesNoPageAndDecidesNothing()
    {
        using var client = await ClientAsync();
        foreach (var path in new[] { "/officer", "/officer/lanes/foot", "/officer/secondary" })
            Assert.StartsWith("/sign-in", (await GetAsync(client, path)).Headers.Location!.OriginalString, StringComparison.Ordinal);
        foreach (var path in new[] { "/officer/parts/board/foot", "/officer/live", "/officer/images/foot/01a201fd6bd67bd492e236a26afff47d/document/1/00" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(client, path)).StatusCode);
    }

    [Fact]
    public async Task Decision_WithoutToken_IsRefused()
    {
        using var client = await SignedInAsync("anna");
        var answer = await PostAsync(client, "/officer/lanes/foot/decisions", Decision());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Administrator_SeesNoTravellers()
    {
        using var client = await SignedInAsync("ada");
        foreach (var path in new[] { "/officer", "/officer/lanes/foot", "/officer/parts/board/foot" })
            Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(client, path)).StatusCode);
    }

    [Fact]
    public async Task Officer_DoesNotCloseLanes()
    {
        using var client = await SignedInAsync("anna");
        var answer = await PostAsync(client, "/officer/lanes/foot/switch", new() { ["open"] = "false", ["__RequestVerificationToken"] = await TokenAsync(client) });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("outcome", "Pardon")]
    [InlineData("outcome", "99")]
    [InlineData("crossing", "00000000000000000000000000000000")]
    [InlineData("note", "<script>alert(1)</script>")]
    public async Task Decision_OfNonsense_IsRefusedInWords(string field, string value)
    {
        using var client = await SignedInAsync("anna");
        var form = Decision();
        form[field] = value;
        form["__RequestVerificationToken"] = await TokenAsync(client);
        var answer = await PostAsync(client, "/officer/lanes/foot/decisions", form);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("zone", "zone", "P<UTO<script>")]
    [InlineData("fields", "surname", "A\u202EB")]
    [InlineData("plate", "plate", "'; DROP TABLE records; --")]
    [InlineData("plate", "plate", "AB123")]
    public async Task Typing_ForACrossingThatIsNone_IsRefusedInWords(string form, string field, string value)
    {
        using var client = await SignedInAsync("anna");
        var typed = Decision();
        (typed[field], typed["__RequestVerificationToken"]) = (value, await TokenAsync(client));
        var answer = await PostAsync(client, $"/officer/lanes/car/type/{form}", typed);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Typing_WithoutTokenOrRight_IsRefused()
    {
        using var officer = await SignedInAsync("anna");
        foreach (var path in new[] { "zone", "fields", "plate", "zone/check" })
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(officer, $"/officer/lanes/car/type/{path}", Decision())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(officer, "/officer/lanes/car/type/thoughts")).StatusCode);
        using var administrator = await SignedInAsync("ada");
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(administrator, "/officer/lanes/car/type/plate")).StatusCode);
    }

    [Fact]
    public async Task ZoneCheck_OfAnythingThatFits_AnswersInWordsWithoutMarkup()
    {
        using var client = await SignedInAsync("anna");
        var answer = await PostAsync(client, "/officer/lanes/car/type/zone/check", new()
        {
            ["zone"] = "<script>alert(1)</script>" + new string('<', 1000),
            ["__RequestVerificationToken"] = await TokenAsync(client),
        });
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("more than any machine-readable zone", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_TooLarge_IsRefused()
    {
        using var client = await SignedInAsync("anna");
        var form = Decision();
        form["note"] = new string('x', 30_000);
        form["__RequestVerificationToken"] = await TokenAsync(client);
        var answer = await PostAsync(client, "/officer/lanes/foot/decisions", form);
        Assert.True((int)answer.StatusCode is 400 or 413, answer.StatusCode.ToString());
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task SignIn_LeadsOnlyToThisNode(string next)
    {
        using var client = await ClientAsync();
        var answer = await SignInAsync(client, "anna", next);
        Assert.Equal("/officer", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task EveryAnswer_CarriesTheStrictPolicyAndCookiesAreForThisHostAlone()
    {
        using var client = await ClientAsync();
        var page = await GetAsync(client, "/sign-in");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("Server"));
        var answer = await SignInAsync(client, "anna", "/officer");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-border=", StringComparison.Ordinal));
        foreach (var attribute in new[] { "secure", "httponly", "samesite=strict", "path=/" })
            Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
    }

    private static Dictionary<string, string> Decision() => new()
    {
        ["crossing"] = "01a201fd6bd67bd492e236a26afff47d",
        ["traveller"] = "1",
        ["seen"] = "0",
        ["outcome"] = "Admit",
        ["note"] = "",
    };

    private async Task<HttpClient> ClientAsync()
    {
        var node = await fixture.NodeAsync();
        var handler = new HttpClientHandler { AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        return new HttpClient(handler) { BaseAddress = new Uri(node.Address) };
    }

    private async Task<HttpClient> SignedInAsync(string name)
    {
        var client = await ClientAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(client, name, "/officer")).StatusCode);
        return client;
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string name, string next) => await PostAsync(client, "/sign-in", new()
    {
        ["name"] = name,
        ["password"] = NodeProcess.Password,
        ["next"] = next,
        ["__RequestVerificationToken"] = await TokenAsync(client),
    });

    private static async Task<string> TokenAsync(HttpClient client)
    {
        var html = await client.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        const string Mark = "name=\"__RequestVerificationToken\" value=\"";
        var start = html.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return html[start..html.IndexOf('"', start)];
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path) => client.GetAsync(path, TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, Dictionary<string, string> form) =>
        client.PostAsync(path, new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
}
