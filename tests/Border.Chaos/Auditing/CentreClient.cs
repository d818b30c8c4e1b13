using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Border.Testing.Running;

namespace Border.Chaos.Auditing;

/// <summary>A commander at one silo: asks its API, which asks the grains wherever they are.</summary>
internal sealed partial class CentreClient : IDisposable
{
    private const string Commander = "commander1";
    private readonly HttpClient _client;

    private CentreClient(HttpClient client) => _client = client;

    /// <summary>Signs in at a silo.</summary>
    public static async Task<CentreClient> SignInAsync(RunningBorder border, RunningSilo silo, CancellationToken cancellation)
    {
        var client = new HttpClient(new HttpClientHandler
        {
            CookieContainer = new CookieContainer(),
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        })
        {
            BaseAddress = silo.Url,
        };
        var page = await client.GetStringAsync("/sign-in", cancellation);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["name"] = Commander,
            ["password"] = border.FirstRun[Commander],
        });
        using var answer = await client.PostAsync("/sign-in", form, cancellation);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? new CentreClient(client)
            : throw new InvalidOperationException($"{silo.Name} did not let {Commander} in: {answer.StatusCode}");
    }

    /// <summary>A post as its grains show it; null when they do not answer now or know nothing of it.</summary>
    public async Task<PostPicture?> FindPostAsync(string post, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _client.GetAsync($"/api/v1/posts/{post}", cancellation);
            return answer.IsSuccessStatusCode ? PostPicture.From((await answer.Content.ReadFromJsonAsync<JsonObject>(cancellation))!) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>What the grains of a post say.</summary>
/// <param name="InProgress">Crossings that have not ended.</param>
/// <param name="EndedToday">Crossings that ended on the newest day.</param>
/// <param name="Backlog">Records that its nodes have told of and not sent.</param>
internal sealed record PostPicture(long InProgress, long EndedToday, long Backlog)
{
    /// <summary>From the API's answer.</summary>
    public static PostPicture From(JsonObject status) => new(
        (long)status["inProgress"]!,
        (long)status["endedToday"]!,
        status["nodes"]!.AsArray().Sum(node => (long?)node!["backlog"] ?? 0));
}
