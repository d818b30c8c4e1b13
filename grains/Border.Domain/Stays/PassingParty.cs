using System.Collections.Immutable;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Time;

namespace Border.Domain.Stays;

/// <summary>
/// What unsealed events of one crossing tell about stays: which way, and the date at the post by which each traveller was recommended. Node,
/// centre and trials make visits of the same events in the same way, so that all count the same days.
/// </summary>
/// <param name="Direction">Which way; null until the crossing's first event came.</param>
/// <param name="Days">The dates by traveller.</param>
public sealed record PassingParty(Direction? Direction, ImmutableSortedDictionary<int, DateOnly> Days)
{
    /// <summary>Before the first event.</summary>
    public static PassingParty None { get; } = new(null, ImmutableSortedDictionary<int, DateOnly>.Empty);

    /// <summary>After an event of the crossing.</summary>
    public PassingParty After(BorderEvent told) => told switch
    {
        CrossingOpened e => this with { Direction = e.Direction },
        Recommended { Today: { } day } e => this with { Days = Days.SetItem(e.Traveller, day) },
        _ => this,
    };

    /// <summary>The visit that a decision makes; null unless it admits.</summary>
    /// <param name="decided">The decision.</param>
    /// <param name="order">Its record's hybrid clock.</param>
    /// <param name="at">Its record's wall clock: its date in UTC counts where no recommendation told the post's.</param>
    public StayVisit? Visit(Decided decided, HlcTimestamp order, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(decided);
        return decided.Outcome == Outcome.Admit && Direction is { } direction
            ? new StayVisit(decided.Crossing, order, Days.TryGetValue(decided.Traveller, out var day) ? day : DateOnly.FromDateTime(at.UtcDateTime), direction)
            : null;
    }
}
