using System.Security.Cryptography;
using Border.Domain.Evidence;
using Border.Domain.Records;

namespace Border.Ledger.Evidence;

/// <summary>
/// See <see cref="IEvidenceArchive"/>. <c>items/XX/DIGEST-KEY.sealed</c> are whole and checked; <c>unfinished/POST/NODE/DIGEST-KEY-BYTES.part</c> grow
/// part by part, so that a silo that dies, or another silo, goes on where the file ends.
/// </summary>
public sealed class EvidenceArchive : IEvidenceArchive
{
    private const string Suffix = ".sealed";
    private const string PartSuffix = ".part";
    private readonly EvidenceArchiveOptions _options;
    private readonly ILedger _ledger;
    private readonly string _items;

    private EvidenceArchive(EvidenceArchiveOptions options, ILedger ledger)
    {
        (_options, _ledger) = (options, ledger);
        _items = Path.Combine(options.Folder, "items");
    }

    /// <summary>Opens the archive.</summary>
    /// <exception cref="IOException">The folder cannot be used; the message names it.</exception>
    public static EvidenceArchive Open(EvidenceArchiveOptions options, ILedger ledger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(ledger);
        var archive = new EvidenceArchive(options with { Folder = Path.GetFullPath(options.Folder) }, ledger);
        try
        {
            DurableFolder.Make(archive._items);
            Directory.CreateDirectory(Path.Combine(archive._options.Folder, "unfinished"));
            return archive;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"The evidence folder {archive._options.Folder} cannot be written: give it to the silo's user.", e);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<EvidenceStanding>> FindAsync(NodeName node, IReadOnlyList<SealedEvidence> items, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(items);
        var wanted = items.Where(item => item.Problem() is null && !IsStored(item)).Select(item => item.Key).Distinct().ToArray();
        var keys = wanted.Length == 0 ? new Dictionary<Guid, SubjectKeyState>() : await _ledger.FindKeyStatesAsync(wanted, cancellation);
        var standings = new List<EvidenceStanding>(items.Count);
        foreach (var item in items)
        {
            var standing = StandingOf(node, item, keys);
            // A silo that died between the last part and the check left it whole.
            var isWhole = standing.Kind == EvidenceStandingKind.Lacks && standing.Next >= item.Bytes;
            standings.Add(isWhole ? await FinishAsync(PartOf(node, item), item, cancellation) : standing);
        }

        return standings;
    }

    /// <inheritdoc />
    public async Task<EvidenceStanding> AppendAsync(
        NodeName node, SealedEvidence item, int offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Problem() is { } problem)
            return new(EvidenceStandingKind.Refused, Reason: problem);
        if (IsStored(item))
            return new(EvidenceStandingKind.Stored);
        // Without a key there is nothing to check it with: not one byte of it is kept.
        if (offset == 0 && (await FindAsync(node, [item], cancellation))[0] is { Kind: not EvidenceStandingKind.Lacks } other)
            return other;
        var part = PartOf(node, item);
        try
        {
            if (Append(part, item, offset, bytes.Span) is { } standing)
                return standing;
        }
        catch (IOException e)
        {
            return Unwritable(part, e);
        }

        return await FinishAsync(part, item, cancellation);
    }

    /// <inheritdoc />
    public async Task<byte[]?> ReadAsync(EvidenceRef evidence, CancellationToken cancellation)
    {
        var item = SealedEvidence.Of(evidence);
        if (item.Problem() is not null || !IsStored(item) || await _ledger.FindKeyAsync(item.Key, cancellation) is not { } key)
            return null;
        try
        {
            return item.Open(key, await File.ReadAllBytesAsync(PathOf(item), cancellation));
        }
        catch (Exception e) when (e is CryptographicException or IOException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public IReadOnlySet<SealedEvidence> Stored(IEnumerable<SealedEvidence> items) => items.Where(item => item.Problem() is null && IsStored(item)).ToHashSet();

    /// <inheritdoc />
    public Task<int> DeleteAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var names = keys.Select(key => $"-{key:N}").ToArray();
            var deleted = 0;
            foreach (var file in new DirectoryInfo(_options.Folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!names.Any(name => file.Name.Contains(name, StringComparison.Ordinal)))
                    continue;
                file.Delete();
                deleted++;
            }

            return deleted;
        },
        cancellation);

    private EvidenceStanding StandingOf(NodeName node, SealedEvidence item, IReadOnlyDictionary<Guid, SubjectKeyState> keys)
    {
        if (item.Problem() is { } problem)
            return new(EvidenceStandingKind.Refused, Reason: problem);
        if (IsStored(item))
            return new(EvidenceStandingKind.Stored);
        if (!keys.TryGetValue(item.Key, out var state))
            return new(EvidenceStandingKind.Unknown);
        return state == SubjectKeyState.Erased
            ? new(EvidenceStandingKind.Erased)
            : new(EvidenceStandingKind.Lacks, LengthOf(PartOf(node, item)));
    }

    // Null when the item is complete; else what the archive has of it.
    private EvidenceStanding? Append(string part, SealedEvidence item, int offset, ReadOnlySpan<byte> bytes)
    {
        var has = LengthOf(part);
        if (offset != has || bytes.Length > item.Bytes - offset)
            return new(EvidenceStandingKind.Lacks, has);
        if (_options.FreeBytes(_options.Folder) - bytes.Length < _options.KeepFreeBytes)
            return new(EvidenceStandingKind.Full, has, $"The disk of the centre's evidence is full: fewer than {_options.KeepFreeBytes / 1_000_000} MB are free.");
        if (offset == 0)
            MakeRoom(part);
        using var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (file.Length != offset)
            return new(EvidenceStandingKind.Lacks, (int)file.Length);
        try
        {
            file.Position = offset;
            file.Write(bytes);
            file.Flush(flushToDisk: file.Length == item.Bytes);
            return file.Length == item.Bytes ? null : new(EvidenceStandingKind.Lacks, (int)file.Length);
        }
        catch (IOException)
        {
            file.SetLength(offset); // half a part would be taken for a whole one
            throw;
        }
    }

    private async Task<EvidenceStanding> FinishAsync(string part, SealedEvidence item, CancellationToken cancellation)
    {
        var state = (await _ledger.FindKeyStatesAsync([item.Key], cancellation)).GetValueOrDefault(item.Key, SubjectKeyState.Erased);
        if (state == SubjectKeyState.Erased || await _ledger.FindKeyAsync(item.Key, cancellation) is not { } key)
        {
            File.Delete(part);
            return new(EvidenceStandingKind.Erased);
        }

        try
        {
            item.Open(key, await File.ReadAllBytesAsync(part, cancellation)); // at most 20 MiB
        }
        catch (CryptographicException)
        {
            File.Delete(part);
            return new(EvidenceStandingKind.Refused, Reason: "What came does not open with its subject's key or has another digest.");
        }

        try
        {
            var path = PathOf(item);
            DurableFolder.Make(Path.GetDirectoryName(path)!);
            File.Move(part, path, overwrite: true);
            DurableFolder.Sync(Path.GetDirectoryName(path)!);
            return new(EvidenceStandingKind.Stored);
        }
        catch (IOException e)
        {
            return Unwritable(part, e);
        }
    }

    private static EvidenceStanding Unwritable(string part, IOException e) =>
        new(EvidenceStandingKind.Full, LengthOf(part), $"The centre's evidence folder cannot be written: {e.Message}");

    // Parts that a node left unfinished come again from their beginning when they are dropped.
    private void MakeRoom(string part)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        var others = folder.GetFiles($"*{PartSuffix}").Where(file => file.FullName != part).OrderByDescending(file => file.LastWriteTimeUtc);
        foreach (var oldest in others.Skip(_options.MaxUnfinished - 1))
            oldest.Delete();
    }

    private bool IsStored(SealedEvidence item) => new FileInfo(PathOf(item)) is { Exists: true } file && file.Length == item.Bytes;

    private string PathOf(SealedEvidence item) => Path.Combine(_items, item.Digest[..2], item.Name + Suffix);

    private string PartOf(NodeName node, SealedEvidence item) =>
        Path.Combine(_options.Folder, "unfinished", node.Post, node.Node, $"{item.Name}-{item.Bytes}{PartSuffix}");

    private static int LengthOf(string part) => new FileInfo(part) is { Exists: true } file ? (int)Math.Min(int.MaxValue, file.Length) : 0;
}
