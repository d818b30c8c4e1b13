using System.Collections.Immutable;
using Border.Domain.Crossings;
using Border.Domain.Lanes;

namespace Border.Command.Desk;

/// <summary>A post as command staff see it.</summary>
public sealed record PostScreen
{
    /// <summary>The post's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its nodes by name.</summary>
    public ImmutableArray<NodeScreen> Nodes { get; init; } = [];

    /// <summary>Its lanes by name.</summary>
    public ImmutableArray<LaneScreen> Lanes { get; init; } = [];

    /// <summary>Alerts of this post that nobody has acknowledged.</summary>
    public int OpenAlerts { get; init; }

    /// <summary>True when no node of the post is connected: what is shown of it is what it last told.</summary>
    public bool IsDark => !Nodes.Any(n => n.IsOnline);

}

/// <summary>A node and its link.</summary>
public sealed record NodeScreen
{
    /// <summary>Its name within the post.</summary>
    public required string Name { get; init; }

    /// <summary>True while it is connected.</summary>
    public bool IsOnline { get; init; }

    /// <summary>Since when it is connected or dark, by the centre's clock; null before its first birth.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>True when it said that it stops; false when its line was lost.</summary>
    public bool WasStopped { get; init; }

    /// <summary>Versions of the bundles that it used when it last said so, by kind.</summary>
    public ImmutableSortedDictionary<string, long> Bundles { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>When the centre last heard of it; null when never since the centre knows it.</summary>
    public DateTimeOffset? LastContact { get; init; }

    /// <summary>Records it is known to hold that the centre has not committed; null while unknown.</summary>
    public long? Backlog { get; init; }

    /// <summary>Its software's version; null while unknown.</summary>
    public string? Software { get; init; }

    /// <summary>Its devices that are not ready, each in a few words.</summary>
    public ImmutableArray<string> Troubles { get; init; } = [];

}

/// <summary>A lane.</summary>
public sealed record LaneScreen
{
    /// <summary>Its name within the post.</summary>
    public required string Name { get; init; }

    /// <summary>Which way; null while unknown.</summary>
    public Direction? Direction { get; init; }

    /// <summary>What passes; null while unknown.</summary>
    public LaneKind? Kind { get; init; }

    /// <summary>True when it takes parties; null while unknown.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>The crossing at the lane now; null when nobody is there.</summary>
    public LaneCrossing? Current { get; init; }

    /// <summary>Crossings not finished, the one at the lane and those in secondary inspection included.</summary>
    public int Queue { get; init; }

    /// <summary>How many of them wait in secondary inspection.</summary>
    public int InSecondary { get; init; }

    /// <summary>The mean of the latest waits from arrival to the end; null before the first.</summary>
    public TimeSpan? TypicalWait { get; init; }

}

/// <summary>The crossing at a lane.</summary>
/// <param name="Id">The crossing.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Since">When the party arrived, by the node's wall clock.</param>
/// <param name="Recommendation">The weightiest recommendation so far; null before the first.</param>
public sealed record LaneCrossing(Guid Id, CrossingStatus Status, DateTimeOffset Since, string? Recommendation);
