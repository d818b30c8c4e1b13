using Border.Domain.Evidence;

namespace Border.Journal.Evidence;

// What the centre does not have yet. An item is confirmed by the name of its file, so that neither a power cut nor a restart forgets it:
// at worst it is offered once more.
public sealed partial class EvidenceStore
{
    /// <summary>Completes when there is something that the centre has not confirmed.</summary>
    public Task WaitForUnsentAsync(CancellationToken cancellation) => _waiting.Arrived.WaitAsync(cancellation);

    /// <summary>The oldest items that the centre has not confirmed; none when all are. Calls come one at a time.</summary>
    /// <param name="most">1 or more.</param>
    public IReadOnlyList<SealedEvidence> Unsent(int most)
    {
        if (_waiting.First(1).Count == 0 && _waiting.Incomplete)
            FindUnsent();
        return _waiting.First(most);
    }

    /// <summary>A part of an item as it is stored, sealed; empty when it is gone.</summary>
    /// <param name="item">From <see cref="Unsent"/>.</param>
    /// <param name="offset">From which byte.</param>
    /// <param name="most">At most so many bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadSealedAsync(SealedEvidence item, int offset, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        try
        {
            await using var file = FileOf(item).OpenRead();
            if (file.Length != item.Bytes || offset < 0 || offset >= item.Bytes)
                return default;
            file.Position = offset;
            var bytes = new byte[Math.Min(most, item.Bytes - offset)];
            await file.ReadExactlyAsync(bytes, cancellation);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or EndOfStreamException)
        {
            return default;
        }
    }

    /// <summary>The centre has the item, or will never want it: it is not offered again.</summary>
    public void Confirm(SealedEvidence item)
    {
        ArgumentNullException.ThrowIfNull(item);
        lock (_turn)
        {
            if (File.Exists(PathOf(item, Suffix)))
                File.Move(PathOf(item, Suffix), PathOf(item, SentSuffix), overwrite: true);
            _waiting.Remove(item);
        }
    }

    /// <summary>The centre does not want the item now: the others go first.</summary>
    public void Postpone(SealedEvidence item) => _waiting.Postpone(item);

    private void FindUnsent()
    {
        _waiting.BeginFill();
        var found = new DirectoryInfo(_options.Directory).EnumerateFiles($"*{Suffix}", SearchOption.AllDirectories)
            .Select(file => (file.LastWriteTimeUtc, Item: Parse(file))).Where(f => f.Item is not null)
            .OrderBy(f => f.LastWriteTimeUtc).Take(WaitingEvidence.Most + 1).Select(f => f.Item!).ToArray();
        _waiting.Fill([.. found.Take(WaitingEvidence.Most)], found.Length <= WaitingEvidence.Most);
    }

    private static SealedEvidence? Parse(FileInfo file) =>
        Path.GetFileNameWithoutExtension(file.Name).Split('-') is [var digest, var key]
        && Guid.TryParseExact(key, "N", out var id)
        && new SealedEvidence(digest, id, (int)Math.Min(int.MaxValue, file.Length)) is { } item
        && item.Problem() is null
            ? item
            : null;
}
