using Border.Domain.Bundles;
using Border.Domain.Trust;
using Border.Ledger;
using Border.Ledger.Bundles;

namespace Border.Silo.Bundles;

/// <summary>
/// Keeps the signed list of what is in force up to date: a new one whenever a bundle was published, and every few hours so that nodes see
/// that what they have is still the newest. All silos share it through the store.
/// </summary>
/// <param name="store">Every bundle and every catalogue.</param>
/// <param name="keys">The centre's bundle key; a catalogue of another is replaced.</param>
/// <param name="sign">Signs bytes with the centre's bundle key; called from many threads.</param>
/// <param name="time">The clock of issuing.</param>
public sealed class BundleCatalogues(IBundleStore store, BundleKeys keys, Func<byte[], byte[]> sign, TimeProvider time)
{
    /// <summary>After this a catalogue is signed anew.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromHours(6);

    /// <summary>After this a node that saw no newer one says so.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int MaxTries = 8;

    private readonly BundleDeltas _deltas = new(store);

    /// <summary>The catalogue of what is newest now, made and stored if the last one says something else or is old.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The catalogue, and whether it is a new one.</returns>
    /// <exception cref="StreamConflictException">Other silos keep publishing.</exception>
    public async Task<(BundleCatalogue Catalogue, bool IsNew)> GetAsync(CancellationToken cancellation)
    {
        for (var tried = 1; ; tried++)
        {
            var last = await FindLastAsync(cancellation);
            var stored = await store.ListLatestAsync(cancellation);
            var bundles = await ListAsync(stored, last, cancellation);
            var deltas = await _deltas.ListAsync(stored, bundles, last, cancellation);
            var now = time.GetUtcNow();
            if (last is not null && keys.SignerOf(last.SignedBytes(), last.Signature) is not null && last.Bundles.SequenceEqual(bundles) && (last.Deltas ?? []).SequenceEqual(deltas) && (now - last.IssuedAt).Duration() < Freshness)
                return (last, false);
            var next = new BundleCatalogue { Version = (last?.Version ?? 0) + 1, IssuedAt = now, ExpiresAt = now + Lifetime, Bundles = bundles, Deltas = deltas.Count > 0 ? deltas : null };
            next = next with { Signature = sign(next.SignedBytes()) };
            try
            {
                await store.SaveAsync(BundleCatalogue.Kind, next.Version, next.ToBytes(), cancellation);
                return (next, true);
            }
            catch (StreamConflictException) when (tried < MaxTries)
            {
                // Another silo made this number first; perhaps its catalogue says the same already.
            }
        }
    }

    private async Task<BundleCatalogue?> FindLastAsync(CancellationToken cancellation) =>
        await store.FindLatestAsync(BundleCatalogue.Kind, cancellation) is { } stored
            ? System.Text.Json.JsonSerializer.Deserialize(stored.Content.Span, CatalogueJson.Default.BundleCatalogue)
            : null;

    private async Task<List<CatalogueEntry>> ListAsync(IReadOnlyList<BundleVersion> stored, BundleCatalogue? last, CancellationToken cancellation)
    {
        var entries = new List<CatalogueEntry>();
        foreach (var latest in stored.Where(v => v.Kind != BundleCatalogue.Kind && !BundleDeltas.IsDelta(v.Kind)).OrderBy(v => v.Kind, StringComparer.Ordinal))
        {
            var known = last?.Find(latest.Kind) is { } entry && entry.Version == latest.Version && entry.Sha256 == latest.Digest ? entry : null;
            if (known is null && await store.FindAsync(latest.Kind, latest.Version, cancellation) is { } bundle)
                known = new CatalogueEntry(latest.Kind, latest.Version, latest.Digest, bundle.Content.Length);
            if (known is not null)
                entries.Add(known);
        }

        return entries;
    }
}
