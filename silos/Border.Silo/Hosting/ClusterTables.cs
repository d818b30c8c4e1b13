using Npgsql;

namespace Border.Silo.Hosting;

/// <summary>
/// Makes the tables that Orleans' ADO.NET membership provider expects in PostgreSQL: the provider looks up each statement it runs in
/// <c>OrleansQuery</c> and binds parameters by the names used here. Members' metadata is read as null and not kept, so that
/// providers with and without it find what they need.
/// </summary>
public static class ClusterTables
{
    // "Border" in ASCII: silos that start together take turns.
    private const long LockKey = 0x426F72646572;

    /// <summary>Makes what is missing; several silos may call it at once.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached or the user may not create tables.</exception>
    public static async Task EnsureAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({LockKey})", cancellation);
        await ExecuteAsync(connection, Tables, cancellation);
        foreach (var (key, text) in Queries)
        {
            await using var command = new NpgsqlCommand(
                "INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ($1, $2) ON CONFLICT (QueryKey) DO UPDATE SET QueryText = $2", connection);
            command.Parameters.Add(new() { Value = key });
            command.Parameters.Add(new() { Value = text });
            await command.ExecuteNonQueryAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Each statement by the key under which the provider asks for it.</summary>
    public static IReadOnlyDictionary<string, string> Queries { get; } = new Dictionary<string, string>
    {
        ["InsertMembershipVersionKey"] =
            """
            WITH made AS (
                INSERT INTO OrleansMembershipVersionTable (DeploymentId) VALUES (@DeploymentId)
                ON CONFLICT (DeploymentId) DO NOTHING RETURNING 1)
            SELECT count(*)::int FROM made
            """,
        ["InsertMembershipKey"] =
            $"""
            WITH moved AS ({MoveVersion} AND NOT EXISTS (SELECT 1 FROM OrleansMembershipTable m WHERE {ThisMember}) RETURNING 1),
            made AS (
                INSERT INTO OrleansMembershipTable
                    (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
                SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
                FROM moved RETURNING 1)
            SELECT count(*)::int FROM made
            """,
        ["UpdateMembershipKey"] =
            $"""
            WITH moved AS ({MoveVersion} AND EXISTS (SELECT 1 FROM OrleansMembershipTable m WHERE {ThisMember}) RETURNING 1),
            changed AS (
                UPDATE OrleansMembershipTable m
                SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = GREATEST(m.IAmAliveTime, @IAmAliveTime)
                FROM moved WHERE {ThisMember} RETURNING 1)
            SELECT count(*)::int FROM changed
            """,
        ["UpdateIAmAlivetimeKey"] =
            $"UPDATE OrleansMembershipTable m SET IAmAliveTime = GREATEST(m.IAmAliveTime, @IAmAliveTime) WHERE {ThisMember}",
        ["MembershipReadRowKey"] = $"{ReadMembers} AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation {OfDeployment}",
        ["MembershipReadAllKey"] = $"{ReadMembers} {OfDeployment}",
        ["DeleteMembershipTableEntriesKey"] =
            """
            DELETE FROM OrleansMembershipTable WHERE DeploymentId = @DeploymentId;
            DELETE FROM OrleansMembershipVersionTable WHERE DeploymentId = @DeploymentId
            """,
        ["GatewaysQueryKey"] =
            """
            SELECT Address, ProxyPort, Generation FROM OrleansMembershipTable
            WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0
            """,
        // Status 6 is SiloStatus.Dead: only silos declared dead are forgotten.
        ["CleanupDefunctSiloEntriesKey"] =
            "DELETE FROM OrleansMembershipTable WHERE DeploymentId = @DeploymentId AND IAmAliveTime < @IAmAliveTime AND Status = 6",
        ["CleanupDefunctSiloEntryKey"] =
            """
            DELETE FROM OrleansMembershipTable
            WHERE DeploymentId = @DeploymentId AND Status = 6 AND Address = @Address AND Port = @Port AND Generation = @Generation
              AND IAmAliveTime = @IAmAliveTime AND StartTime = @StartTime AND COALESCE(SuspectTimes, '') = COALESCE(@SuspectTimes, '')
            """,
    };

    private const string MoveVersion =
        "UPDATE OrleansMembershipVersionTable SET Timestamp = now(), Version = Version + 1 WHERE DeploymentId = @DeploymentId AND Version = @Version";

    private const string ThisMember =
        "m.DeploymentId = @DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation";

    // The left join returns the version even when there is no member.
    private const string ReadMembers =
        """
        SELECT v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes,
               NULL::text AS MetadataJson, m.StartTime, m.IAmAliveTime, v.Version
        FROM OrleansMembershipVersionTable v LEFT JOIN OrleansMembershipTable m ON m.DeploymentId = v.DeploymentId
        """;

    private const string OfDeployment = "WHERE v.DeploymentId = @DeploymentId";

    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS OrleansQuery (QueryKey varchar(64) PRIMARY KEY, QueryText varchar(8000) NOT NULL);
        CREATE TABLE IF NOT EXISTS OrleansMembershipVersionTable (
            DeploymentId varchar(150) PRIMARY KEY,
            Timestamp timestamptz(3) NOT NULL DEFAULT now(),
            Version integer NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS OrleansMembershipTable (
            DeploymentId varchar(150) NOT NULL REFERENCES OrleansMembershipVersionTable,
            Address varchar(45) NOT NULL,
            Port integer NOT NULL,
            Generation integer NOT NULL,
            SiloName varchar(150) NOT NULL,
            HostName varchar(150) NOT NULL,
            Status integer NOT NULL,
            ProxyPort integer NULL,
            SuspectTimes varchar(8000) NULL,
            StartTime timestamptz(3) NOT NULL,
            IAmAliveTime timestamptz(3) NOT NULL,
            PRIMARY KEY (DeploymentId, Address, Port, Generation));
        """;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
