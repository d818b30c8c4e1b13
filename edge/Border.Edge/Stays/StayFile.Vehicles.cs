using System.Text.Json;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Records;
using Border.Domain.Time;
using Border.Domain.Vehicles;

namespace Border.Edge.Stays;

// Vehicles' visits, with how they looked where somebody noted it. What a crossing in progress told so far is kept as events without their notes, so that its visit is
// folded as the centre folds it.
internal sealed partial class StayFile
{
    private const string VehicleSchema = """
        CREATE TABLE IF NOT EXISTS vehicles (subject TEXT, crossing BLOB, post TEXT, direction INTEGER, ms INTEGER, counter INTEGER, at INTEGER, day INTEGER,
            passed INTEGER, people INTEGER, clock INTEGER, own INTEGER, looks TEXT, PRIMARY KEY (subject, crossing)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS vehicles_by_day ON vehicles (day);
        CREATE INDEX IF NOT EXISTS vehicles_by_crossing ON vehicles (crossing);
        CREATE TABLE IF NOT EXISTS heard (crossing BLOB, number INTEGER, ms INTEGER, counter INTEGER, at INTEGER, event TEXT, PRIMARY KEY (crossing, number)) WITHOUT ROWID;
        """;

    public IReadOnlyList<VehicleVisit> VehicleVisits(string subject, int limit)
    {
        using var command = Command(
            "SELECT crossing, post, direction, ms, counter, at, day, passed, people, clock, looks FROM vehicles WHERE subject = $a ORDER BY ms DESC, counter DESC LIMIT $b", subject, limit);
        using var reader = command.ExecuteReader();
        var visits = new List<VehicleVisit>();
        while (reader.Read())
        {
            visits.Add(new VehicleVisit(
                reader.GetFieldValue<Guid>(0), reader.GetString(1), (Direction)reader.GetInt32(2), new HlcTimestamp(reader.GetInt64(3), reader.GetInt32(4)),
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(5)), DateOnly.FromDayNumber(reader.GetInt32(6)), reader.GetBoolean(7), reader.GetInt32(8), reader.GetInt32(9))
            {
                Looks = reader.IsDBNull(10) ? null : JsonSerializer.Deserialize(reader.GetString(10), VehicleVisitJson.Default.VehicleDescription),
            });
        }

        return visits;
    }

    /// <summary>The node's own visit stands over what the centre told of it.</summary>
    public void Add(string subject, VehicleVisit visit, bool own) => Execute(
        $"INSERT OR {(own ? "REPLACE" : "IGNORE")} INTO vehicles VALUES ($a, $b, $c, $d, $e, $f, $g, $h, $i, $j, $k, $l, $m)",
        subject, visit.Crossing, visit.Post, (int)visit.Direction, visit.Order.PhysicalMilliseconds, visit.Order.Counter, visit.At.ToUnixTimeMilliseconds(),
        visit.Day.DayNumber, visit.Passed, visit.People, visit.ClockSeconds, own,
        visit.Looks is { } looks ? JsonSerializer.Serialize(looks, VehicleVisitJson.Default.VehicleDescription) : DBNull.Value);

    /// <summary>A plate was read in a crossing; one read before was misread or another's.</summary>
    public void SeeVehicle(Guid crossing, string subject, string post)
    {
        Execute("DELETE FROM vehicles WHERE crossing = $a AND own = 1", crossing);
        Execute("UPDATE parties SET vehicle = $b WHERE crossing = $a", crossing, subject);
        Refresh(crossing, post);
    }

    /// <summary>An event of a crossing in progress that tells something of its vehicle's visit.</summary>
    public void Hear(CrossingEvent e, JournalRecord record, string post)
    {
        var told = e is Decided decided ? decided with { Note = null } : e;
        Execute(
            "INSERT OR REPLACE INTO heard VALUES ($a, $b, $c, $d, $e, $f)", e.Crossing, e.Number, record.Hlc.PhysicalMilliseconds, record.Hlc.Counter,
            record.At.ToUnixTimeMilliseconds(), JsonSerializer.Serialize<BorderEvent>(told, EventJson.Default.BorderEvent));
        Refresh(e.Crossing, post);
    }

    /// <summary>A file of a version before looks were noted: nothing that it holds has any.</summary>
    private void AddLooks()
    {
        using var command = Command("SELECT count(*) FROM pragma_table_info('vehicles') WHERE name = 'looks'");
        if (command.ExecuteScalar() is 0L)
            Execute("ALTER TABLE vehicles ADD COLUMN looks TEXT");
    }

    private void Refresh(Guid crossing, string post)
    {
        using var command = Command("SELECT vehicle FROM parties WHERE crossing = $a AND vehicle IS NOT NULL", crossing);
        if (command.ExecuteScalar() is string subject && Passage(crossing).Visit(crossing, post) is { } visit)
            Add(subject, visit, own: true);
    }

    private VehiclePassage Passage(Guid crossing)
    {
        using var command = Command("SELECT ms, counter, at, event FROM heard WHERE crossing = $a", crossing);
        using var reader = command.ExecuteReader();
        var passage = new VehiclePassage();
        while (reader.Read())
        {
            var e = JsonSerializer.Deserialize(reader.GetString(3), EventJson.Default.BorderEvent)!;
            passage = passage.After(e, new HlcTimestamp(reader.GetInt64(0), reader.GetInt32(1)), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)));
        }

        return passage;
    }
}
