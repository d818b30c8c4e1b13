using Border.Domain.Events;
using Border.Domain.Secondary;

namespace Border.Domain.Recommendations.Quality;

/// <summary>A traveller of a past crossing so far, without anything personal.</summary>
/// <param name="Given">What was recommended last before the first decision.</param>
internal sealed record PastTraveller(Recommendation Given)
{
    private const string Unasked = "";
    private static readonly IReadOnlyDictionary<string, FindingVerdict> None = new Dictionary<string, FindingVerdict>();

    public bool IsDecided { get; init; }

    public bool IsReferred { get; init; }

    public bool IsOverridden { get; init; }

    public bool IsReturned { get; init; }

    public bool IsApproved { get; init; }

    /// <summary>The last finding about each reason.</summary>
    private IReadOnlyDictionary<string, FindingVerdict> Verdicts { get; init; } = None;

    /// <summary>The codes of those reasons that asked for something.</summary>
    public IReadOnlyList<string> Codes { get; } = [.. Given.Reasons.Where(r => r.Outcome != Outcome.Admit).Select(r => r.Code).Distinct()];

    public PastTraveller After(Decided decided) => this with
    {
        IsDecided = true,
        IsReferred = IsReferred || decided.Outcome == Outcome.Secondary,
        IsOverridden = IsOverridden || decided.Override,
        IsApproved = decided.ApprovedBy is not null,
    };

    public PastTraveller After(SecondaryFound found) =>
        this with { Verdicts = new Dictionary<string, FindingVerdict>(Verdicts, StringComparer.Ordinal) { [found.Reason ?? Unasked] = found.Verdict } };

    /// <summary>Counts a reason of this traveller, of whom it is known what became.</summary>
    public ReasonQuality Count(string code, bool refused, ReasonQuality? before)
    {
        var (known, alone) = (before ?? new ReasonQuality(0, 0, 0, 0), Codes.Count == 1);
        FindingVerdict? verdict = Verdicts.TryGetValue(code, out var said) ? said : null;
        return new ReasonQuality(known.Asked + 1, known.Alone + One(alone), known.Refused + One(refused), known.RefusedAlone + One(alone && refused))
        {
            Referred = known.Referred + One(IsReferred),
            Found = known.Found + One(IsReferred && verdict == FindingVerdict.Found),
            Nothing = known.Nothing + One(IsReferred && verdict == FindingVerdict.Nothing),
            Refuted = known.Refuted + One(IsReferred && verdict == FindingVerdict.Refuted),
            Unsaid = known.Unsaid + One(IsReferred && verdict is null),
            Overridden = known.Overridden + One(IsOverridden),
            Returned = known.Returned + One(IsReturned),
        };
    }

    /// <summary>Counts this traveller's inspection, if there was one.</summary>
    public SecondaryQuality Count(SecondaryQuality before)
    {
        if (!IsReferred)
            return before;
        var found = Verdicts.Values.Contains(FindingVerdict.Found);
        var refuted = !found && Verdicts.Values.Contains(FindingVerdict.Refuted);
        return new SecondaryQuality(
            before.Referred + 1,
            before.Found + One(found),
            before.Refuted + One(refuted),
            before.Nothing + One(!found && !refuted && Verdicts.Count > 0),
            before.Unsaid + One(Verdicts.Count == 0),
            before.Unasked + One(Verdicts.TryGetValue(Unasked, out var chance) && chance == FindingVerdict.Found));
    }

    private static int One(bool counts) => counts ? 1 : 0;
}
