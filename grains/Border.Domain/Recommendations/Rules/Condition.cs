using Border.Domain.Recommendations.Facts;

namespace Border.Domain.Recommendations.Rules;

/// <summary>
/// A parsed, type-checked condition over facts. It is a finite tree without loops, so that reading it always ends. Text form:
/// <see cref="ConditionText"/>; meaning: <see cref="Evaluation"/>.
/// </summary>
public abstract record Condition
{
    /// <summary>The names of all facts it asks for, each once, in the order in which they stand.</summary>
    public IReadOnlyList<string> Facts => [.. Mentioned().Distinct(StringComparer.Ordinal)];

    /// <summary>As text that parses back to the same condition.</summary>
    public sealed override string ToString() => ConditionText.Print(this);

    private IEnumerable<string> Mentioned() => this switch
    {
        FlagIs x => [x.Fact.Name],
        IsKnown x => [x.Fact.Name],
        Compare x => x.With is { } with ? [x.Fact.Name, with.Name] : [x.Fact.Name],
        OneOf x => [x.Fact.Name],
        Not x => x.Inner.Mentioned(),
        Both x => x.Left.Mentioned().Concat(x.Right.Mentioned()),
        Either x => x.Left.Mentioned().Concat(x.Right.Mentioned()),
        _ => [],
    };
}

/// <summary>How two values are compared.</summary>
public enum Comparison
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    Different,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    AtMost,

    /// <summary><c>&gt;</c></summary>
    More,

    /// <summary><c>&gt;=</c></summary>
    AtLeast,
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record Always(bool Value) : Condition;

/// <summary>A flag by its name.</summary>
public sealed record FlagIs(Fact Fact) : Condition;

/// <summary><c>known(fact)</c>: true or false, never unknown.</summary>
public sealed record IsKnown(Fact Fact) : Condition;

/// <summary>A fact beside a number, a text, or another fact of the same type: exactly one of the last three is set.</summary>
public sealed record Compare(Fact Fact, Comparison How, double? Number, string? Text, Fact? With) : Condition;

/// <summary><c>fact in ["A", "B"]</c>.</summary>
public sealed record OneOf(Fact Fact, IReadOnlyList<string> Texts) : Condition;

/// <summary><c>not x</c>.</summary>
public sealed record Not(Condition Inner) : Condition;

/// <summary><c>x and y</c>.</summary>
public sealed record Both(Condition Left, Condition Right) : Condition;

/// <summary><c>x or y</c>.</summary>
public sealed record Either(Condition Left, Condition Right) : Condition;
