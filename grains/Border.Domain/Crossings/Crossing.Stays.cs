using Border.Domain.Events;

namespace Border.Domain.Crossings;

public static partial class Crossing
{
    private static CrossingDecision NoteStay(CrossingState state, CountStay input)
    {
        if ((WhyNot(state, input.Traveller) ?? CrossingLimits.Problem(input)) is { } refusal)
            return Refuse(refusal);
        if (state.Travellers.GetValueOrDefault(input.Traveller) is not { Document: not null } known)
            return Refuse($"Traveller {input.Traveller} has no document yet whose holder's stay could be counted.");
        if (known.Stay is { } counted && counted.Count == input.Count && counted.CentreToldAt == input.CentreToldAt)
            return Nothing;
        return Accept(new StayCounted
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Traveller = input.Traveller,
            Count = input.Count,
            CentreToldAt = input.CentreToldAt,
        });
    }
}
