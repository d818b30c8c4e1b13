using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

/// <summary>Holds the link's status, tells observers of changes, and logs each change once.</summary>
internal sealed partial class LinkStatusBoard(IRecordSource source, TimeProvider time, ILogger logger)
{
    private readonly Lock _lock = new();
    private LinkState _state = LinkState.Disconnected;
    private string _reason = "The link has not been started yet.";
    private DateTimeOffset _since = time.GetUtcNow();
    private DateTimeOffset? _acknowledgedAt;
    private bool _tried;

    /// <summary>Raised after every change of state or reason, on the link's thread: return at once.</summary>
    public event Action<LinkStatus>? Changed;

    public LinkStatus Current
    {
        get
        {
            lock (_lock)
            {
                return new(_state, _since, _reason, source.Acknowledged, _acknowledgedAt, source.Backlog);
            }
        }
    }

    public void Set(LinkState state, string reason = "")
    {
        bool other;
        lock (_lock)
        {
            if (_state == state && _reason == reason)
            {
                return;
            }

            other = _state != state || !_tried;
            _tried = true;
            _since = other ? time.GetUtcNow() : _since;
            _state = state;
            _reason = reason;
        }

        if (other && state == LinkState.Connected)
        {
            LogConnected(source.Backlog);
        }
        else if (state == LinkState.Refused)
        {
            LogRefused(reason);
        }
        else if (other)
        {
            LogNotConnected(state, reason);
        }

        Changed?.Invoke(Current);
    }

    /// <summary>The centre answered.</summary>
    public void Answered()
    {
        lock (_lock)
        {
            _acknowledgedAt = time.GetUtcNow();
        }
    }
}
