using System.Diagnostics;
using Border.Benchmarks.Reporting;
using Border.Testing;

namespace Border.Benchmarks.Sync;

/// <summary>How many durable updates of twins the centre takes a second from many posts at once, and how long each waits for its answer.</summary>
internal static class TwinUpdates
{
    private const int Posts = 64;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(12);

    /// <summary>What an update is and what is timed.</summary>
    public static string Method { get; } =
        $"twin updates: {Posts} posts, each with a connection of its own (mutual TLS) in this process and one message under way, {Measured.TotalSeconds} s after "
        + $"{Warming.TotalSeconds} s of warming up. State message: the node's grain, which is the twin, folds it and saves itself in the database before it answers. Record message: a batch of "
        + "one record, in the ledger and folded into the node's grain before it answers (lane and post follow; their routing goes on beside). Timed at the post, from just before the "
        + "message is published until the centre's answer has come";

    /// <summary>The posts' names.</summary>
    public static string[] Names { get; } = [.. Enumerable.Range(1, Posts).Select(i => $"post-{i}/n1")];

    /// <summary>Measures both kinds.</summary>
    public static async Task RunAsync(TestCertificates certificates, PrivateMosquitto broker, Action<SyncBenchResult> done, CancellationToken cancellation)
    {
        var posts = new List<TwinPost>();
        try
        {
            foreach (var name in Names)
                posts.Add(await TwinPost.ConnectAsync(name, certificates, broker.NodesPort, cancellation));
            await MeasureAsync("twin update, state message", posts, (post, until) => post.TellStatesAsync(until, cancellation), done);
            await MeasureAsync("twin update, record message", posts, (post, until) => post.TellRecordsAsync(until, cancellation), done);
        }
        finally
        {
            foreach (var post in posts)
                await post.DisposeAsync();
        }
    }

    private static async Task MeasureAsync(string what, List<TwinPost> posts, Func<TwinPost, long, Task> tell, Action<SyncBenchResult> done)
    {
        var warm = Stopwatch.GetTimestamp() + Ticks(Warming);
        var end = warm + Ticks(Measured);
        var worked = TimeSpan.Zero;
        await Task.WhenAll([WarmAsync(), .. posts.Select(post => Task.Run(() => tell(post, end)))]);
        worked = Environment.CpuUsage.TotalTime - worked;
        var taken = posts.Select(post => post.Taken).ToArray();
        var (count, span) = (taken.Sum(t => t.Count), Stopwatch.GetElapsedTime(warm));
        var percentiles = Latencies.Percentiles(taken, 50, 99);
        done(new SyncBenchResult("sync", what, count / span.TotalSeconds, "/s", ">= 3000"));
        done(new SyncBenchResult("sync", $"{what}, {count}, p50", percentiles[0], "ms", null));
        done(new SyncBenchResult("sync", $"{what}, p99", percentiles[1], "ms", "<= 40"));
        done(new SyncBenchResult("sync", $"{what}, processor time of posts and centre", worked.TotalMicroseconds / Math.Max(1, count), "us", null));

        async Task WarmAsync()
        {
            await Task.Delay(Warming);
            worked = Environment.CpuUsage.TotalTime;
            posts.ForEach(post => post.Warm());
            warm = Stopwatch.GetTimestamp();
        }
    }

    private static long Ticks(TimeSpan span) => (long)(span.TotalSeconds * Stopwatch.Frequency);
}
