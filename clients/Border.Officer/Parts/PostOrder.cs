using Border.Domain.Recommendations;
using Border.Officer.Desk;

namespace Border.Officer.Parts;

/// <summary>Which lane needs a supervisor first.</summary>
internal static class PostOrder
{
    /// <summary>
    /// Lanes that do not work, then those whose party is not a clean one, then those with the longest wait, then the free ones by name.
    /// Within a group the party that came first stands first.
    /// </summary>
    public static IEnumerable<LaneScreen> Of(IEnumerable<LaneScreen> lanes) => lanes
        .OrderBy(Rank)
        .ThenBy(lane => lane.Current?.OpenedAt ?? DateTimeOffset.MaxValue)
        .ThenBy(lane => lane.Lane.Name, StringComparer.Ordinal);

    private static int Rank(LaneScreen lane) => lane switch
    {
        { Problem: not null } => 0,
        { Devices: var devices } when devices.Any(d => d.IsTroubled) => 1,
        { Current: { } crossing } when Words.Waiting(crossing.State) is not (null or Outcome.Admit) => 2,
        { Current: not null } => 3,
        _ => 4,
    };
}
