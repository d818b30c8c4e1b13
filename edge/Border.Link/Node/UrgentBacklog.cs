using Border.Domain.Records;

namespace Border.Link.Node;

/// <summary>
/// Which records of the backlog go ahead because they raise alerts (P-11.7). Remembers over connections how far it has looked, so that a line that flaps
/// does not have the backlog read from its beginning each time. Used by one connection at a time.
/// </summary>
internal sealed class UrgentBacklog(IRecordSource source)
{
    /// <summary>Most of them in a run of the node; the rest of a backlog that is one alert comes in its turn.</summary>
    public const int Most = 1000;

    private RecordPosition _seen;
    private RecordPosition? _next;
    private int _sent;

    /// <summary>The next urgent record through <paramref name="end"/>; null when this look found none, see <see cref="IsOver"/>.</summary>
    public async Task<RecordPosition?> FindAsync(RecordPosition end, CancellationToken cancellation)
    {
        if (_next is { } known && known > source.Acknowledged)
        {
            return known;
        }

        _next = null;
        if (source.Acknowledged > _seen)
        {
            _seen = source.Acknowledged;
        }

        (RecordPosition? found, RecordPosition seen) = await source.FindUrgentAsync(_seen, cancellation);
        // Where nothing more is found, everything was seen.
        _seen = found is null && seen == _seen ? end : seen;
        return _next = found <= end ? found : null;
    }

    /// <summary>True when everything through <paramref name="end"/> was looked at, or enough was sent.</summary>
    public bool IsOver(RecordPosition end) => _sent >= Most || (_next is null && (_seen >= end || source.Acknowledged >= end));

    /// <summary>It was answered; whatever the answer, it is not sent again.</summary>
    public void Answered()
    {
        _next = null;
        _sent++;
    }
}
