using Border.Grains.Routing;

namespace Border.Grains.Visits;

/// <summary>A traveller or vehicle over all posts; the key is the pseudonym, never a name or plate (invariant I11).</summary>
[Alias("border.ISubjectGrain")]
public interface ISubjectGrain : IGrainWithStringKey
{
    /// <summary>Records tell of the subject; those it has are skipped. Conflicts with what it knows raise alerts (invariant I9).</summary>
    [Alias("Observe")]
    Task ObserveAsync(Sighting sighting);

    /// <summary>Its crossings and conflicts, over all posts.</summary>
    [Alias("GetHistory")]
    Task<SubjectHistory> GetHistoryAsync();
}

/// <summary>Records of one crossing that tell of a subject.</summary>
/// <param name="Records">Which.</param>
[GenerateSerializer, Immutable, Alias("border.Sighting")]
public sealed record Sighting(RecordRef[] Records);

/// <summary>A subject's crossings and conflicts.</summary>
/// <param name="Visits">In the order of arrival by hybrid clock, at most the last 500.</param>
/// <param name="Conflicts">Pairs of them that cannot both be as they look; both are kept.</param>
/// <param name="Version">How many records tell of the subject.</param>
[GenerateSerializer, Immutable, Alias("border.SubjectHistory")]
public sealed record SubjectHistory(VisitNow[] Visits, ConflictNow[] Conflicts, long Version);

/// <summary>One crossing of a subject. Times are the node's wall clock.</summary>
/// <param name="Crossing">Its id.</param>
/// <param name="Post">The post's name.</param>
/// <param name="Lane">The lane's name.</param>
/// <param name="Direction"><c>Entry</c> or <c>Exit</c>.</param>
/// <param name="ArrivedAt">When the party arrived.</param>
/// <param name="EndedAt">When the crossing ended; null while in progress.</param>
/// <param name="Outcome">How it ended for this subject: <c>Admit</c>, <c>Refuse</c>...; null while undecided, or when cancelled.</param>
[GenerateSerializer, Immutable, Alias("border.VisitNow")]
public sealed record VisitNow(
    Guid Crossing, string Post, string Lane, string Direction, DateTimeOffset ArrivedAt, DateTimeOffset? EndedAt, string? Outcome);

/// <summary>Two crossings of one subject that contradict each other.</summary>
/// <param name="Kind"><c>overlap</c>: at two posts at the same time; <c>repeated</c>: twice in the same direction without the other between; <c>too-fast</c>: of a vehicle, at two posts sooner than any road allows.</param>
/// <param name="First">The earlier crossing.</param>
/// <param name="Second">The later crossing.</param>
[GenerateSerializer, Immutable, Alias("border.ConflictNow")]
public sealed record ConflictNow(string Kind, Guid First, Guid Second);
