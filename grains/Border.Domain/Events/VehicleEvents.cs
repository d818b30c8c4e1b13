using Border.Domain.Vehicles;

namespace Border.Domain.Events;

/// <summary>What is known of the vehicle over all posts was reviewed; a later review of the same crossing replaces it.</summary>
public sealed record VehicleReviewed : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "vehicle.reviewed";

    /// <summary>What was found.</summary>
    public required VehicleReview Review { get; init; }

    /// <summary>When the centre told what it knows of other posts, by its clock; null when it has not: then only this node's visits count.</summary>
    public DateTimeOffset? CentreToldAt { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => true;
}

/// <summary>
/// An officer noted how the vehicle in the lane looks; a later note of the same crossing replaces it. It is about the vehicle that stands there, whatever plate is read.
/// </summary>
public sealed record VehicleDescribed : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "vehicle.described";

    /// <summary>How it looks; at least one part.</summary>
    public required VehicleDescription Looks { get; init; }

    /// <summary>The staff id of the officer who noted it.</summary>
    public string? NotedBy { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => true;
}

/// <summary>A leaving traveller's entry was looked for; a later one of the same traveller replaces it.</summary>
public sealed record EntryLinked : CrossingEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "entry.linked";

    /// <summary>The traveller's number within the crossing, from 1.</summary>
    public required int Traveller { get; init; }

    /// <summary>How they came in; null when no entry is known any more.</summary>
    public EntryLink? Link { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;

    /// <inheritdoc />
    public override bool IsPersonal => true;
}
