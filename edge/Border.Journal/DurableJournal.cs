using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Journal.Appending;
using Border.Journal.Disk;
using Border.Journal.Opening;
using Border.Journal.Storage;

namespace Border.Journal;

/// <summary>
/// The journal over any store: what is appended waits in a queue, one thread commits it in groups, reads go beside it. Which database
/// keeps the rows is the derived class's choice; everything that a journal promises is here.
/// </summary>
public abstract partial class DurableJournal : IJournal
{
    private const int MaxReadRecords = 10_000;
    private const int MaxReadBytes = 64 * 1024 * 1024;

    private readonly NodeName _node;
    private readonly DraftEncoder _encoder;
    private readonly IRecordStore _store;
    private readonly KeyVault _keys;
    private readonly WorkQueue _queue;
    private readonly CommitLoop _loop;
    private readonly DirectoryLock _lock;
    private readonly JournalOpener _opener;
    private TaskCompletionSource? _nextCommit;
    private int _disposed;

    private protected DurableJournal(JournalOptions options, IStoreFactory factory)
    {
        _node = options.Node;
        _encoder = new DraftEncoder(options.Node);
        _opener = new JournalOpener(options, factory);
        _queue = new WorkQueue(options.MaxWaitingGroups);
        _lock = DirectoryLock.Take(options.Directory);
        try
        {
            _keys = KeyVault.Open(options.KeyFile ?? Path.Combine(options.Directory, "key"));
            var reserve = new DiskReserve(options.Directory, options.ReserveBytes, options.LowWaterBytes, options.DiskSpace);
            (_store, var commit) = _opener.Open(reserve);
            _loop = new CommitLoop(options, _queue, commit, reserve, WakeReaders, _opener.MarkSuspect);
            _loop.Start();
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public JournalStatus Status => _loop.Status;

    /// <summary>How opening went: whether a new epoch started and why, for the node's log.</summary>
    public JournalOpening Opening => _opener.Opening;

    /// <inheritdoc />
    public Task<IReadOnlyList<AppendedRecord>> AppendAsync(
        IReadOnlyList<RecordDraft> drafts, IReadOnlyList<SubjectKey> newKeys, AppendUrgency urgency, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        ArgumentNullException.ThrowIfNull(newKeys);
        if (drafts.Count is 0 or > JournalOptions.MaxGroupDrafts)
            throw new ArgumentException($"A group has 1 to {JournalOptions.MaxGroupDrafts} drafts; this one has {drafts.Count}.", nameof(drafts));
        if (newKeys.Count > JournalOptions.MaxGroupDrafts)
            throw new ArgumentException($"A group brings at most {JournalOptions.MaxGroupDrafts} keys; this one brings {newKeys.Count}.", nameof(newKeys));
        var encoded = new EncodedDraft[drafts.Count];
        for (var i = 0; i < encoded.Length; i++)
            encoded[i] = _encoder.Encode(drafts[i]);
        var wrapped = newKeys.Count == 0 ? [] : newKeys.Select(Wrap).ToArray();
        return Submit(new AppendItem(encoded, wrapped, urgency), cancellation);
    }

    /// <inheritdoc />
    public Task AcknowledgeAsync(RecordPosition through, CancellationToken cancellation)
    {
        if (through > Status.Last)
            throw new ArgumentOutOfRangeException(nameof(through), $"The journal ends at {Status.Last}; {through} cannot be acknowledged.");
        return Submit(new AcknowledgeItem(through), cancellation);
    }

    /// <inheritdoc />
    public Task<int> EraseSubjectAsync(string subject, CancellationToken cancellation)
    {
        CheckSubject(subject);
        return Submit(new EraseItem(subject), cancellation);
    }

    /// <inheritdoc />
    public Task StartEpochAsync(long atLeast, string explanation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(atLeast, EpochFile.MaxEpoch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(explanation.Length, 4096);
        return Submit(new EpochItem(atLeast, "fork", explanation), cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredRecord>> ReadAsync(RecordPosition after, int maxRecords, int maxBytes, CancellationToken cancellation) =>
        ReadStore<IReadOnlyList<StoredRecord>>(
            store => [.. store.Read(after, Limit(maxRecords, MaxReadRecords), Limit(maxBytes, MaxReadBytes)).Select(ToRecord)], cancellation);

    /// <inheritdoc />
    public Task<OutboxBatch?> ReadOutboxAsync(RecordPosition after, int maxRecords, int maxBytes, CancellationToken cancellation) =>
        ReadStore(store => ReadOutbox(store, after, Limit(maxRecords, MaxReadRecords), Limit(maxBytes, MaxReadBytes)), cancellation);

    /// <inheritdoc />
    public async Task WaitForRecordsAsync(RecordPosition position, CancellationToken cancellation)
    {
        while (true)
        {
            // Asked for before looking, so that a commit between the two is not missed.
            var next = NextCommit();
            if (Status.Last > position)
                return;
            await next.WaitAsync(cancellation);
        }
    }

    /// <inheritdoc />
    public Task<SubjectKey?> FindKeyAsync(Guid id, CancellationToken cancellation) =>
        ReadStore(store => _keys.Unwrap(store.FindKey(id)), cancellation);

    /// <inheritdoc />
    public Task<SubjectKey?> FindSubjectAsync(string subject, CancellationToken cancellation)
    {
        CheckSubject(subject);
        return ReadStore(store => _keys.Unwrap(store.FindSubject(subject)), cancellation);
    }

    /// <summary>Commits what waits, then closes. Appending afterwards throws <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        GC.SuppressFinalize(this);
        _queue.Close();
        await Task.Run(_loop.Join);
        _store.Dispose();
        _lock.Dispose();
    }

    private Task<T> Submit<T>(WorkItem<T> item, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _queue.Add(item);
        return cancellation.CanBeCanceled ? WithCancellation(item, cancellation) : item.Done;
    }

    private static async Task<T> WithCancellation<T>(WorkItem<T> item, CancellationToken cancellation)
    {
        await using var giveUp = cancellation.UnsafeRegister(
            static (state, token) =>
            {
                var waiting = (WorkItem)state!;
                if (waiting.TryGiveUp())
                    waiting.Cancel(token);
            },
            item);
        return await item.Done;
    }

    private OutboxBatch? ReadOutbox(IRecordStore store, RecordPosition from, int maxRecords, int maxBytes)
    {
        var rows = store.Read(from, maxRecords, maxBytes);
        if (rows.Count == 0)
            return null;
        var first = rows[0].Position;
        var batch = rows.TakeWhile(r => r.Position.Epoch == first.Epoch).ToList();
        var before = first.Sequence == 1
            ? HashChain.Start(_node, first.Epoch)
            : store.FindHash(first with { Sequence = first.Sequence - 1 })
                ?? throw new StoreException(StoreFailure.Corrupt, $"The record before {first} is missing.");
        var ids = batch.Where(r => r.Key is not null).Select(r => r.Key!.Value).Distinct();
        var keys = ids.Select(id => _keys.Unwrap(store.FindKey(id))).OfType<SubjectKey>().ToList();
        return new OutboxBatch(before, batch.ConvertAll(ToRecord), keys);
    }

    private async Task<T> ReadStore<T>(Func<IRecordStore, T> read, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        try
        {
            // Reading blocks for as long as the disk takes; that must not be the caller's thread.
            return await Task.Run(() => read(_store), cancellation);
        }
        catch (StoreException e)
        {
            if (e.Failure == StoreFailure.Corrupt)
                _opener.MarkSuspect();
            throw new JournalFailedException($"The journal could not be read: {e.Message}", e);
        }
    }

    private WrappedKey Wrap(SubjectKey key)
    {
        CheckSubject(key.Subject);
        return key.Key.Length == 32
            ? _keys.Wrap(key)
            : throw new ArgumentException($"A subject key has 32 bytes; this one has {key.Key.Length}.");
    }

    private Task NextCommit()
    {
        var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _nextCommit, fresh, null) ?? fresh).Task;
    }

    private void WakeReaders() => Interlocked.Exchange(ref _nextCommit, null)?.TrySetResult();

    private static StoredRecord ToRecord(StoredRow row) => new(row.Position, row.Body, row.Hash);

    private static int Limit(int asked, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(asked);
        return Math.Min(asked, most);
    }

    private static void CheckSubject(string subject)
    {
        ArgumentException.ThrowIfNullOrEmpty(subject);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(subject.Length, DraftEncoder.MaxNameLength, nameof(subject));
    }
}
