namespace Border.Ledger.Records;

/// <summary>
/// Puts appends that come while another is being committed into one transaction: a page of crossings tells hundreds of subjects, each a grain
/// with a stream of its own, and a commit each would be an fsync each.
/// </summary>
internal sealed class StreamAppendQueue(Func<IReadOnlyList<StreamAppend>, Task<IReadOnlyList<long?>>> commit)
{
    private const int MostAtOnce = 256;
    private const int MostRecords = 5000;

    private readonly Lock _lock = new();
    private LinkedList<(StreamAppend Append, TaskCompletionSource<long?> Done)> _waiting = [];
    private bool _committing;

    /// <summary>Completes when the append is committed; null when the stream was at another version.</summary>
    public Task<long?> AppendAsync(StreamAppend append, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<long?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.AddLast((append, done));
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
                var versions = await commit([.. batch.Select(b => b.Append)]);
                for (var i = 0; i < batch.Count; i++)
                    batch[i].Done.SetResult(versions[i]);
            }
            catch (Exception e)
            {
                foreach (var (_, done) in batch)
                    done.SetException(e);
            }
        }
    }

    // Two appends to one stream go one after the other, each with its own expected version.
    private List<(StreamAppend Append, TaskCompletionSource<long?> Done)> Take()
    {
        lock (_lock)
        {
            var batch = new List<(StreamAppend, TaskCompletionSource<long?>)>();
            var later = new LinkedList<(StreamAppend Append, TaskCompletionSource<long?> Done)>();
            var streams = new HashSet<string>(StringComparer.Ordinal);
            var records = 0;
            foreach (var item in _waiting)
            {
                records += item.Append.Records.Count;
                if (batch.Count < MostAtOnce && (records <= MostRecords || batch.Count == 0) && streams.Add(item.Append.Stream))
                    batch.Add(item);
                else
                    later.AddLast(item);
            }

            _waiting = later;
            _committing = batch.Count > 0;
            return batch;
        }
    }
}
