using Border.Domain.Events;
using Border.Domain.Recommendations;

namespace Border.Domain.Crossings;

public static partial class Crossing
{
    /// <summary>
    /// The travellers whose recommendation is missing or older than what is known now: the lane asks for a new one
    /// (<see cref="Recommend"/>) for each after every fact.
    /// </summary>
    public static IEnumerable<int> NeedRecommendation(CrossingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.IsOpen ? state.Travellers.Values.Where(t => !t.IsFinal && Current(state, t) is null).Select(t => t.Number) : [];
    }

    /// <summary>
    /// The decision that the signed policy takes by itself: only in a lane it names, with every check done and clean. Null where an
    /// officer has to decide.
    /// </summary>
    public static Decide? AutomaticDecision(CrossingState state, int traveller, CrossingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        return state.IsOpen
            && state.Travellers.GetValueOrDefault(traveller) is { Decided: null, Waiting: null } known
            && policy.AutomaticLanes.Contains(state.Lane)
            && Current(state, known) is { Outcome: Outcome.Admit, Missing.Count: 0 } recommendation
            && recommendation.PolicyVersion == policy.Version
            && recommendation.Reasons.All(r => r.Code == Recommender.CleanCode)
            ? new Decide(traveller, Outcome.Admit, PolicyOfficer, null, null) { Crossing = state.Id }
            : null;
    }

    private static CrossingDecision NoteRecommendation(CrossingState state, Recommend input, CrossingPolicy policy)
    {
        if (WhyNot(state, input.Traveller) is { } refusal)
            return Refuse(refusal);
        if (input.Milliseconds is { } ms && !(double.IsFinite(ms) && ms >= 0))
            return Refuse("The time since the document's image is not a number of milliseconds.");
        var recommendation = Recommender.Evaluate(state, input.Traveller, input.Today, policy, input.HasFaceCamera);
        var known = state.Travellers.GetValueOrDefault(input.Traveller);
        if (known is not null && Current(state, known) is { } current && IsSame(current, recommendation))
            return Nothing;
        return Accept(new Recommended
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Traveller = input.Traveller,
            Recommendation = recommendation,
            Milliseconds = input.Milliseconds,
            Today = input.Today,
            HasFaceCamera = input.HasFaceCamera,
        });
    }

    private static CrossingDecision NoteDecision(CrossingState state, Decide input, CrossingPolicy policy)
    {
        if ((CrossingLimits.Problem(input) ?? WhyNot(state, input.Traveller)) is { } refusal)
            return Refuse(refusal);
        if (input.Officer == PolicyOfficer && AutomaticDecision(state, input.Traveller, policy) != input)
            return Refuse("The policy does not admit by itself here: an officer has to decide.");
        var traveller = state.Travellers.GetValueOrDefault(input.Traveller) ?? new TravellerState { Number = input.Traveller };
        if (traveller.Waiting is { } waiting)
            return Refuse(WhyWaiting(waiting));
        var before = traveller.Decided?.Outcome;
        if (before == input.Outcome)
            return Refuse($"Traveller {input.Traveller} is already {Past(input.Outcome)}; the second decision was not recorded.");
        var inSecondary = before == Outcome.Secondary;
        if (inSecondary && input.Outcome == Outcome.Hold)
            return Refuse($"Traveller {input.Traveller} is in secondary inspection: admit or refuse there.");
        var overrides = Overrides(state, traveller, input.Outcome, inSecondary);
        if (input.Reason is null && (overrides || inSecondary || input.Outcome != Outcome.Admit))
            return Refuse(WhyReason(state, traveller, input.Outcome, inSecondary));
        var decided = new Decided
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Traveller = input.Traveller,
            Outcome = input.Outcome,
            Officer = input.Officer,
            Override = overrides,
            Reason = input.Reason,
            Note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note,
            InSecondary = inSecondary,
            On = traveller.Recommended?.Today,
            Reasons = input.Outcome == Outcome.Secondary ? Asking(traveller.Recommended) : null,
        };
        return BeforeASecond(state, traveller, decided, policy) is { } proposed ? Accept(proposed) : AcceptAndClose(state, decided);
    }

    private static CrossingDecision NoteCancel(CrossingState state, Cancel input)
    {
        if (!CrossingLimits.IsStaffId(input.Officer) || input.Officer == PolicyOfficer)
            return Refuse(CrossingLimits.StaffIdRule);
        if (!CrossingLimits.IsReasonCode(input.Reason))
            return Refuse(CrossingLimits.ReasonRule);
        if (state.Travellers.Values.Any(t => t.IsFinal))
            return Refuse("A traveller of this crossing is already admitted or refused: decide about the others too.");
        if (state.Travellers.Values.Select(t => t.Waiting).FirstOrDefault(w => w is not null) is { } waiting)
            return Refuse(WhyWaiting(waiting));
        return Accept(new CrossingCancelled
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Officer = input.Officer,
            Reason = input.Reason,
        });
    }

    /// <summary>The recommendation, unless something it did not know has been learnt since.</summary>
    private static Recommendation? Current(CrossingState state, TravellerState t)
    {
        CrossingEvent?[] facts = [t.Document, t.Chip, t.Face, t.Watchlist, t.Stay, t.Link, state.Plate, state.VehicleWatchlist, state.Vehicle, state.Looks, .. t.Hits, .. state.VehicleHits];
        var learnt = facts.Max(f => f?.Number ?? 0);
        return t.Recommended?.Number > learnt ? t.Recommended.Recommendation : null;
    }

    /// <summary>Clearing a traveller in the secondary inspection that was recommended follows the recommendation.</summary>
    private static bool Overrides(CrossingState state, TravellerState traveller, Outcome outcome, bool inSecondary)
    {
        var recommended = Current(state, traveller)?.Outcome;
        if (outcome is Outcome.Admit or Outcome.Refuse && traveller.Document is null)
            return true;
        return recommended != outcome && !(inSecondary && recommended == Outcome.Secondary);
    }

    private static string WhyReason(CrossingState state, TravellerState traveller, Outcome outcome, bool inSecondary) => outcome switch
    {
        Outcome.Admit when traveller.Document is null => "No document was read: say why the traveller is admitted.",
        Outcome.Admit when inSecondary => "Say what the secondary inspection found.",
        Outcome.Admit when Current(state, traveller) is null => "There is no recommendation for what is known now: say why the traveller is admitted.",
        Outcome.Admit => "This differs from the recommendation: say why.",
        _ => $"Say why the traveller is {Past(outcome)}.",
    };

    private static string WhyWaiting(DecisionProposed waiting) =>
        $"{waiting.Officer}'s decision on traveller {waiting.Traveller} waits for a second officer: it has to be approved, returned or withdrawn first.";

    private static bool IsSame(Recommendation a, Recommendation b) =>
        a.Outcome == b.Outcome && a.PolicyVersion == b.PolicyVersion && a.Reasons.SequenceEqual(b.Reasons) && a.Missing.SequenceEqual(b.Missing)
        && (a.Undecided ?? []).SequenceEqual(b.Undecided ?? []);

    private static string Past(Outcome outcome) => outcome switch
    {
        Outcome.Admit => "admitted",
        Outcome.Refuse => "refused",
        Outcome.Secondary => "referred to secondary inspection",
        _ => "on hold",
    };
}
