using Border.Domain.Records;
using Border.Ledger.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Border.Ledger.Records;

// Many streams with five statements, however many they are. Rows are made and locked in the order of the names, so that silos that append
// to the same streams wait for each other and never in a circle.
internal sealed partial class PostgresLedger
{
    /// <inheritdoc />
    protected override async Task<IReadOnlyList<long?>> AppendAsync(
        Session session, IReadOnlyList<ResolvedAppend> appends, CancellationToken cancellation)
    {
        var streams = await LockAsync(session, [.. appends.Select(a => a.Stream).Order(StringComparer.Ordinal)], cancellation);
        var rows = new List<StreamRow>();
        var index = new List<int>();
        for (var i = 0; i < appends.Count; i++)
        {
            var (id, version) = streams[appends[i].Stream];
            if (version != appends[i].Expected)
                continue;
            foreach (var (node, position) in appends[i].Records)
            {
                rows.Add(new StreamRow(id, node, position));
                index.Add(i);
            }
        }

        var known = rows.Count == 0 ? [] : await FindKnownAsync(session, rows, cancellation);
        long[] versions = [.. appends.Select(a => a.Expected)];
        var added = new List<(StreamRow Row, long Version)>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            // Also a record that one append names twice is there once.
            if (known.Add(rows[i]))
                added.Add((rows[i], ++versions[index[i]]));
        }

        if (added.Count > 0)
            await InsertAsync(session, added, cancellation);
        return [.. appends.Select((a, i) => streams[a.Stream].Version == a.Expected ? versions[i] : (long?)null)];
    }

    private static async Task<Dictionary<string, (long Id, long Version)>> LockAsync(Session session, string[] names, CancellationToken cancellation)
    {
        await using var make = (NpgsqlCommand)session.Command("INSERT INTO streams (name, version) SELECT unnest(@names), 0 ON CONFLICT DO NOTHING");
        Add(make.Parameters, "names", NpgsqlDbType.Array | NpgsqlDbType.Text, names);
        await make.ExecuteNonQueryAsync(cancellation);
        await using var take = (NpgsqlCommand)session.Command("SELECT name, id, version FROM streams WHERE name = ANY(@names) ORDER BY name COLLATE \"C\" FOR UPDATE");
        Add(take.Parameters, "names", NpgsqlDbType.Array | NpgsqlDbType.Text, names);
        await using var reader = await take.ExecuteReaderAsync(cancellation);
        var streams = new Dictionary<string, (long, long)>(names.Length, StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            streams[reader.GetString(0)] = (reader.GetInt64(1), reader.GetInt64(2));
        return streams;
    }

    private static async Task<HashSet<StreamRow>> FindKnownAsync(Session session, List<StreamRow> rows, CancellationToken cancellation)
    {
        await using var command = (NpgsqlCommand)session.Command(
            """
            SELECT s.stream, s.node, s.epoch, s.seq FROM stream_records s
            JOIN unnest(@streams, @nodes, @epochs, @seqs) AS u (stream, node, epoch, seq)
              ON s.stream = u.stream AND s.node = u.node AND s.epoch = u.epoch AND s.seq = u.seq
            """);
        AddRows(command, rows);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var known = new HashSet<StreamRow>();
        while (await reader.ReadAsync(cancellation))
            known.Add(new StreamRow(reader.GetInt64(0), reader.GetInt64(1), new RecordPosition(reader.GetInt64(2), reader.GetInt64(3))));
        return known;
    }

    private static async Task InsertAsync(Session session, List<(StreamRow Row, long Version)> added, CancellationToken cancellation)
    {
        await using var insert = (NpgsqlCommand)session.Command(
            """
            WITH added AS (
              INSERT INTO stream_records (stream, version, node, epoch, seq)
              SELECT * FROM unnest(@streams, @versions, @nodes, @epochs, @seqs) RETURNING stream, version)
            UPDATE streams SET version = newest.version FROM (SELECT stream, max(version) AS version FROM added GROUP BY stream) newest
            WHERE streams.id = newest.stream
            """);
        AddRows(insert, [.. added.Select(a => a.Row)]);
        Add(insert.Parameters, "versions", NpgsqlDbType.Array | NpgsqlDbType.Bigint, added.Select(a => a.Version).ToArray());
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    private static void AddRows(NpgsqlCommand command, List<StreamRow> rows)
    {
        Add(command.Parameters, "streams", NpgsqlDbType.Array | NpgsqlDbType.Bigint, rows.Select(r => r.Stream).ToArray());
        Add(command.Parameters, "nodes", NpgsqlDbType.Array | NpgsqlDbType.Bigint, rows.Select(r => r.Node).ToArray());
        Add(command.Parameters, "epochs", NpgsqlDbType.Array | NpgsqlDbType.Bigint, rows.Select(r => r.Position.Epoch).ToArray());
        Add(command.Parameters, "seqs", NpgsqlDbType.Array | NpgsqlDbType.Bigint, rows.Select(r => r.Position.Sequence).ToArray());
    }

    private readonly record struct StreamRow(long Stream, long Node, RecordPosition Position);
}
