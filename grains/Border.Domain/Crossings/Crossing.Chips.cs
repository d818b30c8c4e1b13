using Border.Domain.Events;

namespace Border.Domain.Crossings;

public static partial class Crossing
{
    private static CrossingDecision NoteChip(CrossingState state, CheckChip input)
    {
        if ((WhyNot(state, input.Traveller) ?? CrossingLimits.Problem(input)) is { } refusal)
            return Refuse(refusal);
        if (state.Travellers.GetValueOrDefault(input.Traveller)?.Document is null)
            return Refuse($"Traveller {input.Traveller} has no document yet whose chip could be checked.");
        return Accept(new ChipChecked
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Traveller = input.Traveller,
            Verdict = input.Verdict,
            Access = input.Access,
            Signer = input.Signer,
            Findings = input.Findings,
            Portrait = input.Portrait,
            // What cannot be kept is left out: that it differs is among the findings.
            Zone = input.Zone is { } zone && CrossingLimits.DocumentProblem(zone, []) is null ? zone : null,
            Simulated = input.Simulated,
        });
    }
}
