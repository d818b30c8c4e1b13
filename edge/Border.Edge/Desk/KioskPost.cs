using Border.Edge.Lanes;
using Border.Kiosk.Desk;
using Border.Officer.Desk;

namespace Border.Edge.Desk;

/// <summary>What the kiosk gets from this node: waits, and nothing about anybody.</summary>
internal sealed class KioskPost(string post, LaneBoard board, TimeProvider time) : IKioskPost
{
    /// <inheritdoc />
    public string Post => post;

    /// <inheritdoc />
    public DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <inheritdoc />
    public IReadOnlyList<LaneWait> Waits =>
        [.. board.All.Select(lane => new LaneWait(lane.Lane, lane.Open && lane.Problem is null, Minutes(lane, time.GetUtcNow())))];

    /// <summary>What is left of the present party's typical time; half a minute is one minute.</summary>
    internal static int? Minutes(LaneScreen lane, DateTimeOffset now)
    {
        if (lane.Current is not { } current)
            return 0;
        if (lane.TypicalTime is not { } typical)
            return null;
        var left = typical - (now - current.OpenedAt);
        return Math.Max(1, (int)Math.Ceiling(left.TotalMinutes));
    }
}
