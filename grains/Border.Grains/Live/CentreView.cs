using Border.Domain.Records;
using Border.Grains.Nodes;
using Border.Grains.Posts;
using Border.Ledger;

namespace Border.Grains.Live;

/// <summary>The picture of all posts as pages and the HTTP API show it; asks the grains, so it is the same on every silo.</summary>
public sealed class CentreView(CentreStore store, IGrainFactory grains)
{
    private const string NodePrefix = "node:";
    private const int MaxNodes = 10_000;

    /// <summary>Every node that has ever been born or has sent records, by name.</summary>
    public async Task<IReadOnlyList<NodeName>> ListNodesAsync(CancellationToken cancellation)
    {
        var born = await store.Snapshots.ListKeysAsync(NodePrefix, MaxNodes, cancellation);
        var sent = await store.Ledger.ListNodesAsync(cancellation);
        return [.. born.Select(key => NodeName.Parse(key[NodePrefix.Length..])).Concat(sent).Distinct().OrderBy(n => n.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>Every post's live status, by name.</summary>
    public async Task<IReadOnlyList<PostStatus>> GetPostsAsync(CancellationToken cancellation)
    {
        var posts = (await ListNodesAsync(cancellation)).GroupBy(n => n.Post);
        return await Task.WhenAll(posts.Select(post => GetPostAsync(post.Key, [.. post])));
    }

    /// <summary>One post's live status; null when the centre knows none of its nodes.</summary>
    public async Task<PostStatus?> FindPostAsync(string post, CancellationToken cancellation)
    {
        var nodes = (await ListNodesAsync(cancellation)).Where(n => n.Post == post).ToArray();
        return nodes.Length == 0 ? null : await GetPostAsync(post, nodes);
    }

    private async Task<PostStatus> GetPostAsync(string post, NodeName[] nodes)
    {
        var status = await grains.GetGrain<IPostGrain>(post).GetStatusAsync();
        var silent = nodes.Where(n => status.Nodes.All(known => known.Node != n.Node)).ToArray();
        if (silent.Length == 0)
            return status;
        var others = await Task.WhenAll(silent.Select(n => grains.GetGrain<INodeGrain>(n.ToString()).GetStatusAsync()));
        return status with { Nodes = [.. status.Nodes.Concat(others).OrderBy(n => n.Node, StringComparer.Ordinal)] };
    }
}
