using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Border.Link.Transport.MqttNet;

/// <summary>MQTT 5 by MQTTnet 5, for builds whose feed carries it.</summary>
public sealed class MqttNetTransport(TimeProvider time) : IMqttTransport
{
    /// <inheritdoc />
    public string Name => "MQTTnet";

    /// <inheritdoc />
    public async Task<IMqttConnection> ConnectAsync(MqttOptions options, Action<MqttMessage> inbound, CancellationToken cancellation)
    {
        if (options.Tls is not null)
        {
            CertificateCheck.Require(options.Tls, time);
        }

        var connection = new MqttNetConnection(new MqttClientFactory().CreateMqttClient(), inbound);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.ConnectTimeout);
        var brokerAccepted = false;
        try
        {
            await connection.OpenAsync(Build(options, () => brokerAccepted = true), limit.Token);
            return connection;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            await connection.DisposeAsync();
            MqttClosed closed = Explain(e, options, brokerAccepted && !limit.IsCancellationRequested, limit.IsCancellationRequested);
            throw new MqttConnectException(closed.Failure, closed.Reason, e);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static MqttClientOptions Build(MqttOptions options, Action brokerAccepted)
    {
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(options.Host, options.Port)
            .WithClientId(options.ClientId)
            .WithCleanStart()
            .WithSessionExpiryInterval((uint)options.SessionExpiry.TotalSeconds)
            .WithReceiveMaximum((ushort)options.ReceiveMaximum)
            .WithMaximumPacketSize((uint)options.MaximumPacketBytes)
            .WithoutPacketFragmentation() // one piece of TLS for a message, not one for its head and one for its payload
            .WithKeepAlivePeriod(options.KeepAlive)
            .WithTimeout(options.ConnectTimeout);
        if (options.Will is { } will)
        {
            builder.WithWillTopic(will.Topic).WithWillPayload(will.Payload.ToArray()).WithWillRetain(will.Retain)
                .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        }

        if (options.Tls is { } tls)
        {
            X509Certificate2 own = X509Certificate2.CreateFromPemFile(tls.CertificateFile, tls.KeyFile);
            X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(tls.CaFile);
            builder.WithTlsOptions(o => o
                .UseTls()
                .WithSslProtocols(SslProtocols.Tls12 | SslProtocols.Tls13)
                .WithTargetHost(options.Host)
                .WithClientCertificates(new X509Certificate2Collection(own))
                .WithCertificateValidationHandler(a =>
                {
                    bool accepted = IsBroker(a.Certificate, a.SslPolicyErrors, authority);
                    if (accepted)
                    {
                        brokerAccepted();
                    }

                    return accepted;
                }));
        }

        return builder.Build();
    }

    private static bool IsBroker(X509Certificate? certificate, SslPolicyErrors errors, X509Certificate2 authority)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
    }

    /// <param name="exception">What was thrown.</param>
    /// <param name="options">Where to.</param>
    /// <param name="hungUp">The broker had shown its certificate, and then it ended.</param>
    /// <param name="timedOut">It took too long.</param>
    private static MqttClosed Explain(Exception exception, MqttOptions options, bool hungUp, bool timedOut)
    {
        string broker = $"{options.Host}:{options.Port}";
        string[] messages = [.. Chain(exception).Select(e => e.Message)];
        string report = string.Join(": ", messages.Distinct());
        if (exception is MqttClosedException { Closed: var closed })
        {
            return closed;
        }

        if (CertificateCheck.Knows(report))
        {
            return CertificateCheck.Explain(report);
        }

        if (Chain(exception).OfType<AuthenticationException>().Any())
        {
            return CertificateCheck.Explain($"certificate verify failed: {report}");
        }

        if (hungUp)
        {
            // With TLS 1.3 the broker refuses a certificate after the handshake; often all that is left of it is a connection that was
            // closed, or reset while our first packet was on its way.
            return new(MqttFailure.OwnCertificate, $"The broker at {broker} closed the connection right after TLS: it probably does not accept our certificate. ({report})");
        }

        if (Chain(exception).OfType<SocketException>().FirstOrDefault() is { } socket)
        {
            return new(MqttFailure.Unreachable, $"No connection to the broker at {broker}: {socket.Message}");
        }

        return timedOut
            ? new(MqttFailure.Silent, $"The broker at {broker} did not answer within {options.ConnectTimeout.TotalSeconds:0} s.")
            : new(MqttFailure.Unreachable, $"No connection to the broker at {broker}: {report}");
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
