using Border.Domain.Records;
using Border.Ledger.Bundles;
using Border.Link.Bundles;
using Border.Link.Centre;

namespace Border.Silo.Bundles;

/// <summary>
/// Gives nodes the parts of stored bundles that they ask for. A few bundles are kept opened, because many nodes fetch the same one part
/// by part.
/// </summary>
/// <param name="store">Every version, sealed.</param>
public sealed class StoredBundles(IBundleStore store) : IBundleSource
{
    private const int MaxKept = 4;

    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly Lock _lock = new();
    private readonly LinkedList<Bundle> _kept = []; // last used first

    /// <inheritdoc />
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(NodeName node, BundleRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var kind = request.BaseVersion is { } basis ? BundleDeltas.KindOf(request.Kind, basis, request.Version) : request.Kind;
        if (kind is null
            || await FindAsync(kind, request.Version, cancellation) is not { } bundle
            || bundle.Version.Digest != request.Sha256
            || request.Offset < 0
            || request.Length < 1
            || request.Offset >= bundle.Content.Length)
            return null;
        var offset = (int)request.Offset;
        return bundle.Content.Slice(offset, Math.Min(request.Length, bundle.Content.Length - offset));
    }

    private async Task<Bundle?> FindAsync(string kind, long version, CancellationToken cancellation)
    {
        if (FindKept(kind, version) is { } kept)
            return kept;
        await _loading.WaitAsync(cancellation);
        try
        {
            if (FindKept(kind, version) is { } loaded)
                return loaded;
            var bundle = await store.FindAsync(kind, version, cancellation);
            if (bundle is not null)
                Keep(bundle);
            return bundle;
        }
        finally
        {
            _loading.Release();
        }
    }

    private Bundle? FindKept(string kind, long version)
    {
        lock (_lock)
        {
            var found = _kept.FirstOrDefault(b => b.Version.Kind == kind && b.Version.Version == version);
            if (found is not null && _kept.First!.Value != found)
            {
                _kept.Remove(found);
                _kept.AddFirst(found);
            }

            return found;
        }
    }

    private void Keep(Bundle bundle)
    {
        lock (_lock)
        {
            _kept.AddFirst(bundle);
            if (_kept.Count > MaxKept)
                _kept.RemoveLast();
        }
    }
}
