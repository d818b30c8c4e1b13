using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Records;
using Border.Domain.Stays;
using Border.Domain.Time;
using Microsoft.Data.Sqlite;

namespace Border.Edge.Stays;

/// <summary>
/// The SQLite file under <see cref="StayBook"/>: visits of travellers and vehicles by pseudonym, parties in progress, and how far the journal was read. Not for several
/// threads. Everything but what the centre told follows from the journal, so a lost or spoilt file is begun anew.
/// </summary>
internal sealed partial class StayFile : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA secure_delete = ON;
        CREATE TABLE IF NOT EXISTS visits (subject TEXT, crossing BLOB, ms INTEGER, counter INTEGER, day INTEGER, direction INTEGER, own INTEGER, kind INTEGER,
            PRIMARY KEY (subject, crossing)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS visits_by_day ON visits (day);
        CREATE TABLE IF NOT EXISTS told (subject TEXT PRIMARY KEY, at INTEGER) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS parties (crossing BLOB PRIMARY KEY, direction INTEGER, kind INTEGER, vehicle TEXT) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS cursor (one INTEGER PRIMARY KEY, epoch INTEGER, sequence INTEGER);
        """;

    private readonly SqliteConnection _connection;

    private StayFile(SqliteConnection connection) => _connection = connection;

    /// <exception cref="SqliteException">It is no such file, or the disk failed.</exception>
    public static StayFile Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var opened = new StayFile(connection);
            opened.Execute(Schema);
            opened.Execute(VehicleSchema);
            opened.AddLooks();
            return opened;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void InTransaction(Action work)
    {
        using var transaction = _connection.BeginTransaction();
        work();
        transaction.Commit();
    }

    public RecordPosition Cursor()
    {
        using var command = Command("SELECT epoch, sequence FROM cursor");
        using var reader = command.ExecuteReader();
        return reader.Read() ? new RecordPosition(reader.GetInt64(0), reader.GetInt64(1)) : RecordPosition.None;
    }

    public void SetCursor(RecordPosition read) =>
        Execute("INSERT OR REPLACE INTO cursor VALUES (1, $a, $b)", read.Epoch, read.Sequence);

    public IReadOnlyList<StayVisit> Visits(string subject, int limit)
    {
        using var command = Command("SELECT crossing, ms, counter, day, direction, kind FROM visits WHERE subject = $a ORDER BY ms DESC, counter DESC LIMIT $b", subject, limit);
        using var reader = command.ExecuteReader();
        var visits = new List<StayVisit>();
        while (reader.Read())
        {
            visits.Add(new StayVisit(
                reader.GetFieldValue<Guid>(0), new HlcTimestamp(reader.GetInt64(1), reader.GetInt32(2)), DateOnly.FromDayNumber(reader.GetInt32(3)), (Direction)reader.GetInt32(4))
            {
                LaneKind = reader.IsDBNull(5) ? null : (LaneKind)reader.GetInt32(5),
            });
        }

        return visits;
    }

    /// <summary>The node's own crossing stands over what the centre told of it.</summary>
    public void Add(string subject, StayVisit visit, bool own) => Execute(
        $"INSERT OR {(own ? "REPLACE" : "IGNORE")} INTO visits VALUES ($a, $b, $c, $d, $e, $f, $g, $h)", subject, visit.Crossing, visit.Order.PhysicalMilliseconds,
        visit.Order.Counter, visit.Day.DayNumber, (int)visit.Direction, own, visit.LaneKind is { } kind ? (int)kind : DBNull.Value);

    public DateTimeOffset? ToldAt(string subject)
    {
        using var command = Command("SELECT at FROM told WHERE subject = $a", subject);
        return command.ExecuteScalar() is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    public void Forget(string subject)
    {
        Execute("DELETE FROM visits WHERE subject = $a AND own = 0", subject);
        Execute("DELETE FROM vehicles WHERE subject = $a AND own = 0", subject);
        Execute("DELETE FROM told WHERE subject = $a", subject);
    }

    public void SetTold(string subject, DateTimeOffset at) => Execute("INSERT OR REPLACE INTO told VALUES ($a, $b)", subject, at.ToUnixTimeMilliseconds());

    public void Erase(string subject)
    {
        Forget(subject);
        Execute("DELETE FROM visits WHERE subject = $a", subject);
        Execute("DELETE FROM vehicles WHERE subject = $a", subject);
        // What was noted of it in a crossing in progress is kept apart from its visit until that ends.
        Execute(
            "DELETE FROM heard WHERE json_extract(event, '$.type') = $b AND crossing IN (SELECT crossing FROM parties WHERE vehicle = $a)", subject, VehicleDescribed.Name);
        Execute("UPDATE parties SET vehicle = NULL WHERE vehicle = $a", subject);
    }

    public (Direction Direction, LaneKind Kind)? PartyOf(Guid crossing)
    {
        using var command = Command("SELECT direction, kind FROM parties WHERE crossing = $a", crossing);
        using var reader = command.ExecuteReader();
        return reader.Read() ? ((Direction)reader.GetInt32(0), (LaneKind)reader.GetInt32(1)) : null;
    }

    public void Begin(Guid crossing, Direction direction, LaneKind kind) =>
        Execute("INSERT OR REPLACE INTO parties VALUES ($a, $b, $c, NULL)", crossing, (int)direction, (int)kind);

    public void End(Guid crossing)
    {
        Execute("DELETE FROM parties WHERE crossing = $a", crossing);
        Execute("DELETE FROM heard WHERE crossing = $a", crossing);
    }

    public int Prune(DateOnly before) =>
        Execute("DELETE FROM visits WHERE day < $a", before.DayNumber) + Execute("DELETE FROM vehicles WHERE day < $a", before.DayNumber);

    public void Dispose() => _connection.Dispose();

    private int Execute(string text, params object[] values)
    {
        using var command = Command(text, values);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string text, params object[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${(char)('a' + i)}", values[i]);
        return command;
    }
}
