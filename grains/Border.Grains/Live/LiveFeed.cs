using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Border.Grains.Posts;
using Border.Ledger;
using Border.Ledger.Alerts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Border.Grains.Live;

/// <summary>See <see cref="ILiveFeed"/>.</summary>
public sealed partial class LiveFeed(CentreView view, CentreStore store, TimeProvider time, ILogger<LiveFeed> logger)
    : BackgroundService, ILiveFeed
{
    private const int MaxWaiting = 256;
    private const int MaxAlerts = 200;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Channel<LiveChange>, bool> _listeners = [];
    private readonly Dictionary<string, string> _seen = [];

    /// <inheritdoc />
    public async IAsyncEnumerable<LiveChange> ListenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<LiveChange>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[channel] = true;
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancellation))
                yield return change;
        }
        finally
        {
            _listeners.TryRemove(channel, out _);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (_listeners.IsEmpty)
                continue;
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogBlind(e.Message);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var post in await view.GetPostsAsync(cancellation))
            Compare(new LiveChange("post", post.Post), JsonSerializer.SerializeToUtf8Bytes(post, LiveJson.Default.PostStatus));
        var alerts = await store.Alerts.ListOpenAsync(MaxAlerts, cancellation);
        Compare(new LiveChange("alerts", null), JsonSerializer.SerializeToUtf8Bytes(alerts, LiveJson.Default.IReadOnlyListAlert));
    }

    // Whoever begins to listen may get a change that it has fetched already; never the other way round.
    private void Compare(LiveChange change, byte[] content)
    {
        var key = $"{change.What}|{change.Post}";
        var digest = Convert.ToHexString(SHA256.HashData(content));
        if (_seen.TryGetValue(key, out var seen) && seen == digest)
            return;
        _seen[key] = digest;
        foreach (var listener in _listeners.Keys)
            listener.Writer.TryWrite(change);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Live pages cannot be told of changes for a moment: {Problem}")]
    private partial void LogBlind(string problem);
}

/// <summary>Source-generated JSON of what pages and the HTTP API show live.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PostStatus))]
[JsonSerializable(typeof(IReadOnlyList<PostStatus>))]
[JsonSerializable(typeof(IReadOnlyList<Alert>))]
public sealed partial class LiveJson : JsonSerializerContext;
