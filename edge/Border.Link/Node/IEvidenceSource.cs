using Border.Link.Evidence;

namespace Border.Link.Node;

/// <summary>The node's evidence as the link sees it: sealed items, named by their content. Calls come one at a time.</summary>
public interface IEvidenceSource
{
    /// <summary>Completes when there is an item that the centre has not confirmed.</summary>
    Task WaitAsync(CancellationToken cancellation);

    /// <summary>The oldest items that the centre has not confirmed.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    Task<IReadOnlyList<EvidenceItem>> NextAsync(int most, CancellationToken cancellation);

    /// <summary>A part of an item's sealed bytes; empty when the item is gone.</summary>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    Task<ReadOnlyMemory<byte>> ReadAsync(EvidenceItem item, int offset, int most, CancellationToken cancellation);

    /// <summary>The centre has the item, or it is gone: it is not offered again, also not after a restart.</summary>
    /// <exception cref="IOException">The disk cannot be written.</exception>
    Task ConfirmAsync(EvidenceItem item, CancellationToken cancellation);

    /// <summary>Not now: the others first.</summary>
    void Postpone(EvidenceItem item);
}
