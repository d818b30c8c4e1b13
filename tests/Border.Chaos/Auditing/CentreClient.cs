using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Border.Testing.Running;

namespace Border.Chaos.Auditing;

/// <summary>A commander at one silo: asks its API, which asks the grains wherever they are.</summary>
internal sealed class CentreClient : IDisposable
{
    private const string Commander = "commander1";
    private readonly HttpClient _client;

    private CentreClient(HttpClient client) => _client = client;

    /// <summary>Signs in at a silo.</summary>
    public static async Task<CentreClient> SignInAsync(RunningBorder border, RunningSilo silo, CancellationToken cancellation) =>
        new(await SignedIn.AtAsync(silo.Url, Commander, border.FirstRun[Commander], cancellation));

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

    /// <summary>Orders a lane to be opened or closed; the order is kept at the centre when this returns.</summary>
    public async Task OrderAsync(string post, string lane, bool open, CancellationToken cancellation)
    {
        using var answer = await _client.PostAsJsonAsync(
            "/api/v1/commands/lane", new JsonObject { ["post"] = post, ["lane"] = lane, ["open"] = open }, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Where the commands to a node stand: their states as the API words them.</summary>
    public async Task<IReadOnlyList<string>> CommandsAsync(string node, CancellationToken cancellation)
    {
        var all = await _client.GetFromJsonAsync<JsonArray>($"/api/v1/nodes/{node}/commands", cancellation);
        return [.. all!.Select(command => $"{command!["state"]}")];
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();
}

/// <summary>What the grains of a post say.</summary>
/// <param name="InProgress">Crossings that have not ended.</param>
/// <param name="EndedToday">Crossings that ended on the newest day.</param>
internal sealed record PostPicture(long InProgress, long EndedToday)
{
    /// <summary>From the API's answer.</summary>
    public static PostPicture From(JsonObject status) => new((long)status["inProgress"]!, (long)status["endedToday"]!);
}
