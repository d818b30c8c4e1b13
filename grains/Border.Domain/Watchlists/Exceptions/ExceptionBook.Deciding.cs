using Border.Domain.Crossings;
using Border.Domain.Events;

namespace Border.Domain.Watchlists.Exceptions;

public sealed partial record ExceptionBook
{
    /// <summary>Characters of a reason.</summary>
    public const int MostReason = 300;

    private const int LeastReason = 10;

    /// <summary>What an input changes: an event to journal and fold, or a refusal in words: exactly one is set.</summary>
    /// <param name="input">What somebody asks.</param>
    /// <param name="today">The date at the post.</param>
    public (ExceptionEvent? Event, string? Refusal) Decide(ExceptionInput input, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!CrossingLimits.IsStaffId(input.Officer) || input.Officer == Crossing.PolicyOfficer)
            return (null, CrossingLimits.StaffIdRule);
        return input switch
        {
            ProposeException x => Propose(x, today),
            ConfirmException x => Confirm(x, today),
            WithdrawException x => Withdraw(x),
            _ => (null, "This version does not know this kind of input."),
        };
    }

    private (ExceptionEvent?, string?) Propose(ProposeException input, DateOnly today)
    {
        var (state, number, entry) = input.Hit;
        if (state.Travellers.GetValueOrDefault(number) is not { Document: { } read } traveller)
            return (null, "There is no document yet that says who the traveller is.");
        if (traveller.Hits.Find(h => h.Entry == entry) is not { } hit)
            return (null, "The traveller has no hit of this entry: look at the hits again.");
        if (hit.EntryDigest is null)
            return (null, "This hit is about the document itself, not about who the traveller is: it cannot be cleared this way.");
        if (hit.Cleared is not null)
            return (null, "This hit has been cleared already.");
        if (ReasonProblem(input.Reason) is { } problem)
            return (null, problem);
        if (input.Until < today || input.Until.DayNumber - today.DayNumber > MostDays)
            return (null, $"The last day is from today to at most {MostDays} days from now.");
        if (ByPerson.GetValueOrDefault(read.Person, []).Exists(e => !e.IsOver(today) && IsAbout(e, entry, hit.EntryDigest)))
            return (null, "The same has been said already and waits for a second person.");
        if (ByPerson.Values.Sum(list => list.Count) >= Most)
            return (null, $"This node keeps at most {Most} exceptions: withdraw those that are no longer needed.");
        return (new ExceptionProposed
        {
            Exception = input.Id,
            Person = read.Person,
            Entry = entry,
            EntryDigest = hit.EntryDigest,
            Why = hit.Why,
            Who = Who(read),
            Reason = input.Reason.Trim(),
            Until = input.Until,
            By = input.Officer,
            Crossing = state.Id,
        }, null);
    }

    private (ExceptionEvent?, string?) Confirm(ConfirmException input, DateOnly today)
    {
        if (Find(input.Id) is not { } known)
            return (null, "There is no such exception any more: it was withdrawn, or the traveller was erased.");
        if (known.ConfirmedBy is not null)
            return (null, "It has been confirmed already.");
        if (known.Proposed.By == input.Officer)
            return (null, "You said so yourself: another officer has to confirm it.");
        return known.IsOver(today)
            ? (null, "Its last day is over.")
            : (new ExceptionConfirmed { Exception = known.Id, Person = known.Proposed.Person, By = input.Officer }, null);
    }

    private (ExceptionEvent?, string?) Withdraw(WithdrawException input)
    {
        if (Find(input.Id) is not { } known)
            return (null, "There is no such exception any more.");
        return ReasonProblem(input.Reason) is { } problem
            ? (null, problem)
            : (new ExceptionWithdrawn { Exception = known.Id, Person = known.Proposed.Person, By = input.Officer, Reason = input.Reason.Trim() }, null);
    }

    private static string? ReasonProblem(string? reason) =>
        reason?.Trim() is { Length: >= LeastReason } text && CrossingLimits.IsText(text, MostReason, lines: true)
            ? null
            : $"Say why in {LeastReason} to {MostReason} characters.";

    private static string Who(DocumentRead read)
    {
        var d = read.Document;
        return $"{d.Surname}, {d.GivenNames}, born {d.BirthDate}, {d.Nationality}, {d.Issuer} {d.DocumentNumber}";
    }
}
