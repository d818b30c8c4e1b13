using Border.Grains.Routing;

namespace Border.Grains.Lanes;

/// <summary>What happens in a lane; the key is <c>post/lane</c>. Folds the records of the lane's crossings and tells travellers and vehicles.</summary>
[Alias("border.ILaneGrain")]
public interface ILaneGrain : IGrainWithStringKey
{
    /// <summary>Folds records; those it has are skipped. Returns the ones it could not understand.</summary>
    [Alias("Fold")]
    Task<PoisonRecord[]> FoldAsync(RoutedPage page);

    /// <summary>The lane now.</summary>
    [Alias("GetStatus")]
    Task<LaneStatus> GetStatusAsync();

    /// <summary>
    /// The records of a crossing in progress; empty for any other. Those of one that has ended are the stream
    /// <see cref="LaneStreams.OfCrossing"/>.
    /// </summary>
    [Alias("GetRecords")]
    Task<RecordRef[]> GetRecordsAsync(Guid crossing);

    /// <summary>The nodes that have told of the lane, as <c>post/node</c>: who is asked to open or close it.</summary>
    [Alias("GetNodes")]
    Task<string[]> GetNodesAsync();
}

/// <summary>A lane now. Times are the node's wall clock.</summary>
/// <param name="Post">The post's name.</param>
/// <param name="Lane">The lane's name.</param>
/// <param name="Open">True when it takes crossings; null when never said.</param>
/// <param name="Direction"><c>Entry</c> or <c>Exit</c>; null before its first crossing.</param>
/// <param name="Kind"><c>Pedestrian</c>, <c>Car</c>, <c>Truck</c> or <c>Bus</c>; null before its first crossing.</param>
/// <param name="Crossings">Crossings not yet ended, oldest first, at most 50.</param>
/// <param name="InProgress">How many crossings have not ended.</param>
/// <param name="InSecondary">How many of them wait in secondary inspection.</param>
/// <param name="EndedToday">Crossings that ended on the day (UTC) of the last one that ended.</param>
/// <param name="Today">That day; null before the first.</param>
/// <param name="WaitMilliseconds">Mean of the last 20 waits from arrival to the end; null before the first.</param>
/// <param name="LastEventAt">When something last happened.</param>
/// <param name="Revision">Grows with every change.</param>
[GenerateSerializer, Immutable, Alias("border.LaneStatus")]
public sealed record LaneStatus(
    string Post,
    string Lane,
    bool? Open,
    string? Direction,
    string? Kind,
    CrossingStatusNow[] Crossings,
    int InProgress,
    int InSecondary,
    int EndedToday,
    DateTimeOffset? Today,
    long? WaitMilliseconds,
    DateTimeOffset? LastEventAt,
    long Revision);

/// <summary>A crossing in progress; without personal data.</summary>
/// <param name="Crossing">Its id.</param>
/// <param name="Status">Its status, as in Border.Domain.</param>
/// <param name="OpenedAt">When the party arrived.</param>
/// <param name="Travellers">How many travellers are known.</param>
/// <param name="Recommendation">The weightiest recommendation so far: <c>Admit</c>, <c>Secondary</c>, <c>Hold</c>, <c>Refuse</c>; null before the first.</param>
/// <param name="Hits">How many lookouts matched.</param>
[GenerateSerializer, Immutable, Alias("border.CrossingStatusNow")]
public sealed record CrossingStatusNow(
    Guid Crossing, string Status, DateTimeOffset OpenedAt, int Travellers, string? Recommendation, int Hits);
