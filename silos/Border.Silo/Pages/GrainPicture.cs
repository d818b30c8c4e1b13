using System.Collections.Immutable;
using Border.Command.Desk;
using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Grains.Lanes;
using Border.Grains.Live;
using Border.Grains.Nodes;
using Border.Grains.Posts;

namespace Border.Silo.Pages;

/// <summary>Turns what the grains answer into what the overview shows.</summary>
/// <param name="centre">Asks every post's grain.</param>
internal sealed class GrainPicture(CentreView centre) : IPostPicture
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<PostScreen>> GetAsync(CancellationToken cancellation) =>
        [.. (await centre.GetPostsAsync(cancellation)).Select(Screen)];

    private static PostScreen Screen(PostStatus post)
    {
        // A device belongs to a node, and says in its name which lane it serves only by custom: troubles are shown at the node.
        var troubles = post.Devices.Where(d => d.State != "ready").ToLookup(d => d.Node, d => $"{d.Device} {d.State}", StringComparer.Ordinal);
        return new PostScreen
        {
            Name = post.Post,
            Nodes = [.. post.Nodes.Select(n => Screen(n, troubles[n.Node]))],
            Lanes = [.. post.Lanes.OrderBy(l => l.Lane, StringComparer.Ordinal).Select(Screen)],
        };
    }

    private static NodeScreen Screen(NodeStatus node, IEnumerable<string> troubles) => new()
    {
        Name = node.Node,
        IsOnline = node.Online,
        Since = node.Since,
        WasStopped = node.Reason == "stopped",
        Bundles = node.Bundles.ToImmutableSortedDictionary(StringComparer.Ordinal),
        LastContact = Latest(node.LastBatchAt, node.Since),
        Backlog = node.Backlog,
        Software = node.Software,
        Troubles = [.. troubles],
    };

    private static LaneScreen Screen(LaneStatus lane) => new()
    {
        Name = lane.Lane,
        Direction = Enum.TryParse<Direction>(lane.Direction, out var direction) ? direction : null,
        Kind = Enum.TryParse<LaneKind>(lane.Kind, out var kind) ? kind : null,
        IsOpen = lane.Open,
        Current = Current(lane),
        Queue = lane.InProgress,
        InSecondary = lane.InSecondary,
        TypicalWait = lane.WaitMilliseconds is { } wait ? TimeSpan.FromMilliseconds(wait) : null,
    };

    private static LaneCrossing? Current(LaneStatus lane) =>
        lane.Crossings.LastOrDefault(c => c.Status != nameof(CrossingStatus.InSecondary)) is { } now
        && Enum.TryParse<CrossingStatus>(now.Status, out var status)
            ? new LaneCrossing(now.Crossing, status, now.OpenedAt, now.Recommendation)
            : null;

    private static DateTimeOffset? Latest(DateTimeOffset? left, DateTimeOffset? right) => left > right || right is null ? left : right;
}
