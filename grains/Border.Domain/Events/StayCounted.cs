using Border.Domain.Stays;

namespace Border.Domain.Events;

/// <summary>The traveller's days of stay were counted; a later count of the same traveller replaces it.</summary>
public sealed record StayCounted : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "stay.counted";

    /// <summary>The traveller's number within the crossing, from 1.</summary>
    public required int Traveller { get; init; }

    /// <summary>What was counted.</summary>
    public required StayCount Count { get; init; }

    /// <summary>When the centre told what it knows of other posts, by its clock; null when it has not: then only this node's crossings count.</summary>
    public DateTimeOffset? CentreToldAt { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => true;
}
