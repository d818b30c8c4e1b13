namespace Border.Domain.Recommendations.Rules;

/// <summary>
/// One rule of a policy, as data: when it holds, a traveller has this finding. Several rules may share a code; the first of them that
/// holds speaks. (Source-generated JSON sets what is absent to null, hence the setters.)
/// </summary>
public sealed record FindingRule
{
    private static readonly IReadOnlyDictionary<string, string> NoText = new Dictionary<string, string>();

    /// <summary>Stable and dotted, 1 to 64 of a-z, 0-9, '.' and '-', for example <c>document.expired</c>; recorded with every decision.</summary>
    public required string Code { get; init; }

    /// <summary>When it holds: see <see cref="ConditionText"/> and the facts in <see cref="Facts.FactTable"/>.</summary>
    public required string When { get; init; }

    /// <summary>What it asks for; Admit means that it is said and not acted on.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What the recommendation had to do without when it holds, as a code; null for nothing.</summary>
    public string? Missing { get; init; }

    /// <summary>
    /// The reason in words by language (two letters; <c>en</c> is required): see <see cref="ReasonText"/>.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Text { get; init => field = value ?? NoText; } = NoText;
}
