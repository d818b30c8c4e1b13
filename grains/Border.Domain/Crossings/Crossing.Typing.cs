using Border.Domain.Events;

namespace Border.Domain.Crossings;

public static partial class Crossing
{
    private static CrossingDecision NotePlate(CrossingState state, TypePlate input)
    {
        if (state.LaneKind == Lanes.LaneKind.Pedestrian)
            return Refuse("People on foot have no plate.");
        if (CrossingLimits.Problem(input) is { } problem)
            return Refuse(problem);
        if ((state.Plate?.Number ?? 0) != input.Seen)
            return Refuse("The camera read a plate while you typed. Look at it, and type again only if it is wrong.");
        if (state.Plate is { } known && known.Text == input.Text && known.Country == input.Country)
            return Nothing;
        return Accept(new PlateRead
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Text = input.Text,
            Country = input.Country,
            Vehicle = input.Vehicle,
            Image = state.PlateImage,
            TypedBy = input.Officer,
        });
    }

    private static CrossingDecision NoteDocument(CrossingState state, TypeDocument input)
    {
        if ((WhyNot(state, input.Traveller) ?? CrossingLimits.Problem(input)) is { } refusal)
            return Refuse(refusal);
        var traveller = state.Travellers.GetValueOrDefault(input.Traveller);
        if ((traveller?.Document?.Number ?? 0) != input.Seen)
            return Refuse("A document was read while you typed. Look at it, and type again only if it is wrong.");
        if (traveller?.Document is { } known && known.Document == input.Typed.Document && known.Valid == input.Typed.Valid)
            return Nothing;
        if (state.Travellers.Values.Any(t => t.Number != input.Traveller && t.Document?.Person == input.Person))
            return Refuse("Another traveller of this party has this document already.");
        return Accept(new DocumentRead
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Traveller = input.Traveller,
            Person = input.Person,
            Document = input.Typed.Document,
            MrzLines = input.Typed.Lines,
            Valid = input.Typed.Valid,
            Problems = input.Typed.Problems,
            Image = traveller?.DocumentImage,
            TypedBy = input.Officer,
        });
    }
}
