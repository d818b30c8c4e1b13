namespace Border.Domain.Recommendations.Rules;

/// <summary>What is wrong with a rule's text, where, and what to do.</summary>
/// <param name="Line">From 1, within the text.</param>
/// <param name="Column">From 1.</param>
/// <param name="Text">A sentence.</param>
public sealed record RuleProblem(int Line, int Column, string Text)
{
    /// <summary>Line, column and sentence.</summary>
    public override string ToString() => $"line {Line}, column {Column}: {Text}";

    internal static RuleProblem At(string text, int position, string problem)
    {
        var before = text.AsSpan(0, Math.Clamp(position, 0, text.Length));
        return new RuleProblem(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), problem);
    }
}

/// <summary>Ends the reading of a text; never leaves this folder.</summary>
internal sealed class RuleException(int position, string message) : Exception(message)
{
    public int Position { get; } = position;
}
