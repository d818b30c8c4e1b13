using Border.Grains.Lanes;
using Border.Grains.Nodes;
using Border.Grains.Routing;

namespace Border.Grains.Posts;

/// <summary>A post as a whole; the key is its name. Folds what its nodes say of themselves, and asks its lanes and nodes for the rest.</summary>
[Alias("border.IPostGrain")]
public interface IPostGrain : IGrainWithStringKey
{
    /// <summary>Folds records; those it has are skipped. Returns the ones it could not understand.</summary>
    [Alias("Fold")]
    Task<PoisonRecord[]> FoldAsync(RoutedPage page);

    /// <summary>The post now.</summary>
    [Alias("GetStatus")]
    Task<PostStatus> GetStatusAsync();
}

/// <summary>A post now.</summary>
/// <param name="Post">Its name.</param>
/// <param name="Lanes">Its lanes by name.</param>
/// <param name="Nodes">Its nodes by name.</param>
/// <param name="Devices">Its devices by node and name.</param>
/// <param name="ClockJumps">The last 20 clock jumps, newest last.</param>
/// <param name="OnDuty">Staff ids signed in at its nodes.</param>
/// <param name="InProgress">Crossings that have not ended, over all lanes.</param>
/// <param name="EndedToday">Crossings that ended today (UTC), by the newest day of its lanes.</param>
/// <param name="WaitMilliseconds">The longest of its open lanes' mean waits; null before the first.</param>
[GenerateSerializer, Immutable, Alias("border.PostStatus")]
public sealed record PostStatus(
    string Post,
    LaneStatus[] Lanes,
    NodeStatus[] Nodes,
    DeviceStatus[] Devices,
    ClockJumpNow[] ClockJumps,
    string[] OnDuty,
    int InProgress,
    int EndedToday,
    long? WaitMilliseconds);

/// <summary>A device as its node last told.</summary>
/// <param name="Node">The node's name within the post.</param>
/// <param name="Device">The device's name.</param>
/// <param name="State"><c>ready</c>, <c>silent</c>, <c>flooding</c> or <c>failed</c>.</param>
/// <param name="Explanation">What happened and what to do.</param>
/// <param name="Simulated">True for a simulator.</param>
/// <param name="At">When, by the node's wall clock.</param>
[GenerateSerializer, Immutable, Alias("border.DeviceStatus")]
public sealed record DeviceStatus(string Node, string Device, string State, string Explanation, bool Simulated, DateTimeOffset At);

/// <summary>A node's wall clock jumped.</summary>
/// <param name="Node">The node's name within the post.</param>
/// <param name="Jump"><c>Backwards</c> or <c>Forwards</c>.</param>
/// <param name="Expected">Where the clock was expected.</param>
/// <param name="Shown">What it showed.</param>
[GenerateSerializer, Immutable, Alias("border.ClockJumpNow")]
public sealed record ClockJumpNow(string Node, string Jump, DateTimeOffset Expected, DateTimeOffset Shown);
