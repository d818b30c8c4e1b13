using Border.Domain.Events;
using Border.Domain.Recommendations;

namespace Border.Domain.Crossings;

/// <summary>
/// A crossing from arrival to closing as a pure state machine: <see cref="Decide"/> turns an input into events, <see cref="Evolve(CrossingState, CrossingEvent)"/>
/// folds events into the state. Neither throws on what devices or officers send: what cannot be done is refused in words.
/// </summary>
public static partial class Crossing
{
    /// <summary>The officer of a decision that the signed policy took by itself; no member of staff may have this id.</summary>
    public const string PolicyOfficer = "policy";

    /// <summary>What <paramref name="input"/> changes: events to journal and fold, nothing, or a refusal with its reason.</summary>
    /// <param name="state">The crossing so far; <see cref="CrossingState.Initial"/> before <see cref="Arrive"/>.</param>
    /// <param name="input">What happened.</param>
    /// <param name="policy">The rules in force; recommendations, decisions and inspections use it.</param>
    public static CrossingDecision Decide(CrossingState state, CrossingInput input, CrossingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(policy);
        if (input is Arrive arrive)
            return Open(state, arrive);
        if (WhyNotNow(state, input) is { } refusal)
            return Refuse(refusal);
        return input switch
        {
            CountParty x => Count(state, x),
            SeePlate x => ReadPlate(state, x),
            SeeDocument x => ReadDocument(state, x),
            FailReading x => NoteFailure(state, x),
            TypePlate x => NotePlate(state, x),
            TypeDocument x => NoteDocument(state, x),
            CompareFace x => NoteFace(state, x),
            CheckChip x => NoteChip(state, x),
            CheckWatchlist x => NoteSearch(state, x),
            CountStay x => NoteStay(state, x),
            ReviewVehicle x => NoteReview(state, x),
            DescribeVehicle x => NoteLooks(state, x),
            LinkEntry x => NoteLink(state, x),
            ApprovalInput x => NoteApproval(state, x),
            InspectionInput x => NoteInspection(state, x, policy),
            Recommend x => NoteRecommendation(state, x, policy),
            Crossings.Decide x => NoteDecision(state, x, policy),
            Cancel x => NoteCancel(state, x),
            _ => Refuse("This version does not know this kind of input."),
        };
    }

    private static CrossingDecision Open(CrossingState state, Arrive arrive)
    {
        if (state.Status != CrossingStatus.None)
            return Refuse("This crossing is open already: the next party needs a crossing of its own.");
        if (arrive.Crossing == Guid.Empty)
            return Refuse("A crossing needs an id of its own.");
        if (!CrossingLimits.IsLaneName(arrive.Lane.Name))
            return Refuse("A lane's name has 1 to 32 of a-z, 0-9 and '-'.");
        return Accept(new CrossingOpened
        {
            Crossing = arrive.Crossing,
            Number = 1,
            Lane = arrive.Lane.Name,
            Direction = arrive.Lane.Direction,
            LaneKind = arrive.Lane.Kind,
        });
    }

    private static string? WhyNotNow(CrossingState state, CrossingInput input) => state.Status switch
    {
        CrossingStatus.None => "No party has arrived yet.",
        _ when input.Crossing != state.Id => "This belongs to another crossing: the lane has moved on.",
        CrossingStatus.Closed => "This crossing is closed: every traveller has been admitted or refused.",
        CrossingStatus.Cancelled => "This crossing was cancelled.",
        _ when state.LastEvent >= CrossingLimits.Readings && input is not (Crossings.Decide or ApprovalInput or Cancel) =>
            $"This crossing has had {CrossingLimits.Readings} readings and takes no more: decide or cancel it.",
        _ => null,
    };

    private static CrossingDecision Count(CrossingState state, CountParty input)
    {
        if (!CrossingLimits.IsStaffId(input.Officer))
            return Refuse(CrossingLimits.StaffIdRule);
        var limit = CrossingLimits.Travellers(state.LaneKind);
        if (input.Travellers < 1 || input.Travellers > limit)
            return Refuse($"A party in this lane has 1 to {limit} travellers.");
        if (input.Travellers < state.Travellers.Count)
            return Refuse($"{state.Travellers.Count} travellers of this party are known already.");
        if (state.Party?.Travellers == input.Travellers)
            return Nothing;
        var counted = new PartyCounted
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Travellers = input.Travellers,
            Officer = input.Officer,
        };
        return AcceptAndClose(state, counted);
    }

    private static readonly CrossingDecision Nothing = new([], null);

    private static CrossingDecision Refuse(string why) => new([], why);

    private static CrossingDecision Accept(params CrossingEvent[] events) => new(events, null);

    /// <summary>Counting or deciding may leave nobody undecided: then the crossing closes in the same breath.</summary>
    private static CrossingDecision AcceptAndClose(CrossingState state, CrossingEvent e)
    {
        var after = Evolve(state, e);
        if (after.Travellers.Count < after.PartySize || !after.Travellers.Values.All(t => t.IsFinal))
            return Accept(e);
        var refused = after.Travellers.Values.Any(t => t.Decided!.Outcome == Outcome.Refuse);
        var closed = new CrossingClosed
        {
            Crossing = state.Id,
            Number = e.Number + 1,
            Outcome = refused ? Outcome.Refuse : Outcome.Admit,
        };
        return Accept(e, closed);
    }
}
