using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Domain.Stays;
using Border.Domain.Time;
using Border.Domain.Vehicles;
using Border.Grains.Routing;

namespace Border.Grains.Visits;

/// <summary>One crossing as one of its subjects has it; holds nothing personal. Events fold to the same in any order.</summary>
internal sealed record Visit(Guid Crossing, NodeName Node)
{
    public string Post => Node.Post;

    /// <summary>The kinds of records that tell it something; what was read of the subject itself does not.</summary>
    public static IReadOnlySet<string> Kinds { get; } =
        new HashSet<string>(StringComparer.Ordinal) { CrossingOpened.Name, Decided.Name, CrossingClosed.Name, CrossingCancelled.Name };

    public string Lane { get; private init; } = "";

    public Direction Direction { get; private init; }

    public LaneKind LaneKind { get; private init; }

    /// <summary>True in a vehicle's history: it went through when any of its people did.</summary>
    public bool IsVehicle { get; init; }

    /// <summary>The crossing as its vehicle has it.</summary>
    public VehiclePassage Passage { get; private init; } = new();

    public HlcTimestamp? Arrived { get; private init; }

    public DateTimeOffset ArrivedAt { get; private init; }

    /// <summary>What it counts as in a stay; null until the subject was admitted.</summary>
    public StayVisit? Stay { get; private init; }

    /// <summary>True while nobody has decided finally about the subject; of a vehicle, until its crossing has ended.</summary>
    public bool IsWaiting =>
        Arrived is not null && Ended is null && (IsVehicle || Own is not (Domain.Recommendations.Outcome.Admit or Domain.Recommendations.Outcome.Refuse));

    public HlcTimestamp? Ended { get; private init; }

    public DateTimeOffset? EndedAt { get; private init; }

    /// <summary>The last decision on the subject itself, else the crossing's.</summary>
    public Outcome? Outcome => IsVehicle ? Passage.Passed ? Domain.Recommendations.Outcome.Admit : Whole : Own ?? Whole;

    /// <summary>True when the subject went through.</summary>
    public bool Passed => Outcome == Domain.Recommendations.Outcome.Admit;

    private Outcome? Own { get; init; }

    private Outcome? Whole { get; init; }

    private int Decision { get; init; }

    /// <summary>The visit after a record of its crossing.</summary>
    public Visit After(ReadRecord read) => read.Event is not { } told ? this : Folded(read) with { Passage = Passage.After(told, read.Record.Hlc, read.Record.At) };

    private Visit Folded(ReadRecord read) => read.Event switch
    {
        CrossingOpened e => this with { Lane = e.Lane, Direction = e.Direction, LaneKind = e.LaneKind, Arrived = read.Record.Hlc, ArrivedAt = read.Record.At },
        Decided e when e.Number > Decision => this with
        {
            Own = e.Outcome,
            Decision = e.Number,
            Stay = StayVisit.Of(e, Direction, read.Record.Hlc, read.Record.At, Arrived is null ? null : LaneKind),
        },
        CrossingClosed e => this with { Whole = e.Outcome, Ended = read.Record.Hlc, EndedAt = read.Record.At },
        CrossingCancelled => this with { Ended = read.Record.Hlc, EndedAt = read.Record.At },
        _ => this,
    };
}
