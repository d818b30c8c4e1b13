using System.Text.Json;
using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Domain.Time;
using Border.Grains.Nodes;

namespace Border.Grains.Tests.Hosts;

/// <summary>A node's journal in memory, written with the real codecs: what a test tells it to record, it can send.</summary>
internal sealed class SimulatedNode(string name, long epoch = 1)
{
    private readonly List<byte[]> _bodies = [];
    private readonly List<byte[]> _hashes = [HashChain.Start(NodeName.Parse(name), epoch)];
    private readonly Dictionary<string, SubjectKey> _keys = [];

    public NodeName Name { get; } = NodeName.Parse(name);

    public string Instance { get; init; } = Guid.NewGuid().ToString();

    /// <summary>The node's clock; every record takes a second.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>True for a node whose program still writes the first schema.</summary>
    public bool WritesSchema1 { get; set; }

    public int Count => _bodies.Count;

    public RecordPosition Last => new(epoch, Count);

    public static string Person(int number) => Pseudonym.Traveller("key"u8, "UTO", $"L{number}", "800101");

    public NodeBatch Batch(int first, int count) => new(
        Instance,
        epoch,
        first,
        _hashes[first - 1],
        [.. _bodies.Skip(first - 1).Take(count)],
        [.. _keys.Values.Select(k => new NodeKey(k.Id, k.Subject, k.Key))]);

    public NodeBatch All() => Batch(1, Count);

    public void Record(BorderEvent e, string? lane = null, string? subject = null)
    {
        SubjectKey? key = null;
        if (subject is not null && !_keys.TryGetValue(subject, out key))
            _keys[subject] = key = SubjectKey.Create(subject);
        var hlc = new HlcTimestamp(Now.ToUnixTimeMilliseconds(), 0);
        var draft = EventCodec.ToDraft(e, lane, key);
        var body = RecordCodec.Encode(Name, new RecordPosition(epoch, Count + 1), hlc, Now, WritesSchema1 ? AsOfSchema1(e, draft, key) : draft);
        RecordBytes(WritesSchema1 ? [.. "{\"v\":1"u8, .. body.AsSpan(6)] : body);
        Now += TimeSpan.FromSeconds(1);
    }

    // The first schema sealed an event as it is.
    private static RecordDraft AsOfSchema1(BorderEvent e, RecordDraft draft, SubjectKey? key) => key is null || !e.IsPersonal
        ? draft
        : draft with
        {
            Payload = PayloadSeal.Seal(
                key.Key,
                JsonSerializer.SerializeToUtf8Bytes(e, EventJson.Default.BorderEvent),
                PayloadSeal.RecordLabel(e.Kind, (e as CrossingEvent)?.Crossing, key.Subject)),
        };

    /// <summary>The node says that it erased a subject's keys.</summary>
    public void Erase(string subject)
    {
        var draft = EventCodec.ToDraft(new SubjectErased { Keys = 1, By = "centre" }) with { Subject = subject };
        RecordBytes(RecordCodec.Encode(Name, new RecordPosition(epoch, Count + 1), new HlcTimestamp(Now.ToUnixTimeMilliseconds(), 0), Now, draft));
    }

    public void RecordBytes(byte[] body)
    {
        _bodies.Add(body);
        _hashes.Add(HashChain.Next(_hashes[^1], body));
    }

    /// <summary>A whole crossing of one traveller: 5 records.</summary>
    public Guid Cross(string person, Direction direction = Direction.Entry, string lane = "a", Outcome outcome = Outcome.Admit)
    {
        var id = Begin(person, direction, lane);
        Finish(id, person, lane, outcome);
        return id;
    }

    /// <summary>The first three records of a crossing: arrival, document, recommendation.</summary>
    public Guid Begin(string person, Direction direction = Direction.Entry, string lane = "a")
    {
        var id = Guid.NewGuid();
        Record(new CrossingOpened { Crossing = id, Number = 1, Lane = lane, Direction = direction, LaneKind = LaneKind.Pedestrian }, lane);
        Record(Document(id, person), lane, person);
        Record(
            new Recommended
            {
                Crossing = id,
                Number = 3,
                Traveller = 1,
                Recommendation = new Recommendation(Outcome.Admit, [new Reason("clean", "Every check is clean.", Outcome.Admit)], [], 1),
                Milliseconds = 300,
            },
            lane);
        return id;
    }

    public void Finish(Guid id, string person, string lane = "a", Outcome outcome = Outcome.Admit)
    {
        Record(new Decided { Crossing = id, Number = 4, Traveller = 1, Outcome = outcome, Officer = "anna", Override = false }, lane, person);
        Record(new CrossingClosed { Crossing = id, Number = 5, Outcome = outcome }, lane);
    }

    public static AiOutput Ai { get; } = new("mrz", "1", new string('a', 64), new string('b', 64), 0.99, 0.5, ["Read clearly."]);

    private static DocumentRead Document(Guid crossing, string person) => new()
    {
        Crossing = crossing,
        Number = 2,
        Traveller = 1,
        Person = person,
        Document = new TravelDocument(MrzFormat.TD3, "P", "UTO", "EXAMPLE", "ANNA", "L898902C3", "UTO", "740812", "F", "300415", ""),
        MrzLines = ["P<UTOEXAMPLE<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F3004159<<<<<<<<<<<<<<06"],
        Valid = true,
        Problems = [],
        Ai = Ai,
    };
}
