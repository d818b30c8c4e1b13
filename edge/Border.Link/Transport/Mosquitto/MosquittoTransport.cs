using System.Runtime.InteropServices;

namespace Border.Link.Transport.Mosquitto;

/// <summary>MQTT 5 by Debian's libmosquitto, for builds whose feed has no MQTTnet.</summary>
public sealed class MosquittoTransport(TimeProvider time) : IMqttTransport
{
    /// <inheritdoc />
    public string Name => "libmosquitto";

    /// <inheritdoc />
    public async Task<IMqttConnection> ConnectAsync(MqttOptions options, Action<MqttMessage> inbound, CancellationToken cancellation)
    {
        if (options.Tls is not null)
        {
            CertificateCheck.Require(options.Tls, time);
        }

        MosquittoConnection connection;
        try
        {
            connection = new MosquittoConnection(options, inbound);
        }
        catch (TypeInitializationException e) when (e.InnerException is DllNotFoundException)
        {
            throw new MqttConnectException(
                MqttFailure.Unreachable, "libmosquitto.so.1 is missing on this machine: apt-get install libmosquitto1.", e);
        }

        try
        {
            await connection.Connected.WaitAsync(options.ConnectTimeout, cancellation);
            return connection;
        }
        catch (TimeoutException e)
        {
            await connection.DisposeAsync();
            throw new MqttConnectException(
                MqttFailure.Silent, $"The broker at {options.Host}:{options.Port} did not answer within {options.ConnectTimeout.TotalSeconds:0} s.", e);
        }
        catch (MqttClosedException e)
        {
            await connection.DisposeAsync();
            throw new MqttConnectException(e.Closed.Failure, e.Closed.Reason, e);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";
}
