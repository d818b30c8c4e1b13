using System.Globalization;

namespace Border.Domain.Recommendations.Rules;

/// <summary>
/// A condition as text, such as <c>document.read and document.daysToExpiry &lt; 90 and direction = "exit"</c>. <c>not</c> binds before
/// <c>and</c>, <c>and</c> before <c>or</c>; parentheses as usual; texts stand in double quotes without escapes.
/// </summary>
public static class ConditionText
{
    /// <summary>The most characters of a condition.</summary>
    public const int MaxCharacters = 2000;

    /// <summary>How deep parentheses and <c>not</c> may nest.</summary>
    public const int MaxDepth = 20;

    /// <summary>The most facts, numbers, words and signs of a condition.</summary>
    public const int MaxWords = 600;

    /// <summary>Reads and type-checks a condition.</summary>
    /// <returns>The condition, or what is wrong with it and where: exactly one is set.</returns>
    public static (Condition? Condition, RuleProblem? Problem) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return (new ConditionParser(ConditionWords.Read(text)).Parse(), null);
        }
        catch (RuleException wrong)
        {
            return (null, RuleProblem.At(text, wrong.Position, wrong.Message));
        }
    }

    internal static string Print(Condition condition) => condition switch
    {
        Always x => x.Value ? "true" : "false",
        FlagIs x => x.Fact.Name,
        IsKnown x => $"known({x.Fact.Name})",
        Compare x => $"{x.Fact.Name} {Sign(x.How)} {x.With?.Name ?? (x.Text is { } text ? $"\"{text}\"" : Number(x.Number!.Value))}",
        OneOf x => $"{x.Fact.Name} in [{string.Join(", ", x.Texts.Select(t => $"\"{t}\""))}]",
        Not x => $"not {(x.Inner is Both or Either ? $"({Print(x.Inner)})" : Print(x.Inner))}",
        Both x => $"{Within(x.Left, false)} and {Within(x.Right, true)}",
        Either x => $"{Print(x.Left)} or {(x.Right is Either ? $"({Print(x.Right)})" : Print(x.Right))}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    internal static string Number(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    internal static string Sign(Comparison how) => how switch
    {
        Comparison.Equal => "=",
        Comparison.Different => "!=",
        Comparison.Less => "<",
        Comparison.AtMost => "<=",
        Comparison.More => ">",
        _ => ">=",
    };

    private static string Within(Condition part, bool right) => part is Either || (right && part is Both) ? $"({Print(part)})" : Print(part);
}
