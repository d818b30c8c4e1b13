namespace Border.Domain.Events;

/// <summary>
/// Kinds of records in which officers say in their own words what they did, sealed where there are such words: no facts that a recommendation
/// rests on.
/// </summary>
public static class OfficerWords
{
    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Decided.Name, DecisionProposed.Name, DecisionReturned.Name, DecisionWithdrawn.Name, SecondaryTaken.Name, SecondaryAnswered.Name, SecondaryFound.Name,
    };

    /// <summary>Those that tell of an outcome in a code; their words are beside it.</summary>
    public static IReadOnlySet<string> Outcomes { get; } =
        new HashSet<string>(StringComparer.Ordinal) { Decided.Name, DecisionProposed.Name, DecisionReturned.Name, SecondaryFound.Name };
}
