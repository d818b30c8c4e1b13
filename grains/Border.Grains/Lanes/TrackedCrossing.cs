using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Domain.Time;
using Border.Grains.Routing;
using Border.Ledger;
using Border.Ledger.Crossings;

namespace Border.Grains.Lanes;

/// <summary>A crossing in progress: its folded state, and which records concern whom.</summary>
internal sealed class TrackedCrossing(Guid id)
{
    // Above Domain's own limit on readings: a node that breaks it costs its own crossing's history, not the centre's memory.
    private const int MaxRecords = CrossingLimits.Readings + 500;

    private readonly List<RecordKey> _shared = [];
    private readonly Dictionary<int, List<RecordKey>> _ofTraveller = [];
    private readonly List<RecordKey> _ofVehicle = [];
    private readonly List<RecordKey> _decisions = [];
    private readonly Dictionary<int, string> _people = [];
    private readonly Dictionary<string, int> _told = [];
    private string? _vehicle;
    private HlcTimestamp _arrived;
    private HlcTimestamp _ended;
    private DateTimeOffset? _recommendedAt;
    private DateTimeOffset? _endedAt;

    public CrossingState State { get; private set; } = CrossingState.Initial;

    public List<RecordKey> Records { get; } = [];

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>True once its opening is known.</summary>
    public bool IsKnown => State.Status != CrossingStatus.None;

    public bool HasEnded => State.Status is CrossingStatus.Closed or CrossingStatus.Cancelled;

    public DateTimeOffset? EndedAt => _endedAt;

    /// <summary>From arrival to the end by the node's hybrid clock; null while in progress.</summary>
    public long? WaitMilliseconds => HasEnded && IsKnown ? Math.Max(0, _ended.PhysicalMilliseconds - _arrived.PhysicalMilliseconds) : null;

    public void Fold(ReadRecord read)
    {
        if (Records.Count >= MaxRecords && read.Event is not (CrossingClosed or CrossingCancelled))
            return;
        Records.Add(read.Key);
        switch (read.Event)
        {
            case null:
                Note(read.Record.Subject, read.Key);
                return;
            case CrossingOpened:
                (_arrived, OpenedAt) = (read.Record.Hlc, read.Record.At);
                _shared.Add(read.Key);
                break;
            case DocumentRead document:
                _people[document.Traveller] = document.Person;
                Of(document.Traveller).Add(read.Key);
                break;
            case PlateRead plate:
                _vehicle = plate.Vehicle;
                _ofVehicle.Add(read.Key);
                break;
            case VehicleDescribed:
                _ofVehicle.Add(read.Key);
                break;
            case Decided decided:
                Of(decided.Traveller).Add(read.Key);
                _decisions.Add(read.Key);
                break;
            case Recommended:
                _recommendedAt = read.Record.At;
                break;
            case CrossingClosed or CrossingCancelled:
                (_ended, _endedAt) = (read.Record.Hlc, read.Record.At);
                _shared.Add(read.Key);
                break;
        }

        State = Crossing.Evolve(State, (CrossingEvent)read.Event);
    }

    /// <summary>Who has passed or is passing, each with the records that tell of it; without those told already.</summary>
    public IReadOnlyList<(string Subject, RecordRef[] Records)> Untold() =>
        [.. Sightings().Where(s => _told.GetValueOrDefault(s.Subject) != s.Records.Length)];

    /// <summary>The subject knows; only remembered while the lane is awake, so that in doubt it is told again.</summary>
    public void Told(string subject, int records) => _told[subject] = records;

    public CrossingRow Row(NodeName node) => new()
    {
        Crossing = id,
        Post = node.Post,
        Node = node.Node,
        Lane = State.Lane,
        Direction = State.Direction,
        Kind = State.LaneKind,
        Status = State.Status,
        OpenedAt = OpenedAt,
        RecommendedAt = _recommendedAt,
        ClosedAt = _endedAt,
        Outcome = State.Closed?.Outcome,
        WaitMilliseconds = WaitMilliseconds,
        Subjects = [.. _people.Values.Append(_vehicle).OfType<string>().Distinct()],
        Revision = Records.Count,
    };

    public CrossingStatusNow Now() => new(
        id,
        State.Status.ToString(),
        OpenedAt,
        State.Travellers.Count,
        Weightiest(State.Travellers.Values.Select(t => t.Recommended?.Recommendation.Outcome))?.ToString(),
        State.VehicleHits.Count + State.Travellers.Values.Sum(t => t.Hits.Count));

    private IEnumerable<(string Subject, RecordRef[] Records)> Sightings()
    {
        foreach (var (number, person) in _people)
            yield return (person, Refs([.. _shared, .. Of(number)]));
        if (_vehicle is not null)
            yield return (_vehicle, Refs([.. _shared, .. _ofVehicle, .. _decisions]));
    }

    private static Outcome? Weightiest(IEnumerable<Outcome?> outcomes)
    {
        ReadOnlySpan<Outcome> order = [Outcome.Refuse, Outcome.Hold, Outcome.Secondary, Outcome.Admit];
        var all = outcomes.ToHashSet();
        foreach (var outcome in order)
        {
            if (all.Contains(outcome))
                return outcome;
        }

        return null;
    }

    // An erased subject's records are still that subject's: the envelope says so.
    private void Note(string? subject, RecordKey key)
    {
        if (subject is null)
            return;
        if (subject.StartsWith("v-", StringComparison.Ordinal))
        {
            _vehicle ??= subject;
            _ofVehicle.Add(key);
            return;
        }

        var number = _people.FirstOrDefault(p => p.Value == subject).Key;
        if (number == 0 && subject.StartsWith("t-", StringComparison.Ordinal))
            _people[number = -1 - _people.Count] = subject;
        if (number != 0)
            Of(number).Add(key);
    }

    private List<RecordKey> Of(int traveller) =>
        _ofTraveller.TryGetValue(traveller, out var known) ? known : _ofTraveller[traveller] = [];

    private static RecordRef[] Refs(IEnumerable<RecordKey> keys) =>
        [.. keys.Select(k => new RecordRef(k.Node.ToString(), k.Position.Epoch, k.Position.Sequence))];
}
