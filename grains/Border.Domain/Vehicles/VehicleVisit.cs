using System.Text.Json.Serialization;
using Border.Domain.Lanes;
using Border.Domain.Time;

namespace Border.Domain.Vehicles;

/// <summary>A vehicle stood at a post; of its people there is only how many were admitted.</summary>
/// <param name="Crossing">Its id: the same crossing told twice counts once.</param>
/// <param name="Post">The post's name.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Order">When it arrived by the hybrid clock: orders visits of several posts (invariant I7).</param>
/// <param name="At">When it arrived by the node's wall clock.</param>
/// <param name="Day">The date at the post.</param>
/// <param name="Passed">True when at least one of its people was admitted; one that turned back was at the post all the same.</param>
/// <param name="People">How many were admitted.</param>
/// <param name="ClockSeconds">How far the node's two clocks differed: the wall clock may be wrong by that much, 0 or more.</param>
public sealed record VehicleVisit(
    Guid Crossing, string Post, Direction Direction, HlcTimestamp Order, DateTimeOffset At, DateOnly Day, bool Passed, int People, int ClockSeconds)
{
    /// <summary>How an officer said the vehicle looked; null where nobody did, and of all but the newest visits that the centre tells of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VehicleDescription? Looks { get; init; }

    /// <summary>The most visits that the centre tells a node of one vehicle: the latest; together they fit one command.</summary>
    public const int MostTold = 150;

    /// <summary>By how many seconds a wall clock may be wrong beside the hybrid clock of the same record.</summary>
    public static int ClocksDiffer(HlcTimestamp order, DateTimeOffset at) =>
        (int)Math.Min(int.MaxValue, Math.Abs(order.PhysicalMilliseconds - (decimal)at.ToUnixTimeMilliseconds()) / 1000);

    /// <summary>True for what can have been told in good faith: a post's name, numbers of 0 or more, looks that can be.</summary>
    [JsonIgnore]
    public bool IsPlausible =>
        Crossings.CrossingLimits.IsLaneName(Post) && Enum.IsDefined(Direction) && Order.PhysicalMilliseconds >= 0 && Order.Counter >= 0 && People >= 0 && ClockSeconds >= 0
        && Looks is not { IsPlausible: false };
}

/// <summary>Source-generated JSON of vehicles' visits, as the centre tells them to nodes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VehicleVisit[]))]
[JsonSerializable(typeof(VehicleDescription))]
public sealed partial class VehicleVisitJson : JsonSerializerContext;
