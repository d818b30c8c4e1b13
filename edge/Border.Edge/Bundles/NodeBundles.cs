using System.Collections.Concurrent;
using Border.Domain.Bundles;
using Border.Domain.Events;
using Border.Domain.Trust;
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
internal sealed partial class NodeBundles : IBundleReceiver
{
    /// <summary>The kinds that this node uses.</summary>
    private static readonly string[] Kinds = [BundleKinds.Policy, BundleKinds.Staff, BundleKinds.Watchlist, BundleKinds.Kiosk];

    private readonly ConcurrentDictionary<string, (BundleEnvelope Bundle, string SignedBy)> _inUse = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly string _folder;
    private readonly PostRules _rules;
    private readonly EventRecorder _recorder;
    private readonly ILogger<NodeBundles> _logger;
    private readonly NodeRoot _root;
    private readonly SeenVersions _seen;
    private readonly NodeCatalogue _catalogue;

    /// <param name="folder">Where they are kept.</param>
    /// <param name="commissioned">The root documents that this node was commissioned with.</param>
    /// <param name="rules">Where they come into force.</param>
    /// <param name="recorder">Journals what came and what was refused.</param>
    /// <param name="logger">Says it too.</param>
    public NodeBundles(string folder, RootChain commissioned, PostRules rules, EventRecorder recorder, ILogger<NodeBundles> logger)
    {
        (_folder, _rules, _recorder, _logger) = (folder, rules, recorder, logger);
        (_root, _seen) = (new NodeRoot(folder, commissioned), new SeenVersions(folder));
        _catalogue = new NodeCatalogue(folder, _root, _seen);
    }

    /// <summary>The keys with which the centre says what it holds and what is newest.</summary>
    public BundleKeys CentreKeys => _root.Catalogue;

    /// <summary>What the centre last said to be in force; null while it has said nothing.</summary>
    public BundleCatalogue? Catalogue => _catalogue.Current;

    /// <summary>What is in use, by kind.</summary>
    public IReadOnlyList<BundleInUse> InUse =>
    [
        .. _inUse.Values.Select(used => new BundleInUse(
            used.Bundle.Kind, used.Bundle.Version, used.Bundle.IssuedAt, used.Bundle.ExpiresAt, !_root.Bundles.Ids.Contains(used.SignedBy)))
            .Append(new BundleInUse(RootChain.Kind, _root.Current.Version, _root.Current.IssuedAt, _root.Current.ExpiresAt))
            .OrderBy(bundle => bundle.Kind, StringComparer.Ordinal),
    ];

    /// <summary>Raised after a bundle came into force.</summary>
    public event Action? Changed;

    /// <summary>Puts the files of the last run (or those laid there by an administrator) in force, each only after verifying it again.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        if (_root.Load() is { } lost)
            await SetAsideAsync(RootChain.Kind, lost);
        _seen.Load();
        _catalogue.Load();
        foreach (var kind in Kinds.Where(kind => File.Exists(FileOf(kind))))
        {
            var problem = await ReadAsync(FileOf(kind), kind, cancellation) is { } bytes ? ApplyKept(bytes, kind) : "The file is too large for its kind.";
            if (problem is not null)
                await SetAsideAsync(kind, problem);
        }
    }

    /// <inheritdoc />
    public ValueTask<BundleAnnouncement?> ChooseAsync(BundleAnnouncement announcement, bool wholeOnly, CancellationToken cancellation) =>
        ValueTask.FromResult(Choose(announcement, wholeOnly));

    private BundleAnnouncement? Choose(BundleAnnouncement announcement, bool wholeOnly)
    {
        var (kind, before) = (announcement.Kind, _catalogue.Current?.Version);
        if (kind == RootChain.Kind)
            return _root.Wants(announcement.Version, announcement.Bytes) ? announcement : null;
        if (!Kinds.Contains(kind))
            return null;
        var problem = _catalogue.Refuses(announcement);
        if (_catalogue.Current?.Version != before)
            Changed?.Invoke();
        if (announcement.Version <= NewestOf(kind))
            return null;
        if (problem is not null)
            LogNotFetched(kind, announcement.Version, problem);
        if (problem is not null || announcement.BaseVersion is not null || announcement.Bytes > BundleKinds.MaxBundleBytes(kind))
            return null;
        return wholeOnly ? announcement : Shorter(announcement) ?? announcement;
    }

    /// <summary>The delta from what is in use, where the centre lists one.</summary>
    private BundleAnnouncement? Shorter(BundleAnnouncement announcement) =>
        _inUse.TryGetValue(announcement.Kind, out var used)
        && _catalogue.Current!.FindDelta(announcement.Kind, used.Bundle.Version) is { } delta
        && delta.Bytes < announcement.Bytes
            ? announcement with { BaseVersion = delta.BaseVersion, Sha256 = delta.Sha256, Bytes = delta.Bytes }
            : null;

    /// <inheritdoc />
    public async Task<BundleReport> ReceiveAsync(BundleAnnouncement chosen, string file, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            var problem = chosen.Kind == RootChain.Kind
                ? await ReceiveRootAsync(file, cancellation)
                : await ReceiveNowAsync(chosen, file, cancellation);
            if (problem is null)
            {
                var version = chosen.Kind == RootChain.Kind ? _root.Current.Version : _inUse[chosen.Kind].Bundle.Version;
                LogApplied(chosen.Kind, version);
                Changed?.Invoke();
                return new BundleReport { Kind = chosen.Kind, Version = version, Outcome = BundleOutcome.Applied };
            }

            LogRefused(chosen.Kind, problem);
            if (chosen.BaseVersion is null) // of a delta that does not fit, the whole bundle is fetched
                await JournalAsync(new BundleRefused { Bundle = chosen.Kind, Version = chosen.Version, Problem = problem });
            return new BundleReport { Kind = chosen.Kind, Version = chosen.Version, Outcome = BundleOutcome.Refused, Reason = problem };
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<string?> ReceiveNowAsync(BundleAnnouncement chosen, string file, CancellationToken cancellation)
    {
        var kind = chosen.Kind;
        if (!Kinds.Contains(kind) || await ReadAsync(file, kind, cancellation) is not { } bytes)
            return "The bundle is too large, or of a kind that this node does not use.";
        var verdict = chosen.BaseVersion is null
            ? BundleVerifier.Verify(bytes, _root.Bundles, kind, NewestOf(kind))
            : await ChangeAsync(bytes, kind, cancellation);
        if ((verdict.Problem ?? Use(verdict)) is { } problem)
            return problem;
        Keep(kind, chosen.BaseVersion is null ? bytes : verdict.Bundle!.ToBytes(), verdict);
        await JournalAsync(new BundleApplied { Bundle = kind, Version = verdict.Bundle!.Version, Digest = verdict.Bundle.Digest });
        return null;
    }

    /// <summary>Makes the next bundle of the one on the disk and a delta.</summary>
    private async Task<BundleVerdict> ChangeAsync(byte[] delta, string kind, CancellationToken cancellation) =>
        File.Exists(FileOf(kind)) && await ReadAsync(FileOf(kind), kind, cancellation) is { } kept && VerifyKept(kept, kind).Bundle is { } basis
            ? BundleVerifier.VerifyDelta(delta, _root.Bundles, NewestOf(kind), basis)
            : new BundleVerdict(null, "The version that the delta changes is not on this node's disk.", null);

    /// <summary>What lies on the disk was accepted once; it stays in use when its key was withdrawn since.</summary>
    private BundleVerdict VerifyKept(byte[] bytes, string kind)
    {
        var verdict = BundleVerifier.Verify(bytes, _root.Bundles, kind, 0);
        return verdict.Bundle is null && BundleVerifier.Verify(bytes, _root.Withdrawn, kind, 0) is { Bundle: not null } withdrawn ? withdrawn : verdict;
    }

    private string? ApplyKept(byte[] bytes, string kind)
    {
        var verdict = VerifyKept(bytes, kind);
        return verdict.Problem ?? Use(verdict);
    }

    private string? Use(BundleVerdict verdict)
    {
        var problem = _rules.Apply(verdict.Bundle!);
        if (problem is null)
            _inUse[verdict.Bundle!.Kind] = (verdict.Bundle with { Payload = [] }, verdict.SignedBy!);
        return problem;
    }

    /// <summary>Replaces the file of a kind in one step: a power cut leaves the old one or the new one, never half of one.</summary>
    private void Keep(string kind, byte[] bytes, BundleVerdict verdict)
    {
        try
        {
            DurableFile.Replace(FileOf(kind), bytes);
            _seen.Add(kind, verdict.SignedBy!, verdict.Bundle!.Version);
        }
        catch (IOException e)
        {
            // In force all the same; after a restart the older file is used and the centre announces the newer one again.
            LogNotKept(kind, e.Message);
        }
    }

    private async Task SetAsideAsync(string kind, string problem)
    {
        LogRefused(kind, problem);
        await JournalAsync(new BundleRefused { Bundle = kind, Version = 0, Problem = problem });
        File.Move(FileOf(kind), FileOf(kind) + ".refused", overwrite: true);
    }

    private static async Task<byte[]?> ReadAsync(string file, string kind, CancellationToken cancellation) =>
        new FileInfo(file).Length <= BundleKinds.MaxBundleBytes(kind) ? await File.ReadAllBytesAsync(file, cancellation) : null;

    private async Task JournalAsync(BorderEvent e)
    {
        try
        {
            await _recorder.RecordAsync(e);
        }
        catch (Exception failure) when (failure is JournalFullException or JournalFailedException)
        {
            // The report to the centre tells it as well; the lanes show what is wrong with the journal.
            LogNotJournalled(e.Kind, failure.Message);
        }
    }

    /// <summary>Only what is newer than this is taken. What a withdrawn key signed counts for nothing here.</summary>
    private long NewestOf(string kind)
    {
        var inUse = _inUse.TryGetValue(kind, out var used) && _root.Bundles.Ids.Contains(used.SignedBy) ? used.Bundle.Version : 0;
        return Math.Max(inUse, _seen.Greatest(kind, _root.Bundles) - 1); // the greatest itself may have to come again
    }

    private string FileOf(string kind) => Path.Combine(_folder, kind == RootChain.Kind ? kind : $"{kind}.bundle");
}
