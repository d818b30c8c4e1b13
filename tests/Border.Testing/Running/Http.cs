namespace Border.Testing.Running;

/// <summary>HTTP clients of the tests.</summary>
public static class Http
{
    /// <summary>A client that takes any certificate: what the servers present is tested where certificates are.</summary>
    public static HttpClient Trusting() => new(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        AllowAutoRedirect = false,
    });
}
