using System.Collections.Immutable;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Time;

namespace Border.Domain.Vehicles;

/// <summary>One crossing as its vehicle has it. Node and centre fold it from the same events, in whatever order they come, to the same visit.</summary>
public sealed record VehiclePassage
{
    private ImmutableSortedDictionary<int, Decided> _decided = ImmutableSortedDictionary<int, Decided>.Empty;

    /// <summary>The kinds of events that tell it something.</summary>
    public static IReadOnlySet<string> Kinds { get; } =
        new HashSet<string>(StringComparer.Ordinal) { CrossingOpened.Name, VehicleDescribed.Name, Decided.Name, CrossingClosed.Name, CrossingCancelled.Name };

    /// <summary>Which way; null before the opening is known.</summary>
    public Direction? Direction { get; private init; }

    /// <summary>When it arrived, by the hybrid clock.</summary>
    public HlcTimestamp Order { get; private init; }

    /// <summary>When it arrived, by the wall clock.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>True when the crossing ended.</summary>
    public bool HasEnded { get; private init; }

    /// <summary>True when at least one of its people was admitted, or, where nobody told of them, the crossing as a whole was.</summary>
    public bool Passed => People > 0 || (_decided.IsEmpty && Whole == Outcome.Admit);

    /// <summary>How the vehicle looked, as noted last; null where nobody noted it. Personal: the one thing here that a sealed record tells.</summary>
    public VehicleDescribed? Described { get; private init; }

    private int People => _decided.Values.Count(d => d.Outcome == Outcome.Admit);

    private Outcome? Whole { get; init; }

    /// <summary>The passage after an event of its crossing.</summary>
    /// <param name="e">The event.</param>
    /// <param name="order">The hybrid clock of its record.</param>
    /// <param name="at">The wall clock of its record.</param>
    public VehiclePassage After(BorderEvent e, HlcTimestamp order, DateTimeOffset at) => e switch
    {
        CrossingOpened opened => this with { Direction = opened.Direction, Order = order, At = at },
        Decided decided when _decided.GetValueOrDefault(decided.Traveller) is not { } known || known.Number < decided.Number =>
            this with { _decided = _decided.SetItem(decided.Traveller, decided) },
        VehicleDescribed described when Described is null || Described.Number < described.Number => this with { Described = described },
        CrossingClosed closed => this with { Whole = closed.Outcome, HasEnded = true },
        CrossingCancelled => this with { HasEnded = true },
        _ => this,
    };

    /// <summary>The visit so far; null before the opening is known.</summary>
    /// <param name="crossing">Its id.</param>
    /// <param name="post">The post's name.</param>
    public VehicleVisit? Visit(Guid crossing, string post) => Direction is not { } direction
        ? null
        : new VehicleVisit(crossing, post, direction, Order, At, Day, Passed, People, VehicleVisit.ClocksDiffer(Order, At)) { Looks = Described?.Looks };

    private DateOnly Day => _decided.Values.Where(d => d.Outcome == Outcome.Admit).Max(d => d.On) ?? DateOnly.FromDateTime(At.UtcDateTime);

    /// <summary>By content.</summary>
    public bool Equals(VehiclePassage? other) =>
        other is not null && (Direction, Order, At, HasEnded, Whole, Described) == (other.Direction, other.Order, other.At, other.HasEnded, other.Whole, other.Described)
        && _decided.SequenceEqual(other._decided);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Direction, Order, At, HasEnded, Whole, Described, _decided.Count);
}
