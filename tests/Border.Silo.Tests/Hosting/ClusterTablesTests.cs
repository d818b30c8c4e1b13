using Border.Silo.Hosting;
using Border.Testing;
using Npgsql;

namespace Border.Silo.Tests.Hosting;

/// <summary>Runs each membership statement as Orleans' ADO.NET provider does: named parameters, one number or rows back.</summary>
public sealed class ClusterTablesTests : IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private PrivatePostgres _postgres = null!;
    private NpgsqlConnection _connection = null!;

    public async ValueTask InitializeAsync()
    {
        _postgres = await PrivatePostgres.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            ClusterTables.EnsureAsync(_postgres.ConnectionString, TestContext.Current.CancellationToken)));
        _connection = new NpgsqlConnection(_postgres.ConnectionString);
        await _connection.OpenAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    [Fact]
    public async Task InsertVersion_Twice_OnlyTheFirstCounts()
    {
        Assert.Equal(1, await NumberAsync("InsertMembershipVersionKey"));
        Assert.Equal(0, await NumberAsync("InsertMembershipVersionKey"));
    }

    [Fact]
    public async Task InsertMember_WithTheExpectedVersion_MovesTheVersionOnce()
    {
        await NumberAsync("InsertMembershipVersionKey");

        Assert.Equal(1, await InsertAsync(version: 0));
        Assert.Equal(1, await VersionAsync());
    }

    [Fact]
    public async Task InsertMember_WithAnOldVersionOrTwice_ChangesNothing()
    {
        await NumberAsync("InsertMembershipVersionKey");
        await InsertAsync(version: 0);

        Assert.Equal(0, await InsertAsync(version: 0));
        Assert.Equal(0, await InsertAsync(version: 1));
        Assert.Equal(1, await VersionAsync());
    }

    [Fact]
    public async Task UpdateMember_OfAnUnknownMember_LeavesTheVersion()
    {
        await NumberAsync("InsertMembershipVersionKey");

        Assert.Equal(0, await UpdateAsync(version: 0, status: 3));
        Assert.Equal(0, await VersionAsync());
    }

    [Fact]
    public async Task UpdateMember_WithTheExpectedVersion_IsReadBack()
    {
        await NumberAsync("InsertMembershipVersionKey");
        await InsertAsync(version: 0);

        Assert.Equal(1, await UpdateAsync(version: 1, status: 3));
        Assert.Equal(3, await ColumnAsync<int>("MembershipReadRowKey", "Status"));
        Assert.Equal(2, await VersionAsync());
    }

    [Fact]
    public async Task ReadRow_OfAnUnknownMember_StillReturnsTheVersion()
    {
        await NumberAsync("InsertMembershipVersionKey");

        Assert.Equal(0, await VersionAsync());
    }

    [Fact]
    public async Task Gateways_OnlyActiveMembersWithAGateway_AreListed()
    {
        await NumberAsync("InsertMembershipVersionKey");
        await InsertAsync(version: 0);
        Assert.Null(await ColumnAsync<int?>("GatewaysQueryKey", "ProxyPort", ("Status", 3)));
        await UpdateAsync(version: 1, status: 3);

        Assert.Equal(30000, await ColumnAsync<int?>("GatewaysQueryKey", "ProxyPort", ("Status", 3)));
    }

    [Fact]
    public async Task Cleanup_OnlyDeadMembers_AreForgotten()
    {
        await NumberAsync("InsertMembershipVersionKey");
        await InsertAsync(version: 0);
        await ExecuteAsync("CleanupDefunctSiloEntriesKey", ("IAmAliveTime", Start.AddDays(1)));
        Assert.Equal(1, await CountAsync());
        await UpdateAsync(version: 1, status: 6);
        await ExecuteAsync("CleanupDefunctSiloEntriesKey", ("IAmAliveTime", Start.AddDays(1)));

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task ImAlive_AnOlderTime_NeverGoesBack()
    {
        await NumberAsync("InsertMembershipVersionKey");
        await InsertAsync(version: 0);
        await ExecuteAsync("UpdateIAmAlivetimeKey", [.. Member, ("IAmAliveTime", Start.AddMinutes(5))]);
        await ExecuteAsync("UpdateIAmAlivetimeKey", [.. Member, ("IAmAliveTime", Start.AddMinutes(1))]);

        Assert.Equal(Start.AddMinutes(5), await ColumnAsync<DateTime>("MembershipReadAllKey", "IAmAliveTime"));
    }

    private static (string, object)[] Member => [("Address", "10.0.0.1"), ("Port", 11111), ("Generation", 7)];

    private Task<int> InsertAsync(int version) => NumberAsync(
        "InsertMembershipKey",
        [.. Member, ("SiloName", "silo-1"), ("HostName", "host"), ("Status", 1), ("ProxyPort", 30000), ("StartTime", Start), ("IAmAliveTime", Start),
            ("MetadataJson", "{}"), ("Version", version)]);

    private Task<int> UpdateAsync(int version, int status) => NumberAsync(
        "UpdateMembershipKey",
        [.. Member, ("Status", status), ("SuspectTimes", ""), ("IAmAliveTime", Start), ("MetadataJson", "{}"), ("Version", version)]);

    private Task<int> VersionAsync() => ColumnAsync<int>("MembershipReadRowKey", "Version");

    private async Task<int> NumberAsync(string key, params (string Name, object Value)[] parameters)
    {
        await using var command = await CommandAsync(key, parameters);
        return Convert.ToInt32(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), null);
    }

    private async Task ExecuteAsync(string key, params (string Name, object Value)[] parameters)
    {
        await using var command = await CommandAsync(key, parameters);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<T?> ColumnAsync<T>(string key, string column, params (string Name, object Value)[] parameters)
    {
        await using var command = await CommandAsync(key, [.. Member, .. parameters]);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        return await reader.ReadAsync(TestContext.Current.CancellationToken) ? (T)reader[column] : default;
    }

    private async Task<long> CountAsync()
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM OrleansMembershipTable", _connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<NpgsqlCommand> CommandAsync(string key, IEnumerable<(string Name, object Value)> parameters)
    {
        await using var find = new NpgsqlCommand("SELECT QueryText FROM OrleansQuery WHERE QueryKey = $1", _connection);
        find.Parameters.Add(new() { Value = key });
        var command = new NpgsqlCommand((string)(await find.ExecuteScalarAsync(TestContext.Current.CancellationToken))!, _connection);
        command.Parameters.AddWithValue("DeploymentId", "border");
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
