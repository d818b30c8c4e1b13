using System.Diagnostics.CodeAnalysis;
using Border.Domain.Records;

namespace Border.Link.Protocol;

/// <summary>What a topic is for (PROTOCOL.md §1).</summary>
public enum LinkChannel
{
    /// <summary>Up, retained: birth, end and will of a node.</summary>
    State,

    /// <summary>Up: records.</summary>
    Batch,

    /// <summary>Up: results of commands.</summary>
    Reply,

    /// <summary>Up: requests for parts of a bundle.</summary>
    BundleRequest,

    /// <summary>Up: what became of a bundle.</summary>
    BundleReport,

    /// <summary>Down: answers to births and batches.</summary>
    Ack,

    /// <summary>Down: commands.</summary>
    Command,

    /// <summary>Down, retained, one per kind of bundle: announcements.</summary>
    Announcement,

    /// <summary>Down: parts of a bundle.</summary>
    Chunk,

    /// <summary>Up: records ahead of the backlog (PROTOCOL.md §11).</summary>
    Live,

    /// <summary>Up: which evidence the node has (PROTOCOL.md §12).</summary>
    EvidenceOffer,

    /// <summary>Up: parts of evidence.</summary>
    EvidencePart,

    /// <summary>Down: which evidence the centre lacks, and from which byte on.</summary>
    EvidenceAnswer,
}

/// <summary>A topic of the protocol, <c>border/v1/{post}/{node}/{up|down}/...</c>.</summary>
/// <param name="Node">Whose topic it is; the broker's access rules vouch for it.</param>
/// <param name="Channel">What it is for.</param>
public sealed record LinkTopic(NodeName Node, LinkChannel Channel)
{
    private const string Announcements = "down/bundle/";

    private static readonly (string Path, LinkChannel Channel)[] Paths =
    [
        ("up/state", LinkChannel.State), ("up/batch", LinkChannel.Batch), ("up/reply", LinkChannel.Reply),
        ("up/bundle/request", LinkChannel.BundleRequest), ("up/bundle/report", LinkChannel.BundleReport),
        ("down/ack", LinkChannel.Ack), ("down/command", LinkChannel.Command), ("down/chunk", LinkChannel.Chunk), ("up/live", LinkChannel.Live),
        ("up/evidence/offer", LinkChannel.EvidenceOffer), ("up/evidence/part", LinkChannel.EvidencePart), ("down/evidence", LinkChannel.EvidenceAnswer),
    ];

    /// <summary>The topic of a node for a channel; announcements have one per kind, see <see cref="Announcement"/>.</summary>
    public static string For(NodeName node, LinkChannel channel) =>
        $"border/v{LinkLimits.Major}/{node}/{Array.Find(Paths, p => p.Channel == channel).Path}";

    /// <summary>The retained topic that announces bundles of a kind to a node.</summary>
    public static string Announcement(NodeName node, string kind) => $"border/v{LinkLimits.Major}/{node}/{Announcements}{kind}";

    /// <summary>The filter that gives a node all that is meant for it.</summary>
    public static string AllDown(NodeName node) => $"border/v{LinkLimits.Major}/{node}/down/#";

    /// <summary>The filter that gives the centre one channel of every node, shared among the silos of a group when one is named.</summary>
    public static string OfAllNodes(LinkChannel channel, string? group = null) =>
        (group is null ? "" : $"$share/{group}/") + $"border/v{LinkLimits.Major}/+/+/{Array.Find(Paths, p => p.Channel == channel).Path}";

    /// <summary>Reads a topic.</summary>
    /// <param name="topic">A full topic, from outside.</param>
    /// <param name="parsed">The topic.</param>
    /// <param name="problem">Why it is none of this protocol's; says so when only the major version differs (P-7.3).</param>
    public static bool TryParse(string topic, [NotNullWhen(true)] out LinkTopic? parsed, out string problem)
    {
        parsed = null;
        string[] levels = topic.Split('/', 5);
        if (levels.Length < 5 || levels[0] != "border")
        {
            problem = "not a topic of this protocol";
            return false;
        }

        if (levels[1] != $"v{LinkLimits.Major}")
        {
            problem = $"protocol version '{Shorten(levels[1])}' is not spoken here, only v{LinkLimits.Major}: upgrade the older side";
            return false;
        }

        problem = "unknown channel or node name";
        if (!NodeName.TryParse($"{levels[2]}/{levels[3]}", out NodeName? node))
        {
            return false;
        }

        string path = levels[4];
        if (path.StartsWith(Announcements, StringComparison.Ordinal) && Bundles.BundleAnnouncement.IsKind(path[Announcements.Length..]))
        {
            parsed = new(node, LinkChannel.Announcement);
            return true;
        }

        int index = Array.FindIndex(Paths, p => p.Path == path);
        parsed = index < 0 ? null : new(node, Paths[index].Channel);
        return parsed is not null;
    }

    private static string Shorten(string text) => text.Length <= 16 ? text : text[..16];
}
