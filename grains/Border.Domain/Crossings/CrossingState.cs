using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;

namespace Border.Domain.Crossings;

/// <summary>Where a crossing stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CrossingStatus>))]
public enum CrossingStatus
{
    /// <summary>Nothing happened yet.</summary>
    None,

    /// <summary>Open at the lane: reading, checking or waiting for the officer.</summary>
    AtLane,

    /// <summary>At least one traveller is held at the lane.</summary>
    OnHold,

    /// <summary>At least one traveller was referred and nobody is left to decide at the lane.</summary>
    InSecondary,

    /// <summary>Every traveller has a final decision.</summary>
    Closed,

    /// <summary>Ended without a decision.</summary>
    Cancelled,
}

/// <summary>One traveller of a crossing.</summary>
public sealed record TravellerState
{
    /// <summary>The traveller's number within the crossing, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The last document read or typed.</summary>
    public DocumentRead? Document { get; init; }

    /// <summary>The last document that a scanner read; stays beside <see cref="Document"/> when an officer has typed another since.</summary>
    public DocumentRead? Scanned { get; init; }

    /// <summary>The last face comparison since the document was read.</summary>
    public FaceCompared? Face { get; init; }

    /// <summary>The last check of the chip since the document was read.</summary>
    public ChipChecked? Chip { get; init; }

    /// <summary>The last watchlist search since the document was read.</summary>
    public WatchlistChecked? Watchlist { get; init; }

    /// <summary>The last count of the stay since the document was read.</summary>
    public StayCounted? Stay { get; init; }

    /// <summary>The last look for the entry of a leaving traveller since the document and the plate were read.</summary>
    public EntryLinked? Link { get; init; }

    /// <summary>Hits of the last search.</summary>
    public ImmutableList<LookoutHit> Hits { get; init; } = [];

    /// <summary>The last failed reading since the last good one.</summary>
    public ReadingFailed? Failure { get; init; }

    /// <summary>The last recommendation.</summary>
    public Recommended? Recommended { get; init; }

    /// <summary>The last decision; final when it admits or refuses.</summary>
    public Decided? Decided { get; init; }

    /// <summary>The last decision that was put before a second officer.</summary>
    public DecisionProposed? Proposed { get; init; }

    /// <summary>The last decision that a second officer returned.</summary>
    public DecisionReturned? Returned { get; init; }

    /// <summary>The last proposal that was taken back.</summary>
    public DecisionWithdrawn? Withdrawn { get; init; }

    /// <summary>The decision that waits for a second officer now; null when none does.</summary>
    [JsonIgnore]
    public DecisionProposed? Waiting =>
        Proposed?.Number > Math.Max(Decided?.Number ?? 0, Math.Max(Returned?.Number ?? 0, Withdrawn?.Number ?? 0)) ? Proposed : null;

    /// <summary>The secondary inspection, as far as there was one.</summary>
    public Inspection Inspection { get; init; } = Inspection.None;

    /// <summary>The image of the document, of the last attempt where reading failed.</summary>
    [JsonIgnore]
    public EvidenceRef? DocumentImage => Failure is { What: "document", Image: { } failed } ? failed : Document?.Image;

    /// <summary>The image of the live face, of the last attempt where comparing failed.</summary>
    [JsonIgnore]
    public EvidenceRef? FaceImage => Failure is { What: "face", Image: { } failed } ? failed : Face?.Image;

    /// <summary>True when the traveller was admitted or refused.</summary>
    [JsonIgnore]
    public bool IsFinal => Decided is { Outcome: Outcome.Admit or Outcome.Refuse };
}

/// <summary>A crossing as its events tell it. Immutable; equal events give an equal state.</summary>
public sealed record CrossingState
{
    /// <summary>Before the first event.</summary>
    public static CrossingState Initial { get; } = new();

    /// <summary>True while it takes inputs.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is CrossingStatus.AtLane or CrossingStatus.OnHold or CrossingStatus.InSecondary;

    /// <summary>How many travellers must be decided before it closes: those counted, or those known, whichever are more.</summary>
    [JsonIgnore]
    public int PartySize => Math.Max(Party?.Travellers ?? 1, Travellers.Count);

    /// <summary>The crossing's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public CrossingStatus Status { get; init; }

    /// <summary>The lane's name.</summary>
    public string Lane { get; init; } = "";

    /// <summary>Which way.</summary>
    public Direction Direction { get; init; }

    /// <summary>What passes.</summary>
    public LaneKind LaneKind { get; init; }

    /// <summary>The last plate read or typed.</summary>
    public PlateRead? Plate { get; init; }

    /// <summary>The last plate that a camera read; stays beside <see cref="Plate"/> when an officer has typed another since.</summary>
    public PlateRead? CameraPlate { get; init; }

    /// <summary>The image of the plate, of the last attempt where reading failed.</summary>
    [JsonIgnore]
    public EvidenceRef? PlateImage => PlateFailure?.Image ?? Plate?.Image;

    /// <summary>The last failed plate reading since the last good one.</summary>
    public ReadingFailed? PlateFailure { get; init; }

    /// <summary>The last watchlist search since the plate was read.</summary>
    public WatchlistChecked? VehicleWatchlist { get; init; }

    /// <summary>The last review of the vehicle since the plate was read.</summary>
    public VehicleReviewed? Vehicle { get; init; }

    /// <summary>How the vehicle looks, as noted last, whatever plate was read before or since.</summary>
    public VehicleDescribed? Looks { get; init; }

    /// <summary>Hits of the vehicle's last search.</summary>
    public ImmutableList<LookoutHit> VehicleHits { get; init; } = [];

    /// <summary>The travellers, by number from 1.</summary>
    public ImmutableSortedDictionary<int, TravellerState> Travellers { get; init; } = ImmutableSortedDictionary<int, TravellerState>.Empty;

    /// <summary>How many people the officer counted, if they did.</summary>
    public PartyCounted? Party { get; init; }

    /// <summary>How it was closed, if it was.</summary>
    public CrossingClosed? Closed { get; init; }

    /// <summary>The greatest event number folded so far; 0 before the first.</summary>
    public int LastEvent { get; init; }

    /// <summary>Why it was cancelled, if it was.</summary>
    public CrossingCancelled? Cancelled { get; init; }
}
