using System.Collections.Immutable;
using Border.Domain.Events;
using Border.Domain.Recommendations;

namespace Border.Domain.Crossings;

public static partial class Crossing
{
    /// <summary>
    /// The state after an event. Each fact keeps its event with the greatest number, so that events fold to the same state in any order
    /// and however often they come.
    /// </summary>
    /// <param name="state">The state so far.</param>
    /// <param name="e">An event of this crossing.</param>
    /// <exception cref="ArgumentException">The event belongs to another crossing.</exception>
    public static CrossingState Evolve(CrossingState state, CrossingEvent e)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(e);
        if (state.LastEvent > 0 && state.Id != e.Crossing)
            throw new ArgumentException("The event belongs to another crossing.", nameof(e));
        var next = Apply(state, e) with { Id = e.Crossing, LastEvent = Math.Max(state.LastEvent, e.Number) };
        return next with { Status = StatusOf(next) };
    }

    /// <summary>The state after several events.</summary>
    public static CrossingState Evolve(CrossingState state, IEnumerable<CrossingEvent> events) => events.Aggregate(state, Evolve);

    private static CrossingState Apply(CrossingState state, CrossingEvent e) => e switch
    {
        CrossingOpened x => state with { Lane = x.Lane, Direction = x.Direction, LaneKind = x.LaneKind },
        PartyCounted x => state with { Party = Newer(state.Party, x) },
        PlateRead { TypedBy: null } x => Settle(state with { Plate = Newer(state.Plate, x), CameraPlate = Newer(state.CameraPlate, x) }),
        PlateRead x => Settle(state with { Plate = Newer(state.Plate, x) }),
        DocumentRead { TypedBy: null } x =>
            Change(state, x.Traveller, t => t with { Document = Newer(t.Document, x), Scanned = Newer(t.Scanned, x) }),
        DocumentRead x => Change(state, x.Traveller, t => t with { Document = Newer(t.Document, x) }),
        ChipChecked x => Change(state, x.Traveller, t => t with { Chip = Newer(t.Chip, x) }),
        FaceCompared x => Change(state, x.Traveller, t => t with { Face = Newer(t.Face, x) }),
        ReadingFailed { Traveller: { } number } x => Change(state, number, t => t with { Failure = Newer(t.Failure, x) }),
        ReadingFailed x => Settle(state with { PlateFailure = Newer(state.PlateFailure, x) }),
        WatchlistChecked { Traveller: { } number } x => Change(state, number, t => t with { Watchlist = Newer(t.Watchlist, x) }),
        WatchlistChecked x => Settle(state with { VehicleWatchlist = Newer(state.VehicleWatchlist, x) }),
        LookoutHit { Traveller: { } number } x => Change(state, number, t => t with { Hits = [.. Insert(t.Hits, x)] }),
        LookoutHit x => Settle(state with { VehicleHits = [.. Insert(state.VehicleHits, x)] }),
        StayCounted x => Change(state, x.Traveller, t => t with { Stay = Newer(t.Stay, x) }),
        EntryLinked x => Settle(Change(state, x.Traveller, t => t with { Link = Newer(t.Link, x) })),
        VehicleDescribed x => state with { Looks = Newer(state.Looks, x) },
        VehicleReviewed x => Settle(state with { Vehicle = Newer(state.Vehicle, x) }),
        Recommended x => Change(state, x.Traveller, t => t with { Recommended = Newer(t.Recommended, x) }),
        Decided x => Change(state, x.Traveller, t => t with { Decided = Newer(t.Decided, x), Inspection = Noted(t.Inspection, x) }),
        DecisionProposed x => Change(state, x.Traveller, t => t with { Proposed = Newer(t.Proposed, x) }),
        DecisionReturned x => Change(state, x.Traveller, t => t with { Returned = Newer(t.Returned, x) }),
        DecisionWithdrawn x => Change(state, x.Traveller, t => t with { Withdrawn = Newer(t.Withdrawn, x) }),
        SecondaryEvent x => Change(state, x.Traveller, t => t with { Inspection = Noted(t.Inspection, x) }),
        CrossingClosed x => state with { Closed = Newer(state.Closed, x) },
        CrossingCancelled x => state with { Cancelled = Newer(state.Cancelled, x) },
        _ => state,
    };

    private static T Newer<T>(T? known, T e)
        where T : CrossingEvent => known is null || e.Number > known.Number ? e : known;

    private static IEnumerable<T> Insert<T>(IEnumerable<T> known, T e)
        where T : CrossingEvent => known.Where(k => k.Number != e.Number).Append(e).OrderBy(k => k.Number);

    private static Inspection Noted(Inspection inspection, CrossingEvent e) => e switch
    {
        Decided { Outcome: Outcome.Secondary } x => inspection with { Referred = Newer(inspection.Referred, x) },
        SecondaryTaken x => inspection with { Taken = Newer(inspection.Taken, x) },
        SecondaryAnswered x => inspection with { Answers = [.. Insert(inspection.Answers, x)] },
        SecondaryFound x => inspection with { Findings = [.. Insert(inspection.Findings, x)] },
        _ => inspection,
    };

    private static CrossingState Change(CrossingState state, int number, Func<TravellerState, TravellerState> change)
    {
        var traveller = Settle(change(state.Travellers.GetValueOrDefault(number) ?? new TravellerState { Number = number }));
        return state with { Travellers = state.Travellers.SetItem(number, traveller) };
    }

    /// <summary>A newer document makes what was compared with or searched for the older one stale; a good reading ends a failure.</summary>
    private static TravellerState Settle(TravellerState t)
    {
        var document = t.Document?.Number ?? 0;
        var face = t.Face?.Number > document ? t.Face : null;
        var search = t.Watchlist?.Number > document ? t.Watchlist : null;
        return t with
        {
            Face = face,
            Chip = t.Chip?.Number > document ? t.Chip : null,
            Watchlist = search,
            Stay = t.Stay?.Number > document ? t.Stay : null,
            Link = t.Link?.Number > document ? t.Link : null,
            Hits = t.Hits.RemoveAll(h => h.Number < Math.Max(document, search?.Number ?? 0)),
            Failure = t.Failure?.Number > Math.Max(document, face?.Number ?? 0) ? t.Failure : null,
        };
    }

    private static CrossingState Settle(CrossingState state)
    {
        var plate = state.Plate?.Number ?? 0;
        var search = state.VehicleWatchlist?.Number > plate ? state.VehicleWatchlist : null;
        return state with
        {
            VehicleWatchlist = search,
            Vehicle = state.Vehicle?.Number > plate ? state.Vehicle : null,
            Travellers = WithoutLinksBefore(plate, state.Travellers),
            VehicleHits = state.VehicleHits.RemoveAll(h => h.Number < Math.Max(plate, search?.Number ?? 0)),
            PlateFailure = state.PlateFailure?.Number > plate ? state.PlateFailure : null,
        };
    }

    /// <summary>Whether a traveller came with the vehicle of another plate says nothing of this one.</summary>
    private static ImmutableSortedDictionary<int, TravellerState> WithoutLinksBefore(int plate, ImmutableSortedDictionary<int, TravellerState> travellers) =>
        travellers.SetItems(travellers.Where(t => t.Value.Link?.Number < plate).Select(t => KeyValuePair.Create(t.Key, t.Value with { Link = null })));

    private static CrossingStatus StatusOf(CrossingState state)
    {
        if (state.Cancelled is not null)
            return CrossingStatus.Cancelled;
        if (state.Closed is not null)
            return CrossingStatus.Closed;
        if (state.Lane.Length == 0)
            return CrossingStatus.None;
        var travellers = state.Travellers.Values;
        if (travellers.Any(t => t.Decided?.Outcome == Outcome.Hold))
            return CrossingStatus.OnHold;
        var allSeen = state.Travellers.Count >= state.PartySize && travellers.All(t => t.Decided is not null);
        return allSeen && travellers.Any(t => t.Decided!.Outcome == Outcome.Secondary) ? CrossingStatus.InSecondary : CrossingStatus.AtLane;
    }
}
