using Border.Ledger.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Border.Ledger.Snapshots;

/// <summary>
/// Snapshots in PostgreSQL: however many are saved together, one statement, so one round trip and one commit. Rows are locked in the order of
/// their keys before any is changed, so that silos that save the same ones wait for each other and never in a circle.
/// </summary>
internal sealed class PostgresSnapshotStore(PostgresDatabase database) : SnapshotStore(database)
{
    private const string SaveAll =
        """
        WITH saves AS (SELECT * FROM unnest(@keys, @expected, @contents) AS s (key, expected, content)),
        known AS MATERIALIZED (
          SELECT s.key, s.content FROM snapshots n JOIN saves s ON n.key = s.key AND n.version = s.expected WHERE s.expected > 0
          ORDER BY n.key COLLATE "C" FOR UPDATE OF n),
        changed AS (
          UPDATE snapshots n SET version = n.version + 1, content = k.content FROM known k WHERE n.key = k.key RETURNING n.key),
        made AS (
          INSERT INTO snapshots (key, version, content) SELECT s.key, 1, s.content FROM saves s WHERE s.expected = 0 ORDER BY s.key COLLATE "C"
          ON CONFLICT DO NOTHING RETURNING key)
        SELECT key FROM changed UNION ALL SELECT key FROM made
        """;

    /// <inheritdoc />
    protected override Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<Save> saves) => database.ReadAsync(
        async session =>
        {
            // One statement is a transaction by itself.
            await using var command = (NpgsqlCommand)session.Command(SaveAll);
            Add(command, "keys", NpgsqlDbType.Text, saves.Select(s => s.Key).ToArray());
            Add(command, "expected", NpgsqlDbType.Bigint, saves.Select(s => s.Expected).ToArray());
            Add(command, "contents", NpgsqlDbType.Bytea, saves.Select(s => s.Content).ToArray());
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            var saved = new HashSet<string>(StringComparer.Ordinal);
            while (await reader.ReadAsync(CancellationToken.None))
                saved.Add(reader.GetString(0));
            return (IReadOnlyList<bool>)[.. saves.Select(s => saved.Contains(s.Key))];
        },
        CancellationToken.None);

    private static void Add(NpgsqlCommand command, string name, NpgsqlDbType type, object values) =>
        command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = values });
}
