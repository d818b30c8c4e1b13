namespace Border.Grains.Routing;

/// <summary>
/// Brings a node's committed records to the grains they concern; the key is the node's, <c>post/node</c>. It works from the ledger and a
/// persisted cursor: at least once, in order, and every receiver skips what it has. Apart from the node's grain, so that committing
/// never waits for routing.
/// </summary>
[Alias("border.IRouterGrain")]
public interface IRouterGrain : IGrainWithStringKey
{
    /// <summary>There may be new records; returns at once.</summary>
    [Alias("Wake")]
    Task WakeAsync();
}

/// <summary>A record on its way to a grain.</summary>
/// <param name="Epoch">Its epoch.</param>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Body">Its bytes; personal parts are still sealed.</param>
[GenerateSerializer, Immutable, Alias("border.RoutedRecord")]
public sealed record RoutedRecord(long Epoch, long Sequence, byte[] Body);

/// <summary>Records of one node in order.</summary>
/// <param name="Node">The node, <c>post/node</c>.</param>
/// <param name="Records">In order; the receiver skips those it has.</param>
/// <param name="Lanes">For a post: lanes that the page speaks of. Else empty.</param>
[GenerateSerializer, Immutable, Alias("border.RoutedPage")]
public sealed record RoutedPage(string Node, RoutedRecord[] Records, string[] Lanes);

/// <summary>Names a record.</summary>
/// <param name="Node">The node, <c>post/node</c>.</param>
/// <param name="Epoch">Its epoch.</param>
/// <param name="Sequence">Its sequence.</param>
[GenerateSerializer, Immutable, Alias("border.RecordRef")]
public sealed record RecordRef(string Node, long Epoch, long Sequence);

/// <summary>A record that a grain could not understand.</summary>
/// <param name="Epoch">Its epoch.</param>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Reason">Why, in words without its content.</param>
[GenerateSerializer, Immutable, Alias("border.PoisonRecord")]
public sealed record PoisonRecord(long Epoch, long Sequence, string Reason);
