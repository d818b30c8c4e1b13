using Border.Domain.Secondary;

namespace Border.Domain.Events;

/// <summary>An event of a traveller's secondary inspection, between the referral and the decision there.</summary>
public abstract record SecondaryEvent : CrossingEvent
{
    /// <summary>The traveller concerned, from 1.</summary>
    public required int Traveller { get; init; }

    /// <summary>The staff id of who did it.</summary>
    public required string Officer { get; init; }
}

/// <summary>An officer took the inspection, or took it over from another.</summary>
public sealed record SecondaryTaken : SecondaryEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "secondary.taken";

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A question was asked and answered; a later answer to the same question corrects it.</summary>
public sealed record SecondaryAnswered : SecondaryEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "secondary.answered";

    /// <summary>The question's code in the policy; null for a question of the officer's own.</summary>
    public string? Question { get; init; }

    /// <summary>The question as it was then, in English, or in the officer's own words.</summary>
    public required string Asked { get; init; }

    /// <summary>What was answered or seen, in the officer's words.</summary>
    public required string Answer { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => true;
}

/// <summary>
/// Something was found, or found not to be so. Without a note it is not sealed, like the recommendation whose reason it confirms or refutes, so
/// that recommendations can be measured by it also when the traveller was erased.
/// </summary>
public sealed record SecondaryFound : SecondaryEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "secondary.found";

    /// <summary>The finding's code in the policy.</summary>
    public required string Finding { get; init; }

    /// <summary>What it says about the reason.</summary>
    public required FindingVerdict Verdict { get; init; }

    /// <summary>The code of the recommendation's reason that was looked into; null for what no reason asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>The officer's own words, at most 500 characters.</summary>
    public string? Note { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => Note is not null;
}
