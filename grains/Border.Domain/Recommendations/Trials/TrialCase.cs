namespace Border.Domain.Recommendations.Trials;

/// <summary>What a policy would have recommended for one traveller of a past crossing.</summary>
/// <param name="Crossing">The crossing.</param>
/// <param name="Traveller">The traveller's number, from 1.</param>
/// <param name="Before">What was recommended last, as recorded.</param>
/// <param name="After">What the policy recommends with the facts of that moment; null when it could not be judged.</param>
/// <param name="PolicyBefore">The version of the policy of then.</param>
/// <param name="Gained">Codes of reasons that ask for something and did not, or for something else, before.</param>
/// <param name="Lost">Codes of reasons that asked for something and do not any more.</param>
/// <param name="Unjudged">Why it could not be judged: <c>erased</c>, <c>unreadable</c>; null when it was.</param>
public sealed record TrialCase(
    Guid Crossing,
    int Traveller,
    Outcome Before,
    Outcome? After,
    long PolicyBefore,
    IReadOnlyList<string> Gained,
    IReadOnlyList<string> Lost,
    string? Unjudged)
{
    /// <summary>True when the policy recommends another outcome.</summary>
    public bool Changed => After is { } after && after != Before;
}
