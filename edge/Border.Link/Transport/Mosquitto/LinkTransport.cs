using Border.Link.Transport.Mosquitto;

namespace Border.Link.Transport;

/// <summary>The MQTT client of this build; Transport/MqttNet holds the same class for builds with MQTTnet.</summary>
public static class LinkTransport
{
    /// <summary>The transport.</summary>
    /// <param name="time">Tells whether certificates are valid.</param>
    public static IMqttTransport Create(TimeProvider time) => new MosquittoTransport(time);
}
