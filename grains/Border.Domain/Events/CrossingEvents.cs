using Border.Domain.Lanes;
using Border.Domain.Recommendations;

namespace Border.Domain.Events;

/// <summary>An event of one crossing.</summary>
public abstract record CrossingEvent : BorderEvent
{
    /// <summary>The crossing.</summary>
    public required Guid Crossing { get; init; }

    /// <summary>
    /// The event's number within its crossing, from 1, given by <see cref="Crossings.Crossing.Decide"/>. It makes the fold the same
    /// whatever the order and however often the events come.
    /// </summary>
    public required int Number { get; init; }
}

/// <summary>A party arrived at a lane.</summary>
public sealed record CrossingOpened : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "crossing.opened";

    /// <summary>The lane's name.</summary>
    public required string Lane { get; init; }

    /// <summary>Which way.</summary>
    public required Direction Direction { get; init; }

    /// <summary>What passes.</summary>
    public required LaneKind LaneKind { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>The officer counted the party; the crossing stays open until that many travellers have a final decision.</summary>
public sealed record PartyCounted : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "party.counted";

    /// <summary>How many people pass, 1 or more.</summary>
    public required int Travellers { get; init; }

    /// <summary>The staff id of who counted.</summary>
    public required string Officer { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>The software recommends; a later recommendation for the same traveller replaces it.</summary>
public sealed record Recommended : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "recommended";

    /// <summary>The traveller concerned, from 1.</summary>
    public required int Traveller { get; init; }

    /// <summary>What and why.</summary>
    public required Recommendation Recommendation { get; init; }

    /// <summary>Milliseconds from the document's image to this recommendation; null without a document.</summary>
    public double? Milliseconds { get; init; }

    /// <summary>The date at the post by which documents and lists were judged; null in records of versions that did not keep it.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>True when the lane had a working face camera; null in records of versions that did not keep it.</summary>
    public bool? HasFaceCamera { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>An officer decided (or a policy that names the lane, for a clean crossing: then <see cref="Officer"/> is <c>policy</c>).</summary>
public sealed record Decided : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "decided";

    /// <summary>The traveller concerned, from 1.</summary>
    public required int Traveller { get; init; }

    /// <summary>The decision.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The staff id of the officer.</summary>
    public required string Officer { get; init; }

    /// <summary>True when it differs from the recommendation; then <see cref="Reason"/> is given.</summary>
    public required bool Override { get; init; }

    /// <summary>The officer's reason code; null for a clean admit.</summary>
    public string? Reason { get; init; }

    /// <summary>The officer's own words, at most 500 characters.</summary>
    public string? Note { get; init; }

    /// <summary>True when decided in secondary inspection.</summary>
    public bool InSecondary { get; init; }

    /// <summary>The date at the post by which the decision counts as a day of stay: that of the last recommendation. Null where there was none.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The staff id of the second officer, where the policy asked for one.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Of a referral: what the recommendation that the officer saw asked for, empty when it asked for nothing. Null of other decisions.</summary>
    public IReadOnlyList<Reason>? Reasons { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => Note is not null;
}

/// <summary>Every traveller of the crossing has a final decision; the party has left the lane.</summary>
public sealed record CrossingClosed : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "crossing.closed";

    /// <summary>The weightiest outcome among its travellers: refuse over admit.</summary>
    public required Outcome Outcome { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>The crossing ended without a decision, for example because the vehicle turned back.</summary>
public sealed record CrossingCancelled : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "crossing.cancelled";

    /// <summary>The staff id of who cancelled it.</summary>
    public required string Officer { get; init; }

    /// <summary>Why, a reason code.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}
