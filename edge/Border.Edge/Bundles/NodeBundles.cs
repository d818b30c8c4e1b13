using System.Collections.Concurrent;
using System.Security.Cryptography;
using Border.Domain.Bundles;
using Border.Domain.Events;
using Border.Edge.Recording;
using Border.Edge.Rules;
using Border.Journal;
using Border.Journal.Disk;
using Border.Link.Bundles;
using Border.Link.Node;

namespace Border.Edge.Bundles;

/// <summary>
/// Keeps the last good bundle of each kind in a file and in force. A bundle applies only if it is complete, signed by the centre and
/// newer; anything else changes nothing and is journalled as refused (invariant I8).
/// </summary>
internal sealed partial class NodeBundles(
    string folder, ECDsa centre, PostRules rules, EventRecorder recorder, ILogger<NodeBundles> logger) : IBundleReceiver
{
    /// <summary>The kinds that this node uses.</summary>
    private static readonly string[] Kinds = [BundleKinds.Policy, BundleKinds.Staff, BundleKinds.Watchlist, BundleKinds.Kiosk];

    private readonly ConcurrentDictionary<string, BundleInUse> _inUse = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly NodeCatalogue _catalogue = new(folder, centre);

    /// <summary>What the centre last said to be in force; null while it has said nothing.</summary>
    public BundleCatalogue? Catalogue => _catalogue.Current;

    /// <summary>What is in use, by kind.</summary>
    public IReadOnlyList<BundleInUse> InUse => [.. _inUse.Values.OrderBy(bundle => bundle.Kind, StringComparer.Ordinal)];

    /// <summary>Raised after a bundle came into force.</summary>
    public event Action? Changed;

    /// <summary>Puts the files of the last run (or those laid there by an administrator) in force, each only after verifying it again.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        _catalogue.Load();
        foreach (var kind in Kinds.Where(kind => File.Exists(FileOf(kind))))
        {
            var problem = await ReadAsync(FileOf(kind), kind, cancellation) is { } bytes ? Apply(bytes, kind, out _) : "The file is too large for its kind.";
            if (problem is null)
                continue;
            LogRefused(kind, problem);
            await JournalAsync(new BundleRefused { Bundle = kind, Version = 0, Problem = problem });
            File.Move(FileOf(kind), FileOf(kind) + ".refused", overwrite: true);
        }
    }

    /// <inheritdoc />
    public ValueTask<bool> WantsAsync(BundleAnnouncement announcement, CancellationToken cancellation)
    {
        var (kind, before) = (announcement.Kind, _catalogue.Current?.Version);
        if (!Kinds.Contains(kind))
            return ValueTask.FromResult(false);
        var problem = _catalogue.Refuses(announcement);
        if (_catalogue.Current?.Version != before)
            Changed?.Invoke();
        if (problem is not null && announcement.Version > VersionOf(kind))
            LogNotFetched(kind, announcement.Version, problem);
        return ValueTask.FromResult(
            problem is null && announcement.BaseVersion is null && announcement.Version > VersionOf(kind) && announcement.Bytes <= BundleKinds.MaxBundleBytes(kind));
    }

    /// <inheritdoc />
    public async Task<BundleReport> ReceiveAsync(BundleAnnouncement announcement, string file, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            return await ReceiveNowAsync(announcement, file, cancellation);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<BundleReport> ReceiveNowAsync(BundleAnnouncement announcement, string file, CancellationToken cancellation)
    {
        var kind = announcement.Kind;
        var bytes = Kinds.Contains(kind) ? await ReadAsync(file, kind, cancellation) : null;
        BundleEnvelope? bundle = null;
        var problem = bytes is null ? "The bundle is too large, or of a kind that this node does not use." : Apply(bytes, kind, out bundle);
        if (problem is null)
        {
            Keep(kind, bytes!);
            LogApplied(kind, bundle!.Version);
            await JournalAsync(new BundleApplied { Bundle = kind, Version = bundle.Version, Digest = bundle.Digest });
            Changed?.Invoke();
            return new BundleReport { Kind = kind, Version = bundle.Version, Outcome = BundleOutcome.Applied };
        }

        LogRefused(kind, problem);
        await JournalAsync(new BundleRefused { Bundle = kind, Version = announcement.Version, Problem = problem });
        return new BundleReport { Kind = kind, Version = announcement.Version, Outcome = BundleOutcome.Refused, Reason = problem };
    }

    private string? Apply(byte[] bytes, string kind, out BundleEnvelope? bundle)
    {
        var verdict = BundleVerifier.Verify(bytes, centre, kind, VersionOf(kind));
        bundle = verdict.Bundle;
        if (bundle is null)
            return verdict.Problem;
        var problem = rules.Apply(bundle);
        if (problem is null)
            _inUse[kind] = new BundleInUse(kind, bundle.Version, bundle.IssuedAt, bundle.ExpiresAt);
        return problem;
    }

    /// <summary>Replaces the file of a kind in one step: a power cut leaves the old one or the new one, never half of one.</summary>
    private void Keep(string kind, byte[] bytes)
    {
        try
        {
            DurableFile.Replace(FileOf(kind), bytes);
        }
        catch (IOException e)
        {
            // In force all the same; after a restart the older file is used and the centre announces the newer one again.
            LogNotKept(kind, e.Message);
        }
    }

    private static async Task<byte[]?> ReadAsync(string file, string kind, CancellationToken cancellation) =>
        new FileInfo(file).Length <= BundleKinds.MaxBundleBytes(kind) ? await File.ReadAllBytesAsync(file, cancellation) : null;

    private async Task JournalAsync(BorderEvent e)
    {
        try
        {
            await recorder.RecordAsync(e);
        }
        catch (Exception failure) when (failure is JournalFullException or JournalFailedException)
        {
            // The report to the centre tells it as well; the lanes show what is wrong with the journal.
            LogNotJournalled(e.Kind, failure.Message);
        }
    }

    private long VersionOf(string kind) => _inUse.TryGetValue(kind, out var bundle) ? bundle.Version : 0;

    private string FileOf(string kind) => Path.Combine(folder, $"{kind}.bundle");
}
