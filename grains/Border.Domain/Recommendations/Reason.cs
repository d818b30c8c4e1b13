namespace Border.Domain.Recommendations;

/// <summary>Why, in words. <paramref name="Code"/> is translated on screens; <paramref name="Text"/> is the English record.</summary>
/// <param name="Code">Stable, dotted, for example <c>document.expired</c>.</param>
/// <param name="Text">A plain English sentence without personal data: records of recommendations are not sealed (invariant I11).</param>
/// <param name="Outcome">What this reason alone would recommend.</param>
public sealed record Reason(string Code, string Text, Outcome Outcome)
{
    /// <summary>The facts in its sentence with their values, to say it in another language; null when there are none. Never personal.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>The facts it rests on: were one of them otherwise, it might not be there. Null for a reason that is only said.</summary>
    public IReadOnlyList<string>? Facts { get; init; }

    /// <summary>By content, also of lists.</summary>
    public bool Equals(Reason? other) =>
        other is not null && Code == other.Code && Text == other.Text && Outcome == other.Outcome
        && (Facts ?? []).SequenceEqual(other.Facts ?? [])
        && (Values ?? None).Count == (other.Values ?? None).Count
        && (Values ?? None).All(v => (other.Values ?? None).GetValueOrDefault(v.Key) == v.Value);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Code, Text, Outcome);

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();
}

/// <summary>A rule that could not be judged because facts are unknown.</summary>
/// <param name="Code">Its finding.</param>
/// <param name="Outcome">What it would ask for if it held.</param>
/// <param name="Facts">The facts that nobody knows.</param>
public sealed record UndecidedRule(string Code, Outcome Outcome, IReadOnlyList<string> Facts)
{
    /// <summary>By content, also of the list.</summary>
    public bool Equals(UndecidedRule? other) =>
        other is not null && Code == other.Code && Outcome == other.Outcome && Facts.SequenceEqual(other.Facts);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Code, Outcome);
}

/// <summary>What would change a recommendation.</summary>
/// <param name="Without">Codes of the reasons that would all have to go: so many from the top.</param>
/// <param name="Outcome">What would then be recommended.</param>
public sealed record Change(IReadOnlyList<string> Without, Outcome Outcome);
