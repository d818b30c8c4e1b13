using Border.Domain.Events;

namespace Border.Domain.Crossings;

public static partial class Crossing
{
    private static CrossingDecision NoteReview(CrossingState state, ReviewVehicle input)
    {
        if (CrossingLimits.Problem(input) is { } problem)
            return Refuse(problem);
        if (state.Plate is null)
            return Refuse("No plate was read yet by which the vehicle could be known.");
        if (state.Vehicle is { } known && known.Review == input.Review && known.CentreToldAt == input.CentreToldAt)
            return Nothing;
        return Accept(new VehicleReviewed { Crossing = state.Id, Number = state.LastEvent + 1, Review = input.Review, CentreToldAt = input.CentreToldAt });
    }

    private static CrossingDecision NoteLink(CrossingState state, LinkEntry input)
    {
        if ((WhyNot(state, input.Traveller) ?? CrossingLimits.Problem(input)) is { } refusal)
            return Refuse(refusal);
        if (state.Travellers.GetValueOrDefault(input.Traveller) is not { Document: not null } known)
            return Refuse($"Traveller {input.Traveller} has no document yet whose holder's entry could be looked for.");
        return known.Link?.Link == input.Link
            ? Nothing
            : Accept(new EntryLinked { Crossing = state.Id, Number = state.LastEvent + 1, Traveller = input.Traveller, Link = input.Link });
    }
}
