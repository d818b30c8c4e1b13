using System.Collections.Concurrent;
using System.Diagnostics;
using Border.Domain.Events;
using Border.Journal;

namespace Border.Benchmarks.Sync;

/// <summary>A record of the live traffic.</summary>
/// <param name="Sequence">Its place in the journal.</param>
/// <param name="Began">The <see cref="Stopwatch"/> timestamp just before it was given to the journal.</param>
/// <param name="Hit">True when it is a lookout that matched.</param>
public sealed record LiveRecord(long Sequence, long Began, bool Hit);

/// <summary>Crossings that begin at an even pace while the link works; each records its steps with pauses between, as a lane does.</summary>
internal sealed class LiveTraffic(IJournal journal, double crossingsPerSecond)
{
    private const int HitEvery = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    // Arrival; document and list; face, lookout and recommendation; decision; end.
    private static readonly Range[] Steps = [new(0, 1), new(1, 3), new(3, ^2), new(^2, ^1), new(^1, ^0)];

    /// <summary>What was recorded.</summary>
    public ConcurrentQueue<LiveRecord> Records { get; } = new();

    /// <summary>Goes on until cancelled; crossings begun are ended first.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        var open = new List<Task>();
        for (var i = 0; !cancellation.IsCancellationRequested; i++)
        {
            var due = TimeSpan.FromSeconds(i / crossingsPerSecond) - Stopwatch.GetElapsedTime(begun);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            open.RemoveAll(task => task.IsCompletedSuccessfully);
            open.Add(CrossAsync(i));
        }

        await Task.WhenAll(open);
    }

    private async Task CrossAsync(int number)
    {
        var (drafts, key) = BenchCrossings.Make(100_000_000 + number, number % HitEvery == 0);
        var fresh = true;
        foreach (var range in Steps)
        {
            var began = Stopwatch.GetTimestamp();
            var group = drafts[range];
            var withKey = fresh && group.Any(draft => draft.Key is not null);
            var appended = await journal.AppendAsync(group, withKey ? [key] : [], AppendUrgency.InProgress, CancellationToken.None);
            fresh &= !withKey;
            for (var i = 0; i < group.Length; i++)
                Records.Enqueue(new LiveRecord(appended[i].Position.Sequence, began, group[i].Kind == LookoutHit.Name));
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
