using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Domain.Time;
using Border.Grains.Nodes;
using Border.Domain.Documents;
using Border.Domain.Evidence;

namespace Border.Benchmarks.Grains;

/// <summary>A node that recorded one crossing of each of many travellers: four records each, one of them sealed.</summary>
internal sealed class BenchTravellers
{
    public const int RecordsPerCrossing = 4;
    private const int CrossingsPerBatch = 100;
    private static readonly NodeName Node = NodeName.Parse("bench/n1");
    private static readonly AiOutput Ai = new("mrz", "1", new string('a', 64), new string('b', 64), 0.99, 0.5, ["Read clearly."]);

    private readonly List<byte[]> _bodies = [];
    private readonly List<NodeKey> _keys = [];

    public BenchTravellers(int travellers)
    {
        for (var i = 0; i < travellers; i++)
            Cross(i);
    }

    public static string Person(int number) => Pseudonym.Traveller("bench"u8, "UTO", $"L{number}", "800101");

    public static RecordPosition Last(int travellers) => new(1, (long)travellers * RecordsPerCrossing);

    public IEnumerable<NodeBatch> Batches()
    {
        var hash = HashChain.Start(Node, 1);
        const int size = CrossingsPerBatch * RecordsPerCrossing;
        for (var first = 0; first < _bodies.Count; first += size)
        {
            byte[][] bodies = [.. _bodies.Skip(first).Take(size)];
            NodeKey[] keys = [.. _keys.Skip(first / RecordsPerCrossing).Take(CrossingsPerBatch)];
            yield return new NodeBatch("bench", 1, first + 1, hash, bodies, keys);
            hash = bodies.Aggregate(hash, (before, body) => HashChain.Next(before, body));
        }
    }

    private void Cross(int number)
    {
        var (id, key, lane) = (Guid.NewGuid(), SubjectKey.Create(Person(number)), $"l{number % 4}");
        _keys.Add(new NodeKey(key.Id, key.Subject, key.Key));
        Add(new CrossingOpened { Crossing = id, Number = 1, Lane = lane, Direction = Direction.Entry, LaneKind = LaneKind.Pedestrian }, lane, null);
        Add(
            new DocumentRead
            {
                Crossing = id,
                Number = 2,
                Traveller = 1,
                Person = key.Subject,
                Document = new TravelDocument(MrzFormat.TD3, "P", "UTO", "EXAMPLE", "ANNA", $"L{number}", "UTO", "740812", "F", "300415", ""),
                MrzLines = [new string('<', 44), new string('<', 44)],
                Valid = true,
                Problems = [],
                Ai = Ai,
            },
            lane,
            key);
        Add(new Decided { Crossing = id, Number = 3, Traveller = 1, Outcome = Outcome.Admit, Officer = "bench", Override = false }, lane, key);
        Add(new CrossingClosed { Crossing = id, Number = 4, Outcome = Outcome.Admit }, lane, null);
    }

    private void Add(BorderEvent e, string lane, SubjectKey? key)
    {
        var at = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddSeconds(_bodies.Count);
        var hlc = new HlcTimestamp(at.ToUnixTimeMilliseconds(), 0);
        _bodies.Add(RecordCodec.Encode(Node, new RecordPosition(1, _bodies.Count + 1), hlc, at, EventCodec.ToDraft(e, lane, key)));
    }
}
