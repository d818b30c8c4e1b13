using Border.Domain.Records;

namespace Border.Journal.Appending;

/// <summary>What the centre has not acknowledged yet, counted without asking the store.</summary>
/// <param name="ClosedEpochs">The last positions of the epochs before the current one.</param>
/// <param name="Acknowledged">The cursor.</param>
internal sealed record OutboxState(IReadOnlyList<RecordPosition> ClosedEpochs, RecordPosition Acknowledged)
{
    /// <summary>Records after the cursor when the journal's last record is <paramref name="last"/>.</summary>
    public long CountUnacknowledged(RecordPosition last)
    {
        var count = CountIn(last);
        foreach (var end in ClosedEpochs)
            count += CountIn(end);
        return count;
    }

    private long CountIn(RecordPosition end) =>
        end.Epoch > Acknowledged.Epoch ? end.Sequence
        : end.Epoch == Acknowledged.Epoch ? Math.Max(0, end.Sequence - Acknowledged.Sequence)
        : 0;
}
