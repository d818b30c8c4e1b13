using Border.Domain.Events;
using Border.Domain.Recommendations;

namespace Border.Domain.Crossings;

public static partial class Crossing
{
    private static CrossingDecision NoteApproval(CrossingState state, ApprovalInput input)
    {
        if (!CrossingLimits.IsStaffId(input.Officer) || input.Officer == PolicyOfficer)
            return Refuse(CrossingLimits.StaffIdRule);
        if (state.Travellers.GetValueOrDefault(input.Traveller) is not { Waiting: { } proposed } traveller || proposed.Number != input.Proposal)
            return Refuse("The decision that you saw no longer waits for a second officer: look again.");
        var own = proposed.Officer == input.Officer;
        return input switch
        {
            ApproveDecision when own => Refuse("You proposed this yourself: another officer has to approve it."),
            ApproveDecision => AcceptAndClose(state, Approved(state, traveller, proposed, input.Officer)),
            ReturnDecision when own => Refuse("You proposed this yourself: withdraw it."),
            ReturnDecision x => Return(state, proposed, x),
            WithdrawDecision when !own => Refuse($"{proposed.Officer} proposed this: approve it, or return it with a reason."),
            WithdrawDecision => Accept(new DecisionWithdrawn
            {
                Crossing = state.Id,
                Number = state.LastEvent + 1,
                Traveller = input.Traveller,
                Officer = input.Officer,
                Proposal = proposed.Number,
            }),
            _ => Refuse("This version does not know this kind of input."),
        };
    }

    private static CrossingDecision Return(CrossingState state, DecisionProposed proposed, ReturnDecision input)
    {
        if (!CrossingLimits.IsReasonCode(input.Reason))
            return Refuse(CrossingLimits.ReasonRule);
        var note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
        if (note is not null && !CrossingLimits.IsText(note, CrossingLimits.NoteCharacters, lines: true))
            return Refuse(CrossingLimits.NoteRule);
        return Accept(new DecisionReturned
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Traveller = input.Traveller,
            Officer = input.Officer,
            Proposal = proposed.Number,
            Reason = input.Reason,
            Note = note,
        });
    }

    /// <summary>The decision is the first officer's; whether it is an override is judged by what is known when it is approved.</summary>
    private static Decided Approved(CrossingState state, TravellerState traveller, DecisionProposed proposed, string by) => new()
    {
        Crossing = state.Id,
        Number = state.LastEvent + 1,
        Traveller = traveller.Number,
        Outcome = proposed.Outcome,
        Officer = proposed.Officer,
        Override = Overrides(state, traveller, proposed.Outcome, proposed.InSecondary),
        Reason = proposed.Reason,
        Note = proposed.Note,
        InSecondary = proposed.InSecondary,
        On = traveller.Recommended?.Today,
        ApprovedBy = by,
    };

    /// <summary>Puts a decision before a second officer where the policy asks for one.</summary>
    /// <returns>The proposal instead of the decision; null where nobody else is asked.</returns>
    private static DecisionProposed? BeforeASecond(CrossingState state, TravellerState traveller, Decided decided, CrossingPolicy policy)
    {
        if (decided.Officer == PolicyOfficer || decided is not { Outcome: Outcome.Admit or Outcome.Refuse, Reason: { } reason })
            return null;
        SecondApproval[] because = [.. policy.ApproveBySecond.Distinct().Where(rule => Asks(rule, state, traveller, decided))];
        return because.Length == 0 ? null : new DecisionProposed
        {
            Crossing = state.Id,
            Number = decided.Number,
            Traveller = decided.Traveller,
            Officer = decided.Officer,
            Outcome = decided.Outcome,
            Override = decided.Override,
            Reason = reason,
            Note = decided.Note,
            InSecondary = decided.InSecondary,
            Because = because,
        };
    }

    private static bool Asks(SecondApproval rule, CrossingState state, TravellerState traveller, Decided decided)
    {
        var (admits, recommended) = (decided.Outcome == Outcome.Admit, traveller.Recommended?.Recommendation.Outcome);
        return rule switch
        {
            SecondApproval.Refuse => !admits,
            SecondApproval.Override => decided.Override,
            SecondApproval.AdmitAgainstRefuse => admits && recommended == Outcome.Refuse,
            SecondApproval.AdmitAgainstHold => admits && recommended == Outcome.Hold,
            SecondApproval.AdmitLookout => admits && traveller.Hits.Concat(state.VehicleHits).Any(h => h.AsksNow != Outcome.Admit),
            _ => false,
        };
    }
}
