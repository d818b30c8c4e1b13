using System.Net;
using System.Net.Sockets;
using Border.Silo.Configuration;
using Border.Silo.Hosting;
using Border.Testing;

namespace Border.Silo.Tests.Hosting;

/// <summary>The silo's program as an administrator starts it.</summary>
public sealed class SiloProcessTests
{
    [Fact]
    public async Task Port_InUse_EndsWithWordsThatSayWhatToDo()
    {
        using var folder = new TempFolder("silo-process");
        using var certificates = await TestCertificates.CreateAsync("north/n1");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"https://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        await File.WriteAllTextAsync(
            folder["silo.json"],
            $$"""
            {
              "name": "silo-1", "url": "{{url}}", "stateFolder": "state", "certificateFolder": "{{certificates.CentreFolder}}",
              "broker": { "host": "localhost", "port": {{FreePort.Next()}} },
              "cluster": { "siloPort": {{FreePort.Next()}}, "gatewayPort": {{FreePort.Next()}} }
            }
            """,
            TestContext.Current.CancellationToken);

        using var silo = ServerProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Border.Silo.dll"), "--config", folder["silo.json"]]);

        await Eventually.Async(() => silo.HasExited, TimeSpan.FromSeconds(240), () => silo.Output, TestContext.Current.CancellationToken);
        await Eventually.Async(
            () => silo.Output.Contains($"{url} is in use by another process. Stop that one, or choose another port in {folder["silo.json"]}.", StringComparison.Ordinal),
            detail: () => silo.Output,
            cancellation: TestContext.Current.CancellationToken);
    }

    [Fact]
    public void PortInUse_OfTheCluster_NamesTheClustersPorts()
    {
        var settings = new SiloSettings
        {
            Name = "silo-1",
            Url = "https://127.0.0.1:8443",
            StateFolder = "state",
            CertificateFolder = "certs",
            Broker = new BrokerSettings("localhost", 8884),
        };
        var failure = new InvalidOperationException("start failed", new SocketException((int)SocketError.AddressAlreadyInUse));

        Assert.Contains("Port 11111 or 30000", PortInUse.Explain(failure, settings, "silo.json"), StringComparison.Ordinal);
        Assert.Null(PortInUse.Explain(new InvalidOperationException("other"), settings, "silo.json"));
    }
}
