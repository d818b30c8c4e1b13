using System.Collections.Concurrent;
using System.Security.Cryptography;
using Border.Domain.Bundles;
using Border.Domain.Records;
using Border.Domain.Trust;
using Border.Ledger;
using Border.Ledger.Bundles;
using Border.Link.Bundles;
using Border.Link.Centre;

namespace Border.Silo.Bundles;

/// <summary>Tells a node of a bundle: <see cref="CentreLink.AnnounceBundleAsync"/>.</summary>
/// <param name="node">The node.</param>
/// <param name="announcement">The bundle.</param>
/// <param name="cancellation">Gives up.</param>
public delegate Task<SendOutcome> AnnounceBundle(NodeName node, BundleAnnouncement announcement, CancellationToken cancellation);

/// <summary>
/// Signs bundles, saves them and announces them to every node. What a node could not be told now it is told at its next birth, which
/// names the versions it has (PROTOCOL.md P-6.1).
/// </summary>
/// <param name="key">The centre's signing key, ECDSA on P-256.</param>
/// <param name="store">Keeps every version.</param>
/// <param name="ledger">Knows every node that ever sent a record.</param>
/// <param name="announce">The link; called from many threads.</param>
/// <param name="time">The clock of issuing.</param>
/// <param name="logger">Where the log goes.</param>
public sealed partial class BundlePublisher(
    ECDsa key, IBundleStore store, ILedger ledger, AnnounceBundle announce, TimeProvider time, ILogger<BundlePublisher> logger)
{
    private const int MaxTries = 8;

    private readonly Lock _signing = new();
    private readonly ConcurrentDictionary<NodeName, byte> _seen = new();

    private BundleCatalogues Catalogues => field ??= new BundleCatalogues(store, BundleKeys.Of(key), Sign, time);

    private BundleDeltas Deltas => field ??= new BundleDeltas(store);

    /// <summary>Publishes the next version of a kind.</summary>
    /// <param name="kind">One of <see cref="BundleKinds"/>.</param>
    /// <param name="payload">
    /// Makes the content for a version. Called again when another silo published first, so that the newest version always holds what was
    /// newest when it was made.
    /// </param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The content is empty or too large for its kind.</exception>
    /// <exception cref="StreamConflictException">Other silos keep publishing the same kind.</exception>
    public async Task<BundleEnvelope> PublishAsync(string kind, Func<long, CancellationToken, Task<byte[]>> payload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(payload);
        for (var tried = 1; ; tried++)
        {
            var version = ((await FindLatestVersionAsync(kind, cancellation))?.Version ?? 0) + 1;
            var bundle = Sign(kind, version, await payload(version, cancellation));
            var bytes = bundle.ToBytes();
            try
            {
                await store.SaveAsync(kind, version, bytes, cancellation);
            }
            catch (StreamConflictException) when (tried < MaxTries)
            {
                continue;
            }

            if (BundleKinds.HasDeltas(kind))
                await Deltas.MakeAsync(bundle, bytes.Length, cancellation);
            LogPublished(kind, version, bytes.Length);
            var (catalogue, _) = await Catalogues.GetAsync(cancellation);
            await AnnounceToAllAsync(catalogue, [kind], cancellation);
            return bundle;
        }
    }

    /// <summary>Publishes root documents; a version that is stored already changes nothing.</summary>
    /// <param name="root">Verified.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StreamConflictException">Other root documents of this version were published.</exception>
    public async Task PublishRootAsync(RootChain root, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(root);
        if ((await FindLatestVersionAsync(RootChain.Kind, cancellation))?.Version > root.Current.Version)
            return; // this silo's files are older than another's
        await store.SaveAsync(RootChain.Kind, root.Current.Version, root.ToBytes(), cancellation);
        await RefreshAsync(cancellation);
    }

    /// <summary>After a change of keys: publishes what another key signed as the next version, under this one.</summary>
    /// <param name="cancellation">Gives up.</param>
    public async Task SignAgainAsync(CancellationToken cancellation)
    {
        var keys = BundleKeys.Of(key);
        foreach (var kind in BundleKinds.MaxPayloadBytes.Keys)
        {
            if (await FindLatestAsync(kind, cancellation) is { } bundle && keys.SignerOf(bundle.SignedBytes(), bundle.Signature) is null)
                await PublishAsync(kind, async (_, stop) => (await FindLatestAsync(kind, stop))!.Payload, cancellation);
        }
    }

    /// <summary>The content of the newest version of a kind; null when there is none.</summary>
    public async Task<BundleEnvelope?> FindLatestAsync(string kind, CancellationToken cancellation) =>
        await store.FindLatestAsync(kind, cancellation) is { } stored
            ? BundleCodec.Read(stored.Content.Span)
            : null;

    /// <summary>A node was born, or the broker told of it again: it is told what is in force, and of every bundle newer than what it has.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inUse">The versions its birth names, by kind; null for none.</param>
    /// <param name="cancellation">The silo is stopping.</param>
    public async Task NodeIsOnlineAsync(NodeName node, IReadOnlyDictionary<string, long>? inUse, CancellationToken cancellation)
    {
        _seen.TryAdd(node, 0);
        var (catalogue, _) = await Catalogues.GetAsync(cancellation);

        // Also a node that names a later one: a key that was lost may have pushed its version up.
        var newer = catalogue.Bundles.Where(b => (inUse?.GetValueOrDefault(b.Kind) ?? 0) != b.Version).ToList();

        // A node that has everything still has to learn that there is nothing newer.
        var manifest = catalogue.ToBytes();
        foreach (var bundle in newer.Count > 0 ? newer : [.. catalogue.Bundles.Take(1)])
            await AnnounceAsync(node, Announcement(bundle, manifest), cancellation);
    }

    /// <summary>Tells every node what is in force where the last catalogue is old or lacks something; called now and then.</summary>
    /// <param name="cancellation">Gives up.</param>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        var (catalogue, isNew) = await Catalogues.GetAsync(cancellation);
        if (isNew)
            await AnnounceToAllAsync(catalogue, [.. catalogue.Bundles.Select(b => b.Kind)], cancellation);
    }

    private async Task<BundleVersion?> FindLatestVersionAsync(string kind, CancellationToken cancellation) =>
        (await store.ListLatestAsync(cancellation)).FirstOrDefault(v => v.Kind == kind);

    private BundleEnvelope Sign(string kind, long version, byte[] payload)
    {
        lock (_signing) // ECDsa promises nothing to several threads
            return BundleSigner.Sign(key, kind, version, time.GetUtcNow(), null, payload);
    }

    private byte[] Sign(byte[] bytes)
    {
        lock (_signing)
            return key.SignData(bytes, HashAlgorithmName.SHA256);
    }

    private async Task AnnounceToAllAsync(BundleCatalogue catalogue, IReadOnlyList<string> kinds, CancellationToken cancellation)
    {
        var manifest = catalogue.ToBytes();
        foreach (var node in (await ledger.ListNodesAsync(cancellation)).Union(_seen.Keys))
        {
            foreach (var kind in kinds)
                await AnnounceAsync(node, Announcement(catalogue.Find(kind)!, manifest), cancellation);
        }
    }

    private async Task AnnounceAsync(NodeName node, BundleAnnouncement announcement, CancellationToken cancellation)
    {
        if (await announce(node, announcement, cancellation) == SendOutcome.LinkDown)
            LogNotTold(node, announcement.Kind, announcement.Version);
    }

    private static BundleAnnouncement Announcement(CatalogueEntry bundle, byte[] catalogue) => new()
    {
        Kind = bundle.Kind,
        Version = bundle.Version,
        Sha256 = bundle.Sha256,
        Bytes = bundle.Bytes,
        Manifest = catalogue,
    };
}
