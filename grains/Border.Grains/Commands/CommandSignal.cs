using System.Threading.Channels;
using Border.Domain.Records;

namespace Border.Grains.Commands;

/// <summary>Tells the silo on which a node's <see cref="CommandGrain"/> lives that something waits to be sent at once: grains do not talk to the broker.</summary>
public sealed class CommandSignal
{
    private const int MaxWaiting = 10_000;

    private readonly Channel<NodeName> _nodes = Channel.CreateBounded<NodeName>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>The nodes for which something waits, as it comes; one reader.</summary>
    public IAsyncEnumerable<NodeName> ReadAllAsync(CancellationToken cancellation) => _nodes.Reader.ReadAllAsync(cancellation);

    internal void Raise(NodeName node) => _nodes.Writer.TryWrite(node);
}
