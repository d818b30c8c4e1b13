using Border.Ledger.Tests;
using Border.Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Border.Ledger.Tests;

/// <summary>One PostgreSQL server for all tests of this assembly; each test makes its own database.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private PrivatePostgres _server = null!;

    public async ValueTask InitializeAsync() => _server = await PrivatePostgres.StartAsync();

    public Task<string> CreateDatabaseAsync() => _server.CreateDatabaseAsync($"t{Guid.NewGuid():N}");

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
