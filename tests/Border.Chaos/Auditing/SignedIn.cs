using System.Net;
using System.Text.RegularExpressions;

namespace Border.Chaos.Auditing;

/// <summary>A browser's session at a node or a silo.</summary>
internal static partial class SignedIn
{
    /// <summary>Signs in through the page's form, the same at both.</summary>
    /// <exception cref="InvalidOperationException">The account was not let in.</exception>
    public static async Task<HttpClient> AtAsync(Uri url, string account, string password, CancellationToken cancellation)
    {
        var client = new HttpClient(new HttpClientHandler
        {
            CookieContainer = new CookieContainer(),
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        })
        {
            BaseAddress = url,
        };
        var page = await client.GetStringAsync("/sign-in", cancellation);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["name"] = account,
            ["password"] = password,
        });
        using var answer = await client.PostAsync("/sign-in", form, cancellation);
        if (answer.StatusCode == HttpStatusCode.Redirect)
            return client;
        client.Dispose();
        throw new InvalidOperationException($"{url} did not let {account} in: {answer.StatusCode}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
