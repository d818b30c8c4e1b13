namespace Border.Web.SignIn;

/// <summary>
/// Slows guessing down: after 5 failures within 15 minutes an account is closed to that address for 15 minutes, after 25 from anywhere to
/// all, and an address with 50 failures to all accounts. Counted on the monotonic clock, bounded in memory.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class SignInLimits(TimeProvider time)
{
    /// <summary>Failures of one account from one address before it waits.</summary>
    public const int PerAccountAndAddress = 5;

    /// <summary>Failures of one account from anywhere before it waits.</summary>
    public const int PerAccount = 25;

    /// <summary>Failures from one address before it waits.</summary>
    public const int PerAddress = 50;

    private const int MaxKeys = 20_000;

    /// <summary>How long failures count, and so how long the wait is at most.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<long>> _failures = new(StringComparer.Ordinal);

    /// <summary>How long to wait before another try; null when one may be made now.</summary>
    public TimeSpan? Wait(string account, string address)
    {
        lock (_lock)
        {
            TimeSpan? longest = null;
            foreach (var (key, limit) in Keys(account, address))
            {
                if (_failures.TryGetValue(key, out var times) && Trim(times).Count >= limit)
                {
                    var wait = Window - time.GetElapsedTime(times.Peek());
                    longest = longest > wait ? longest : wait;
                }
            }

            return longest;
        }
    }

    /// <summary>A try failed.</summary>
    public void Failed(string account, string address)
    {
        lock (_lock)
        {
            if (_failures.Count > MaxKeys)
                Forget();
            foreach (var (key, limit) in Keys(account, address))
            {
                if (!_failures.TryGetValue(key, out var times))
                    _failures[key] = times = new Queue<long>();
                times.Enqueue(time.GetTimestamp());
                if (times.Count > limit)
                    times.Dequeue();
            }
        }
    }

    /// <summary>A try was right: what the account failed from this address is forgotten.</summary>
    public void Succeeded(string account, string address)
    {
        lock (_lock)
            _failures.Remove($"both|{account}|{address}");
    }

    private static (string Key, int Limit)[] Keys(string account, string address) =>
        [($"both|{account}|{address}", PerAccountAndAddress), ($"account|{account}", PerAccount), ($"address|{address}", PerAddress)];

    private Queue<long> Trim(Queue<long> times)
    {
        while (times.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
            times.Dequeue();
        return times;
    }

    /// <summary>Somebody invents names: what no longer counts goes; if that is not enough, all of the invented ones go.</summary>
    private void Forget()
    {
        foreach (var key in _failures.Where(pair => Trim(pair.Value).Count == 0).Select(pair => pair.Key).ToArray())
            _failures.Remove(key);
        if (_failures.Count <= MaxKeys)
            return;
        foreach (var key in _failures.Keys.Where(key => !key.StartsWith("address|", StringComparison.Ordinal)).ToArray())
            _failures.Remove(key);
    }
}
