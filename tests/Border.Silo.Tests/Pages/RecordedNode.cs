using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Domain.Secondary;
using Border.Domain.Subjects;
using Border.Domain.Time;
using Border.Grains.Nodes;

namespace Border.Silo.Tests.Pages;

/// <summary>A node's journal in memory, written with the real codecs.</summary>
internal sealed class RecordedNode(string name)
{
    public const string Surname = "EXAMPLESEN";
    public const string DocumentNumber = "L898902C3";
    public const string Plate = "BOR1234";

    private readonly List<byte[]> _bodies = [];
    private readonly Dictionary<string, SubjectKey> _keys = [];

    public NodeName Name { get; } = NodeName.Parse(name);

    public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow.AddMinutes(-5);

    public static string Person { get; } = Pseudonym.Traveller(CommandSite.PseudonymKeyBytes, "UTO", DocumentNumber, "740812");

    public static string Vehicle { get; } = Pseudonym.Vehicle(CommandSite.PseudonymKeyBytes, null, Plate);

    public NodeBatch All() => new(
        Guid.NewGuid().ToString("N"),
        1,
        1,
        HashChain.Start(Name, 1),
        [.. _bodies],
        [.. _keys.Values.Select(k => new NodeKey(k.Id, k.Subject, k.Key))]);

    /// <summary>The key of a subject, made when it has none.</summary>
    public SubjectKey KeyOf(string subject) => _keys.TryGetValue(subject, out var key) ? key : _keys[subject] = SubjectKey.Create(subject);

    /// <summary>A car with one traveller: arrival, plate, document, recommendation; decided and closed unless told otherwise.</summary>
    public Guid Cross(string lane = "l1", bool end = true, EvidenceRef? portrait = null)
    {
        var id = Guid.NewGuid();
        Record(new CrossingOpened { Crossing = id, Number = 1, Lane = lane, Direction = Direction.Entry, LaneKind = LaneKind.Car }, lane);
        Record(new PlateRead { Crossing = id, Number = 2, Text = Plate, Vehicle = Vehicle, Box = new PixelBox(1, 1, 10, 5), Ai = Ai() }, lane, Vehicle);
        Record(Document(id) with { Image = portrait }, lane, Person);
        Record(Recommend(id), lane);
        if (!end)
            return id;
        Record(new Decided { Crossing = id, Number = 5, Traveller = 1, Outcome = Outcome.Admit, Officer = "anna", Override = false }, lane, Person);
        Record(new CrossingClosed { Crossing = id, Number = 6, Outcome = Outcome.Admit }, lane);
        return id;
    }

    /// <summary>A traveller who was referred, inspected and refused with a second officer's approval.</summary>
    public Guid Inspect()
    {
        var id = Cross(end: false);
        CrossingEvent[] events =
        [
            new Decided { Crossing = id, Number = 5, Traveller = 1, Outcome = Outcome.Secondary, Officer = "anna", Override = false, Reason = "as-recommended" },
            new SecondaryTaken { Crossing = id, Number = 6, Traveller = 1, Officer = "sam" },
            new SecondaryAnswered { Crossing = id, Number = 7, Traveller = 1, Officer = "sam", Asked = "What was seen?", Answer = "The date was scratched out." },
            new SecondaryFound { Crossing = id, Number = 8, Traveller = 1, Officer = "sam", Finding = "document.forged", Verdict = FindingVerdict.Found, Reason = "document.expired" },
            Proposed(id, 9),
            new DecisionReturned { Crossing = id, Number = 10, Traveller = 1, Officer = "anna", Proposal = 9, Reason = "evidence.insufficient" },
            Proposed(id, 11),
            new DecisionWithdrawn { Crossing = id, Number = 12, Traveller = 1, Officer = "sam", Proposal = 11 },
            Proposed(id, 13),
            new Decided { Crossing = id, Number = 14, Traveller = 1, Outcome = Outcome.Refuse, Officer = "sam", Override = false, Reason = "document.forged", InSecondary = true, ApprovedBy = "anna" },
        ];
        foreach (var e in events)
            Record(e, "l1", Person);
        Record(new CrossingClosed { Crossing = id, Number = 15, Outcome = Outcome.Refuse }, "l1");
        return id;
    }

    public void Record(BorderEvent e, string? lane = null, string? subject = null)
    {
        var key = subject is null ? null : KeyOf(subject);
        var hlc = new HlcTimestamp(Now.ToUnixTimeMilliseconds(), 0);
        _bodies.Add(RecordCodec.Encode(Name, new RecordPosition(1, _bodies.Count + 1), hlc, Now, EventCodec.ToDraft(e, lane, key)));
        Now += TimeSpan.FromSeconds(1);
    }

    private static DecisionProposed Proposed(Guid id, int number) => new()
    {
        Crossing = id,
        Number = number,
        Traveller = 1,
        Officer = "sam",
        Outcome = Outcome.Refuse,
        Override = false,
        Reason = "document.forged",
        InSecondary = true,
        Because = [SecondApproval.Refuse],
    };

    private static AiOutput Ai() => new("reader", "1", new string('a', 64), new string('b', 64), 0.99, 0.5, ["Read clearly."]);

    private static Recommended Recommend(Guid id) => new()
    {
        Crossing = id,
        Number = 4,
        Traveller = 1,
        Milliseconds = 300,
        Recommendation = new Recommendation(
            Outcome.Secondary, [new Reason("lookout.traveller", $"A lookout matches the traveller: name {Surname}", Outcome.Secondary)], [], 1),
    };

    private static DocumentRead Document(Guid id) => new()
    {
        Crossing = id,
        Number = 3,
        Traveller = 1,
        Person = Person,
        Document = new TravelDocument(MrzFormat.TD3, "P", "UTO", Surname, "ANNA", DocumentNumber, "UTO", "740812", "F", "300415", ""),
        MrzLines = [],
        Valid = true,
        Problems = [],
        Ai = Ai(),
    };
}
