namespace Border.Link.Transport.Mosquitto;

/// <summary>
/// Matches message ids with those who wait for their answer. The answer may come on the library's thread before the call that
/// sent the message has returned its id, so an answer without a waiter is kept until the waiter comes.
/// </summary>
internal sealed class PendingAnswers
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, TaskCompletionSource<int>> _waiting = [];
    private readonly Dictionary<int, int> _early = [];
    private MqttClosed? _closed;

    /// <summary>The task that completes with the answer's reason code, or fails when the connection ends.</summary>
    public Task<int> For(int id)
    {
        lock (_lock)
        {
            if (_early.Remove(id, out int code))
            {
                return Task.FromResult(code);
            }

            if (_closed is not null)
            {
                return Task.FromException<int>(new MqttClosedException(_closed));
            }

            var waiter = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting[id] = waiter;
            return waiter.Task;
        }
    }

    /// <summary>The answer for an id came.</summary>
    public void Answer(int id, int code)
    {
        TaskCompletionSource<int>? waiter;
        lock (_lock)
        {
            if (!_waiting.Remove(id, out waiter))
            {
                _early[id] = code;
            }
        }

        waiter?.SetResult(code);
    }

    /// <summary>No more answers will come: fails all who wait and all who come later.</summary>
    public void Close(MqttClosed closed)
    {
        TaskCompletionSource<int>[] all;
        lock (_lock)
        {
            _closed = closed;
            all = [.. _waiting.Values];
            _waiting.Clear();
        }

        foreach (TaskCompletionSource<int> waiter in all)
        {
            waiter.TrySetException(new MqttClosedException(closed));
        }
    }
}
