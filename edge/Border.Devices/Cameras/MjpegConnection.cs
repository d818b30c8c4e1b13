using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Border.Devices.Cameras;

/// <summary>Opens the camera's stream over HTTP.</summary>
internal static class MjpegConnection
{
    public static HttpClient CreateClient(MjpegCameraOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            // A camera is on the post's own network and has no business sending us elsewhere.
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxResponseHeadersLength = 16,
        };
        if (options.User is not null)
        {
            handler.Credentials = new NetworkCredential(options.User, options.Password ?? "");
        }

        if (options.CertificateSha256 is { } pin)
        {
            var expected = Convert.FromHexString(pin.Replace(":", "", StringComparison.Ordinal));
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is X509Certificate2 shown
                && CryptographicOperations.FixedTimeEquals(shown.GetCertHash(HashAlgorithmName.SHA256), expected);
        }

        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Asks for the stream.</summary>
    /// <exception cref="InvalidDataException">The camera answers with something else than a stream; the message says what.</exception>
    public static async Task<HttpResponseMessage> OpenAsync(HttpClient client, Uri address, CancellationToken cancellation)
    {
        var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        var problem = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "it refuses the user name or password; correct them in the settings",
            HttpStatusCode.NotFound => "it has no stream at this path; correct the address in the settings",
            var other => $"it answers with HTTP status {(int)other}",
        };
        response.Dispose();
        throw new InvalidDataException(problem);
    }
}
