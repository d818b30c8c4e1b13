using System.Security.Cryptography;
using Border.Domain.Evidence;
using Border.Domain.Subjects;
using Border.Journal.Disk;

namespace Border.Journal.Evidence;

/// <summary>
/// Images and chip files, each in a file of its own, named by its content and sealed with its subject's key (invariant I11): without
/// the key the file is noise. Put evidence before the record that refers to it. Safe from many threads.
/// </summary>
public sealed partial class EvidenceStore
{
    private const int SealBytes = SealedEvidence.SealBytes;
    private const int NoSpaceErrno = 28;
    private const string Suffix = ".sealed";
    private const string SentSuffix = ".sent";
    private const string Unfinished = ".new";

    private readonly EvidenceOptions _options;
    private readonly Lock _turn = new();
    private readonly WaitingEvidence _waiting = new();
    private long _storedBytes;

    private EvidenceStore(EvidenceOptions options) => _options = options;

    /// <summary>Bytes of all items as stored.</summary>
    public long StoredBytes => Volatile.Read(ref _storedBytes);

    /// <summary>Opens the store: counts what is there and removes what a power cut left unfinished.</summary>
    /// <exception cref="IOException">The directory cannot be used.</exception>
    public static Task<EvidenceStore> OpenAsync(EvidenceOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(
            () =>
            {
                var store = new EvidenceStore(options with { Directory = Path.GetFullPath(options.Directory) });
                store.TakeStock();
                return store;
            },
            cancellation);
    }

    /// <summary>Stores content; on the disk when it completes. The same content under the same key is stored once.</summary>
    /// <param name="content">1 byte to <see cref="EvidenceOptions.MaxItemBytes"/>.</param>
    /// <param name="mediaType">For example <c>image/jpeg</c>; at most 100 characters.</param>
    /// <param name="key">Seals it.</param>
    /// <param name="cancellation">Cancels before anything is written.</param>
    /// <exception cref="ArgumentException">The content or media type breaks a limit.</exception>
    /// <exception cref="JournalFullException">The quota or the disk is full; nothing was written.</exception>
    public Task<EvidenceRef> PutAsync(ReadOnlyMemory<byte> content, string mediaType, SubjectKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentException.ThrowIfNullOrEmpty(mediaType);
        if (mediaType.Length > 100 || !mediaType.Contains('/', StringComparison.Ordinal))
            throw new ArgumentException("A media type looks like image/jpeg and has at most 100 characters.", nameof(mediaType));
        if (content.Length == 0 || content.Length > _options.MaxItemBytes)
            throw new ArgumentException($"Evidence has 1 to {_options.MaxItemBytes} bytes; this has {content.Length}. Send a smaller image.", nameof(content));
        return Task.Run(() => Put(content.Span, mediaType, key), cancellation);
    }

    /// <summary>Whether the item is there (its content is checked only when it is read).</summary>
    public bool Contains(EvidenceRef evidence) => FileOf(SealedEvidence.Of(evidence)).Exists;

    /// <summary>Reads an item and checks that it is what its digest says.</summary>
    /// <exception cref="EvidenceUnreadableException">It is missing or changed, or the key is another.</exception>
    public async Task<byte[]> GetAsync(EvidenceRef evidence, SubjectKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var item = SealedEvidence.Of(evidence);
        var file = FileOf(item);
        try
        {
            if (file.Length > _options.MaxItemBytes + SealBytes)
                throw new EvidenceUnreadableException($"The evidence {evidence.Digest} was changed: its file is larger than any item.");
            return item.Open(key, await File.ReadAllBytesAsync(file.FullName, cancellation));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EvidenceUnreadableException($"The evidence {evidence.Digest} is not on this node.", e);
        }
        catch (CryptographicException e)
        {
            throw new EvidenceUnreadableException($"The evidence {evidence.Digest} was changed or is sealed with another key.", e);
        }
    }

    /// <summary>Deletes every item sealed with a key, to free the space after the key was erased; returns how many.</summary>
    public Task<int> DeleteAsync(Guid key, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var deleted = 0;
            foreach (var file in new DirectoryInfo(_options.Directory).EnumerateFiles($"*-{key:N}.*", SearchOption.AllDirectories))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!IsItem(file))
                    continue;
                Interlocked.Add(ref _storedBytes, -file.Length);
                file.Delete();
                deleted++;
            }

            return deleted;
        },
        cancellation);

    private EvidenceRef Put(ReadOnlySpan<byte> content, string mediaType, SubjectKey key)
    {
        var evidence = new EvidenceRef(Digest(content), mediaType, content.Length, key.Id);
        var item = SealedEvidence.Of(evidence);
        var path = PathOf(item, Suffix);
        if (FileOf(item) is { Exists: true } found && found.Length == item.Bytes)
            return evidence;
        CheckRoom(content.Length + SealBytes);
        var folder = Path.GetDirectoryName(path)!;
        var temporary = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            MakeFolder(folder);
            using (var file = DurableFile.Create(temporary))
            {
                file.Write(SealedEvidence.Seal(key, content, evidence.Digest));
                file.Flush(flushToDisk: true);
            }

            Publish(temporary, path, content.Length);
            Posix.SyncDirectory(folder);
            _waiting.Add(item);
            return evidence;
        }
        catch (IOException e)
        {
            File.Delete(temporary);
            if ((e.HResult & 0xffff) == NoSpaceErrno)
                throw new JournalFullException($"The disk of {_options.Directory} is full; the evidence was not stored. Free space there.");
            throw;
        }
    }

    private void Publish(string temporary, string path, int contentBytes)
    {
        lock (_turn)
        {
            var replaced = new FileInfo(path) is { Exists: true } old ? old.Length : 0;
            File.Move(temporary, path, overwrite: true);
            Interlocked.Add(ref _storedBytes, contentBytes + SealBytes - replaced);
        }
    }

    private void CheckRoom(int bytes)
    {
        if (StoredBytes + bytes > _options.QuotaBytes)
        {
            throw new JournalFullException(
                $"Evidence takes {StoredBytes / 1_000_000} MB of the {_options.QuotaBytes / 1_000_000} MB it may; raise the quota or wait until it has been sent.");
        }

        var free = _options.DiskSpace.FreeBytes(_options.Directory);
        if (free - bytes < _options.KeepFreeBytes)
            throw new JournalFullException($"Only {free / 1_000_000} MB are free beside {_options.Directory} and records come first; free space there.");
    }

    private void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        Directory.CreateDirectory(folder);
        Posix.SyncDirectory(_options.Directory);
    }

    private void TakeStock()
    {
        Directory.CreateDirectory(_options.Directory);
        foreach (var file in new DirectoryInfo(_options.Directory).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.Name.EndsWith(Unfinished, StringComparison.Ordinal))
                file.Delete();
            else if (IsItem(file))
                _storedBytes += file.Length;
        }
    }

    private static bool IsItem(FileInfo file) => file.Extension is Suffix or SentSuffix;

    // A reference may come from outside; its digest becomes part of a path only when it is one.
    private string PathOf(SealedEvidence item, string suffix)
    {
        if (item.Problem() is { } problem)
            throw new ArgumentException($"This is no reference to evidence: {problem}.", nameof(item));
        return Path.Combine(_options.Directory, item.Digest[..2], item.Name + suffix);
    }

    private FileInfo FileOf(SealedEvidence item) =>
        new FileInfo(PathOf(item, Suffix)) is { Exists: true } waiting ? waiting : new FileInfo(PathOf(item, SentSuffix));

    private static string Digest(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
