using Border.Link.Transport;
using Border.Link.Transport.Mosquitto;

namespace Border.Link.Tests.Transport;

public class MosquittoTransportTests(BrokerFixture fixture) : TransportCompliance(fixture)
{
    protected override IMqttTransport Transport { get; } = new MosquittoTransport(TimeProvider.System);
}
