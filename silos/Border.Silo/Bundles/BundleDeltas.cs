using System.Globalization;
using Border.Domain.Bundles;
using Border.Ledger;
using Border.Ledger.Bundles;

namespace Border.Silo.Bundles;

/// <summary>
/// Deltas from the last versions of a watchlist to its newest. They lie in the store beside the bundles, under a kind for each distance, so that
/// any silo gives the parts of what any other made.
/// </summary>
/// <param name="store">Every version.</param>
internal sealed class BundleDeltas(IBundleStore store)
{
    /// <summary>From how many older versions there is a delta; nodes that were away for longer take the whole list.</summary>
    public const int Distances = 4;

    private const string Mark = "-delta-";

    /// <summary>Under which kind the store holds the delta from a version to another; null when none is made over such a distance.</summary>
    public static string? KindOf(string kind, long baseVersion, long version) =>
        version - baseVersion is >= 1 and <= Distances and var distance ? string.Create(CultureInfo.InvariantCulture, $"{kind}{Mark}{distance}") : null;

    /// <summary>Whether a kind of the store is one of deltas.</summary>
    public static bool IsDelta(string storeKind) => storeKind.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Makes and stores the deltas to a version that was just published; those that save less than half are left out.</summary>
    /// <param name="next">The version.</param>
    /// <param name="wholeBytes">Its size as it is sent.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task MakeAsync(BundleEnvelope next, int wholeBytes, CancellationToken cancellation)
    {
        for (var basis = next.Version - 1; basis >= 1 && KindOf(next.Kind, basis, next.Version) is { } storeKind; basis--)
        {
            if (await store.FindAsync(next.Kind, basis, cancellation) is not { } stored || Write(stored, next) is not { } delta || delta.Length > wholeBytes / 2)
                continue;
            try
            {
                await store.SaveAsync(storeKind, next.Version, delta, cancellation);
            }
            catch (StreamConflictException)
            {
                return; // another silo has published a newer version meanwhile
            }
        }
    }

    /// <summary>The deltas to the newest versions of a catalogue's bundles.</summary>
    /// <param name="stored">What the store lists.</param>
    /// <param name="bundles">The newest bundles.</param>
    /// <param name="last">The last catalogue: sizes that it knows are not looked up again.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<List<CatalogueDelta>> ListAsync(
        IReadOnlyList<BundleVersion> stored, IReadOnlyList<CatalogueEntry> bundles, BundleCatalogue? last, CancellationToken cancellation)
    {
        var deltas = new List<CatalogueDelta>();
        foreach (var version in stored.Where(v => IsDelta(v.Kind)).OrderBy(v => v.Kind, StringComparer.Ordinal))
        {
            var mark = version.Kind.IndexOf(Mark, StringComparison.Ordinal);
            var (kind, basis) = (version.Kind[..mark], version.Version - int.Parse(version.Kind.AsSpan(mark + Mark.Length), CultureInfo.InvariantCulture));
            if (bundles.All(b => b.Kind != kind || b.Version != version.Version))
                continue;
            var known = last?.Deltas?.FirstOrDefault(d => (d.Kind, d.BaseVersion, d.Sha256) == (kind, basis, version.Digest));
            if (known is null && await store.FindAsync(version.Kind, version.Version, cancellation) is { } delta)
                known = new CatalogueDelta(kind, basis, version.Version, version.Digest, delta.Content.Length);
            if (known is not null)
                deltas.Add(known);
        }

        return deltas;
    }

    private static byte[]? Write(Bundle basis, BundleEnvelope next)
    {
        try
        {
            return BundleDelta.Write(BundleCodec.Read(basis.Content.Span), next);
        }
        catch (InvalidDataException)
        {
            return null; // of the first format
        }
    }
}
