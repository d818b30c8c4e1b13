using Border.Domain.Events;
using Border.Domain.Recommendations;
using Border.Domain.Secondary;

namespace Border.Domain.Crossings;

public static partial class Crossing
{
    private static CrossingDecision NoteInspection(CrossingState state, InspectionInput input, CrossingPolicy policy)
    {
        if (!CrossingLimits.IsStaffId(input.Officer) || input.Officer == PolicyOfficer)
            return Refuse(CrossingLimits.StaffIdRule);
        if (state.Travellers.GetValueOrDefault(input.Traveller) is not { Decided.Outcome: Outcome.Secondary } traveller)
            return Refuse($"Traveller {input.Traveller} is not in secondary inspection.");
        if (input is TakeInspection)
            return traveller.Inspection.Taken?.Officer == input.Officer ? Nothing : Accept(Taken(state, input));
        if (traveller.Inspection.Taken is { } taken && taken.Officer != input.Officer)
            return Refuse($"{taken.Officer} has this inspection: take it over first.");
        var (e, refusal) = input switch
        {
            AnswerQuestion x => Answer(state, traveller, x, SecondaryGuide.Of(policy)),
            NoteFinding x => Find(state, traveller, x, SecondaryGuide.Of(policy)),
            _ => (null, "This version does not know this kind of input."),
        };
        if (e is null)
            return refusal is null ? Nothing : Refuse(refusal);
        // Who works on what nobody has taken has taken it.
        return traveller.Inspection.Taken is null ? Accept(Taken(state, input), e with { Number = e.Number + 1 }) : Accept(e);
    }

    /// <summary>The reasons that findings of an inspection may be about: those of the referral, and what was recommended since.</summary>
    public static IReadOnlyList<Reason> ReasonsToInspect(TravellerState traveller)
    {
        ArgumentNullException.ThrowIfNull(traveller);
        return [.. traveller.Inspection.Reasons.Concat(Asking(traveller.Recommended)).DistinctBy(r => r.Code)];
    }

    private static IReadOnlyList<Reason> Asking(Recommended? given) => [.. given?.Recommendation.Reasons.Where(r => r.Outcome != Outcome.Admit) ?? []];

    private static SecondaryTaken Taken(CrossingState state, InspectionInput input) =>
        new() { Crossing = state.Id, Number = state.LastEvent + 1, Traveller = input.Traveller, Officer = input.Officer };

    private static (SecondaryEvent?, string?) Answer(CrossingState state, TravellerState traveller, AnswerQuestion input, SecondaryGuide guide)
    {
        if (traveller.Inspection.Answers.Count >= CrossingLimits.Answers)
            return (null, $"An inspection has at most {CrossingLimits.Answers} answers.");
        var asked = input.Question is { } code
            ? guide.Questions.FirstOrDefault(q => q.Code == code)?.Text["en"]
            : input.Asked?.Trim();
        if (input.Question is not null && asked is null)
            return (null, "The policy in force has no such question any more: ask it in your own words.");
        if (!CrossingLimits.IsText(asked, SecondaryTexts.MostCharacters))
            return (null, $"A question has 1 to {SecondaryTexts.MostCharacters} characters and no control characters.");
        var answer = input.Answer?.Trim();
        if (!CrossingLimits.IsText(answer, CrossingLimits.NoteCharacters, lines: true))
            return (null, $"An answer has 1 to {CrossingLimits.NoteCharacters} characters and no control characters.");
        if (traveller.Inspection.Answers.FindLast(a => a.Question == input.Question && a.Asked == asked)?.Answer == answer)
            return (null, null);
        return (new SecondaryAnswered
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Traveller = input.Traveller,
            Officer = input.Officer,
            Question = input.Question,
            Asked = asked!,
            Answer = answer!,
        }, null);
    }

    private static (SecondaryEvent?, string?) Find(CrossingState state, TravellerState traveller, NoteFinding input, SecondaryGuide guide)
    {
        if (traveller.Inspection.Findings.Count >= CrossingLimits.Findings)
            return (null, $"An inspection has at most {CrossingLimits.Findings} findings.");
        if (input.Reason is not null && ReasonsToInspect(traveller).All(r => r.Code != input.Reason))
            return (null, "Nobody was asked to look into this reason: choose one of those shown.");
        if (guide.FindingsFor(input.Reason).FirstOrDefault(f => f.Code == input.Finding) is not { } finding)
            return (null, "The policy in force has no such finding for this reason: choose one of those shown.");
        var note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
        if (note is not null && !CrossingLimits.IsText(note, CrossingLimits.NoteCharacters, lines: true))
            return (null, CrossingLimits.NoteRule);
        if (traveller.Inspection.Findings.FindLast(f => f.Reason == input.Reason) is { } last && last.Finding == finding.Code && last.Note == note)
            return (null, null);
        return (new SecondaryFound
        {
            Crossing = state.Id,
            Number = state.LastEvent + 1,
            Traveller = input.Traveller,
            Officer = input.Officer,
            Finding = finding.Code,
            Verdict = finding.Verdict,
            Reason = input.Reason,
            Note = note,
        }, null);
    }
}
