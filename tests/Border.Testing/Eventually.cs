using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Border.Testing;

/// <summary>Waits for an outcome instead of sleeping: returns as soon as it is there, fails with its text when the deadline passes.</summary>
public static class Eventually
{
    /// <summary>The deadline when none is given: generous, since it costs time only when a test fails.</summary>
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(60);

    // On a machine that stood still as long as the deadline nothing had a chance to become true: so many looks must have been taken as well.
    private const int FewestLooks = 1000;

    /// <summary>Waits until <paramref name="condition"/> is true.</summary>
    /// <exception cref="TimeoutException">The deadline passed first; the message holds the condition's source text and <paramref name="detail"/>.</exception>
    public static Task Async(
        Func<bool> condition,
        TimeSpan? deadline = null,
        Func<string>? detail = null,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(condition))] string text = "") =>
        WaitAsync(() => ValueTask.FromResult(condition()), deadline, detail, text, cancellation);

    /// <summary>Waits until the asynchronous <paramref name="condition"/> is true.</summary>
    /// <exception cref="TimeoutException">The deadline passed first.</exception>
    public static Task Async(
        Func<Task<bool>> condition,
        TimeSpan? deadline = null,
        Func<string>? detail = null,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(condition))] string text = "") =>
        WaitAsync(async () => await condition(), deadline, detail, text, cancellation);

    private static async Task WaitAsync(
        Func<ValueTask<bool>> condition, TimeSpan? deadline, Func<string>? detail, string text, CancellationToken cancellation)
    {
        TimeSpan limit = deadline ?? DefaultDeadline;
        long started = Stopwatch.GetTimestamp();
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (int looks = 1; !await condition(); looks++)
        {
            if (Stopwatch.GetElapsedTime(started) > limit && looks > Math.Min(FewestLooks, limit.TotalMilliseconds / 20))
            {
                throw new TimeoutException($"Not true within {limit.TotalSeconds:0.#} s: {text}{(detail is null ? "" : "\n" + detail())}");
            }

            await poll.WaitForNextTickAsync(cancellation);
        }
    }
}
