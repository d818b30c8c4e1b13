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

    private static CrossingDecision NoteLooks(CrossingState state, DescribeVehicle input)
    {
        if (state.LaneKind == Lanes.LaneKind.Pedestrian)
            return Refuse("People on foot have no vehicle that could be described.");
        if (CrossingLimits.Problem(input) is { } problem)
            return Refuse(problem);
        // The make is told over all posts beside the vehicle's pseudonym, which a plate in it would undo (invariant I11).
        if (state.Plate is { } plate && input.Looks.Make is { } make && Bare(make).Contains(Bare(plate.Text), StringComparison.Ordinal))
            return Refuse("The make holds the plate: give the make alone, for example RENAULT.");
        if ((state.Looks?.Number ?? 0) != input.Seen)
            return Refuse("Another officer noted how the vehicle looks meanwhile. Look at it, and note it again only if it is wrong.");
        return state.Looks?.Looks == input.Looks
            ? Nothing
            : Accept(new VehicleDescribed { Crossing = state.Id, Number = state.LastEvent + 1, Looks = input.Looks, NotedBy = input.Officer });
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

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
