using Border.Domain.Evidence;
using Border.Journal.Evidence;
using Border.Link.Evidence;
using Border.Link.Node;

namespace Border.Edge.Linking;

/// <summary>The evidence store as the link sees it.</summary>
/// <param name="store">The images of readings, sealed.</param>
internal sealed class NodeEvidence(EvidenceStore store) : IEvidenceSource
{
    /// <inheritdoc />
    public Task WaitAsync(CancellationToken cancellation) => store.WaitForUnsentAsync(cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<EvidenceItem>> NextAsync(int most, CancellationToken cancellation) => Task.Run<IReadOnlyList<EvidenceItem>>(
        () => [.. store.Unsent(most).Select(item => new EvidenceItem(item.Digest, item.Key, item.Bytes))], cancellation);

    /// <inheritdoc />
    public Task<ReadOnlyMemory<byte>> ReadAsync(EvidenceItem item, int offset, int most, CancellationToken cancellation) =>
        store.ReadSealedAsync(ToSealed(item), offset, most, cancellation);

    /// <inheritdoc />
    public Task ConfirmAsync(EvidenceItem item, CancellationToken cancellation) => Task.Run(() => store.Confirm(ToSealed(item)), cancellation);

    /// <inheritdoc />
    public void Postpone(EvidenceItem item) => store.Postpone(ToSealed(item));

    private static SealedEvidence ToSealed(EvidenceItem item) => new(item.Digest, item.Key, item.Bytes);
}
