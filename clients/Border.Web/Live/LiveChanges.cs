using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Border.Web.Live;

/// <summary>
/// Tells open pages that something changed, by server-sent events that carry only a topic's name: the page then fetches the part
/// anew (<c>hx-trigger="sse:TOPIC"</c>), so that rights are checked on every fetch and a slow page costs one pending name per topic.
/// </summary>
/// <param name="time">The clock of the heartbeats.</param>
public sealed class LiveChanges(TimeProvider time)
{
    /// <summary>How often a quiet stream says <c>alive</c>, so that both ends notice a dead line: 15 s.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly List<Subscription> _subscriptions = [];

    /// <summary>How many pages listen now.</summary>
    public int Listeners
    {
        get
        {
            lock (_lock)
                return _subscriptions.Count;
        }
    }

    /// <summary>Says that <paramref name="topic"/> changed; never blocks.</summary>
    /// <param name="topic">A short name without personal data, for example <c>lane-l1</c>.</param>
    public void Publish(string topic)
    {
        lock (_lock)
        {
            foreach (var subscription in _subscriptions)
                subscription.Mark(topic);
        }
    }

    /// <summary>The changes from now on; each topic at most once until it was delivered. Begins with <c>open</c>.</summary>
    /// <param name="wants">Which topics this page wants.</param>
    /// <param name="cancellation">The page has gone.</param>
    public async IAsyncEnumerable<SseItem<string>> ListenAsync(
        Func<string, bool> wants, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var subscription = new Subscription(wants);
        lock (_lock)
            _subscriptions.Add(subscription);
        using var heartbeat = time.CreateTimer(_ => subscription.Mark(null), null, Heartbeat, Heartbeat);
        try
        {
            yield return new SseItem<string>("open", "open");
            await foreach (var _ in subscription.Signals.ReadAllAsync(cancellation))
            {
                foreach (var topic in subscription.Take())
                    yield return new SseItem<string>(topic, topic);
            }
        }
        finally
        {
            lock (_lock)
                _subscriptions.Remove(subscription);
        }
    }

    private sealed class Subscription(Func<string, bool> wants)
    {
        private readonly Lock _lock = new();
        private readonly Channel<bool> _signals =
            Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        private HashSet<string> _pending = [];

        public ChannelReader<bool> Signals => _signals.Reader;

        public void Mark(string? topic)
        {
            if (topic is not null && !wants(topic))
                return;
            lock (_lock)
                _pending.Add(topic ?? "alive");
            _signals.Writer.TryWrite(true);
        }

        public HashSet<string> Take()
        {
            lock (_lock)
            {
                var taken = _pending;
                _pending = [];
                return taken;
            }
        }
    }
}
