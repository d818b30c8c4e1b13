using Border.Link.Tests.Transport;
using Border.Testing;

[assembly: AssemblyFixture(typeof(BrokerFixture))]

namespace Border.Link.Tests.Transport;

/// <summary>Certificates made once for the whole test run; every test starts a broker of its own.</summary>
public sealed class BrokerFixture : IAsyncLifetime
{
    public TestCertificates Certificates { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Certificates = await TestCertificates.CreateAsync("north/n1", "north/n2", "south/n1");

    public ValueTask DisposeAsync()
    {
        Certificates.Dispose();
        return ValueTask.CompletedTask;
    }
}
