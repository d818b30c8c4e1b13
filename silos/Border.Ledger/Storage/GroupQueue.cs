namespace Border.Ledger.Storage;

/// <summary>
/// Puts small writes that come while another is being committed into one transaction: a page of crossings tells hundreds of subjects, each a grain
/// with a stream of its own, and a commit each would be an fsync each. What comes alone is not held up.
/// </summary>
/// <param name="key">What a write is of: two of the same go one after the other, in two transactions.</param>
/// <param name="weight">How much of <paramref name="mostWeight"/> it takes.</param>
/// <param name="mostWeight">The most in a transaction; one write may be more.</param>
/// <param name="commit">Commits; returns a result for each write, in order.</param>
internal sealed class GroupQueue<TWrite, TResult>(
    Func<TWrite, string> key, Func<TWrite, int> weight, int mostWeight, Func<IReadOnlyList<TWrite>, Task<IReadOnlyList<TResult>>> commit)
{
    private const int MostAtOnce = 256;

    private readonly Lock _lock = new();
    private LinkedList<(TWrite Write, TaskCompletionSource<TResult> Done)> _waiting = [];
    private bool _committing;

    /// <summary>Completes when the write is committed.</summary>
    public Task<TResult> AddAsync(TWrite write, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.AddLast((write, done));
            if (!_committing)
            {
                _committing = true;
                _ = Task.Run(CommitAllAsync, CancellationToken.None);
            }
        }

        return done.Task.WaitAsync(cancellation);
    }

    private async Task CommitAllAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            try
            {
                var results = await commit([.. batch.Select(b => b.Write)]);
                for (var i = 0; i < batch.Count; i++)
                    batch[i].Done.SetResult(results[i]);
            }
            catch (Exception e)
            {
                foreach (var (_, done) in batch)
                    done.SetException(e);
            }
        }
    }

    private List<(TWrite Write, TaskCompletionSource<TResult> Done)> Take()
    {
        lock (_lock)
        {
            var batch = new List<(TWrite, TaskCompletionSource<TResult>)>();
            var later = new LinkedList<(TWrite Write, TaskCompletionSource<TResult> Done)>();
            var keys = new HashSet<string>(StringComparer.Ordinal);
            var taken = 0;
            foreach (var item in _waiting)
            {
                // A write that waits holds up those after it of the same key.
                var isFirst = keys.Add(key(item.Write));
                var size = weight(item.Write);
                if (isFirst && batch.Count < MostAtOnce && (taken + size <= mostWeight || batch.Count == 0))
                {
                    batch.Add(item);
                    taken += size;
                }
                else
                {
                    later.AddLast(item);
                }
            }

            _waiting = later;
            _committing = batch.Count > 0;
            return batch;
        }
    }
}
