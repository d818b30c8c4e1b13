using Border.Link.Transport;
using Border.Link.Transport.MqttNet;

namespace Border.Link.Tests.Transport;

public class MqttNetTransportTests(BrokerFixture fixture) : TransportCompliance(fixture)
{
    protected override IMqttTransport Transport { get; } = new MqttNetTransport(TimeProvider.System);
}
