using Border.Devices;
using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Faces;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Edge.Recording;
using Border.Vision.Plates;

namespace Border.Edge.Lanes;

/// <summary>A crossing that its lane's loop works on: its state and what is needed beside it. Only the loop touches it.</summary>
internal sealed class LaneCrossing(Guid id, DateTimeOffset openedAt, long openedTimestamp, SubjectKeyRing keys) : IDisposable
{
    private readonly Dictionary<int, ITimer> _waits = [];

    public Guid Id { get; } = id;

    public DateTimeOffset OpenedAt { get; set; } = openedAt;

    public long OpenedTimestamp { get; } = openedTimestamp;

    /// <summary>Where its first record is, once it is journalled; recovery reads from the oldest open crossing's.</summary>
    public RecordPosition? First { get; set; }

    public CrossingState State { get; set; } = CrossingState.Initial;

    /// <summary>The keys of its subjects.</summary>
    public SubjectKeyRing Keys { get; } = keys;

    /// <summary>The page of each traveller's document: its portrait is compared, and its arrival is where the time is taken from.</summary>
    public Dictionary<int, CapturedImage> Pages { get; } = [];

    /// <summary>What a trusted state signed as a traveller's portrait: from then on it is this that counts, not the printed one.</summary>
    public Dictionary<int, CapturedImage> SignedPortraits { get; } = [];

    /// <summary>The frame in which a traveller's face was last compared, to compare once more when the signed portrait comes after it.</summary>
    public Dictionary<int, CapturedImage> LiveFaces { get; } = [];

    /// <summary>Travellers for whom the wait for missing facts is over.</summary>
    public HashSet<int> Waited { get; } = [];

    /// <summary>When somebody of it was referred last; null for never.</summary>
    public DateTimeOffset? ReferredAt { get; private set; }

    /// <summary>When a decision was put before a second officer last; null for never.</summary>
    public DateTimeOffset? ProposedAt { get; private set; }

    public int PlateAttempts { get; set; }

    public int FailedImages { get; set; }

    /// <summary>Readings of its plate that were not sure alone; together they may be.</summary>
    public List<PlateBallot> PlateBallots { get; } = [];

    public Dictionary<int, int> FaceAttempts { get; } = [];

    public bool IsOver => State.Status is CrossingStatus.Closed or CrossingStatus.Cancelled;

    /// <summary>Remembers since when somebody waits elsewhere than at the lane.</summary>
    public void Note(CrossingEvent e, DateTimeOffset at)
    {
        if (e is Decided { Outcome: Outcome.Secondary })
            ReferredAt = at;
        if (e is DecisionProposed)
            ProposedAt = at;
    }

    /// <summary>Starts a traveller's wait unless it runs already.</summary>
    public void StartWait(int traveller, Func<ITimer> start)
    {
        if (!_waits.ContainsKey(traveller))
            _waits[traveller] = start();
    }

    /// <summary>True when everything that this lane can learn about a traveller is there.</summary>
    public bool IsComplete(int traveller, bool hasFaceCamera, bool hasChipReader) =>
        State.Travellers.GetValueOrDefault(traveller) is { Document: not null, Watchlist: not null } known
        && (known.Chip is not null || !hasChipReader)
        && (HasFace(known) || !hasFaceCamera || FaceAttempts.GetValueOrDefault(traveller) >= LaneLoop.FaceTries)
        && (State.LaneKind == Domain.Lanes.LaneKind.Pedestrian || State is { Plate: not null, VehicleWatchlist: not null }
            || PlateAttempts >= LaneLoop.PlateTries);

    /// <summary>True when a traveller's face was compared with the best portrait there is.</summary>
    public bool HasFace(TravellerState traveller) =>
        traveller.Face is { } face && (face.Portrait == PortraitSource.Chip || !SignedPortraits.ContainsKey(traveller.Number));

    /// <summary>Another document lies there: what the one before told of the face no longer counts.</summary>
    public void ForgetPortraits(int traveller)
    {
        SignedPortraits.Remove(traveller);
        LiveFaces.Remove(traveller);
    }

    public void Dispose()
    {
        foreach (var wait in _waits.Values)
            wait.Dispose();
    }
}
