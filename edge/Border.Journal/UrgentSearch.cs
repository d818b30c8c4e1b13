using Border.Domain.Events;
using Border.Domain.Records;

namespace Border.Journal;

/// <summary>Looks through a backlog for records that raise alerts (<see cref="UrgentRecords"/>).</summary>
public static class UrgentSearch
{
    private const int StepRecords = 500;
    private const int StepBytes = 1024 * 1024;

    /// <summary>Looks through at most 500 records or 1 MiB.</summary>
    /// <param name="journal">Whose.</param>
    /// <param name="after">From the record after this one on.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>The first urgent record and itself as the end of what was seen; or none and the last record seen, <paramref name="after"/> where there is nothing more.</returns>
    public static async Task<(RecordPosition? Found, RecordPosition Seen)> FindUrgentAsync(
        this IJournal journal, RecordPosition after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var seen = after;
        foreach (var record in await journal.ReadAsync(after, StepRecords, StepBytes, cancellation))
        {
            seen = record.Position;
            if (UrgentRecords.IsUrgent(record.Body.Span))
                return (seen, seen);
        }

        return (null, seen);
    }
}
