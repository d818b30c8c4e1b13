using Border.Link.Transport.MqttNet;

namespace Border.Link.Transport;

/// <summary>The MQTT client of this build; Transport/Mosquitto holds the same class for builds without MQTTnet.</summary>
public static class LinkTransport
{
    /// <summary>The transport.</summary>
    /// <param name="time">Tells whether certificates are valid.</param>
    public static IMqttTransport Create(TimeProvider time) => new MqttNetTransport(time);
}
