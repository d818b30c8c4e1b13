using System.Text.Json.Serialization;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Time;

namespace Border.Domain.Stays;

/// <summary>One admitted crossing of a traveller, at whatever post.</summary>
/// <param name="Crossing">Its id: the same crossing told twice counts once.</param>
/// <param name="Order">When by the hybrid clock: orders crossings of several posts (invariant I7).</param>
/// <param name="Day">The date at the post when it was admitted; counts.</param>
/// <param name="Direction">Which way.</param>
public sealed record StayVisit(Guid Crossing, HlcTimestamp Order, DateOnly Day, Direction Direction)
{
    /// <summary>The most visits that the centre tells a node of one traveller: the latest; together they fit one command.</summary>
    public const int MostTold = 350;

    /// <summary>Through which kind of lane; null in visits told by versions that did not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LaneKind? LaneKind { get; init; }

    /// <summary>The visit that a decision makes; null unless it admits. Node, centre and trials ask here, so that all count the same days.</summary>
    /// <param name="decided">The decision.</param>
    /// <param name="direction">The lane's.</param>
    /// <param name="order">The hybrid clock of its record.</param>
    /// <param name="at">The wall clock of its record: its date in UTC counts where the decision does not say the post's.</param>
    /// <param name="kind">The lane's; null where it is not known.</param>
    public static StayVisit? Of(Decided decided, Direction direction, HlcTimestamp order, DateTimeOffset at, LaneKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(decided);
        return decided.Outcome == Outcome.Admit
            ? new StayVisit(decided.Crossing, order, decided.On ?? DateOnly.FromDateTime(at.UtcDateTime), direction) { LaneKind = kind }
            : null;
    }
}

/// <summary>Source-generated JSON of visits, as the centre tells them to nodes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StayVisit[]))]
public sealed partial class StayVisitJson : JsonSerializerContext;
