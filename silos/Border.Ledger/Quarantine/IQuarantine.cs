namespace Border.Ledger.Quarantine;

/// <summary>
/// Notes on records that could not be understood (invariant I10). Such a record is in the ledger like any other, as it is part of its
/// chain; the note says why nothing was made of it. It blocks nothing.
/// </summary>
public interface IQuarantine
{
    /// <summary>Notes a record; noting it again changes nothing. True when it is new.</summary>
    /// <param name="record">Which.</param>
    /// <param name="reason">Why, in words and without the record's content; cut at 500 characters.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<bool> NoteAsync(RecordKey record, string reason, CancellationToken cancellation);

    /// <summary>The newest notes first.</summary>
    /// <param name="limit">At most this many, 1-1,000.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<QuarantinedRecord>> ListAsync(int limit, CancellationToken cancellation);
}

/// <summary>A note.</summary>
/// <param name="Record">Which record.</param>
/// <param name="Reason">Why it could not be understood.</param>
/// <param name="NotedAt">When, by the centre's clock.</param>
public sealed record QuarantinedRecord(RecordKey Record, string Reason, DateTimeOffset NotedAt);
