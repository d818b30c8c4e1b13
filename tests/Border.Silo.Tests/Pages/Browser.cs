using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;

namespace Border.Silo.Tests.Pages;

/// <summary>Keeps cookies as a browser does, and sends forms with the token of the page before.</summary>
internal sealed partial class Browser(TestServer server)
{
    private static readonly Uri Base = new("https://localhost");

    private readonly HttpMessageInvoker _http = new(server.CreateHandler());

    public CookieContainer Cookies { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Base, path)));

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    public async Task<HttpResponseMessage> SignInAsync(string name, string password, string? next = null) =>
        await PostAsync("/sign-in", "/sign-in", ("name", name), ("password", password), ("next", next ?? ""));

    /// <summary>Sends a form with the antiforgery token that <paramref name="page"/> holds.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string path, params (string Name, string Value)[] fields) =>
        await PostBareAsync(path, [("__RequestVerificationToken", await TokenAsync(page)), .. fields]);

    public Task<HttpResponseMessage> PostBareAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(Base, path))
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        });

    /// <summary>Sends JSON to the HTTP API.</summary>
    public Task<HttpResponseMessage> PostJsonAsync(string path, string json) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(Base, path)) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") });

    /// <summary>Sends a file as the bundles page does.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string kind, byte[] file, string page = "/command/bundles")
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync(page)), "__RequestVerificationToken" },
            { new StringContent(kind), "kind" },
            { new ByteArrayContent(file), "file", "file.json" },
        };
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(Base, "/command/bundles")) { Content = form });
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.GetCookieHeader(Base) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        var answer = await _http.SendAsync(request, Cancel);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
                Cookies.SetCookies(Base, cookie);
        }

        return answer;
    }

    private async Task<string> TokenAsync(string page)
    {
        var token = Token().Match(await ReadAsync(page)).Groups[1].Value;
        Assert.NotEmpty(token);
        return token;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
