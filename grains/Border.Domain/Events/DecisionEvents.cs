using Border.Domain.Recommendations;

namespace Border.Domain.Events;

/// <summary>An event of a decision that waits, or waited, for a second officer.</summary>
public abstract record PendingDecisionEvent : CrossingEvent
{
    /// <summary>The traveller concerned, from 1.</summary>
    public required int Traveller { get; init; }

    /// <summary>The staff id of who did it.</summary>
    public required string Officer { get; init; }
}

/// <summary>
/// An officer wants to decide and the policy asks for a second one: nothing is decided until another officer approves, which makes it
/// <see cref="Decided"/>.
/// </summary>
public sealed record DecisionProposed : PendingDecisionEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "decision.proposed";

    /// <summary>The decision: <see cref="Outcome.Admit"/> or <see cref="Outcome.Refuse"/>.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>True when it differs from the recommendation.</summary>
    public required bool Override { get; init; }

    /// <summary>The officer's reason code.</summary>
    public required string Reason { get; init; }

    /// <summary>The officer's own words, at most 500 characters.</summary>
    public string? Note { get; init; }

    /// <summary>True when proposed in secondary inspection.</summary>
    public bool InSecondary { get; init; }

    /// <summary>What of the policy asks for a second officer.</summary>
    public required IReadOnlyList<SecondApproval> Because { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => Note is not null;
}

/// <summary>A second officer did not approve: the traveller is as undecided as before.</summary>
public sealed record DecisionReturned : PendingDecisionEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "decision.returned";

    /// <summary>The number of the proposal.</summary>
    public required int Proposal { get; init; }

    /// <summary>Why, a reason code.</summary>
    public required string Reason { get; init; }

    /// <summary>The officer's own words, at most 500 characters.</summary>
    public string? Note { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => Note is not null;
}

/// <summary>Who proposed a decision took it back.</summary>
public sealed record DecisionWithdrawn : PendingDecisionEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "decision.withdrawn";

    /// <summary>The number of the proposal.</summary>
    public required int Proposal { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}
