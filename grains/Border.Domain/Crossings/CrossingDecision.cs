using Border.Domain.Events;

namespace Border.Domain.Crossings;

/// <summary>What the decision core answers to an input: events to journal, or a refusal with its reason.</summary>
/// <param name="Events">To journal and fold, in order; empty when refused or when nothing changes.</param>
/// <param name="Refusal">Why the input is not accepted, in words for the officer; null when accepted.</param>
public sealed record CrossingDecision(IReadOnlyList<CrossingEvent> Events, string? Refusal)
{
    /// <summary>True when the input was accepted.</summary>
    public bool Accepted => Refusal is null;
}
