using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Journal;

namespace Border.Edge.Tests.Lanes;

/// <summary>A real journal whose disk the test can fill up or break.</summary>
internal sealed class SwitchedJournal(IJournal inner) : IJournal
{
    public JournalHealth Health { get; set; } = JournalHealth.Healthy;

    public JournalStatus Status => inner.Status with { Health = Health };

    public Task<IReadOnlyList<AppendedRecord>> AppendAsync(
        IReadOnlyList<RecordDraft> drafts, IReadOnlyList<SubjectKey> newKeys, AppendUrgency urgency, CancellationToken cancellation) => Health switch
        {
            JournalHealth.Failed => throw new JournalFailedException("The disk does not answer. Replace it."),
            JournalHealth.Full when urgency == AppendUrgency.NewWork => throw new JournalFullException("Free space on the node's disk."),
            _ => inner.AppendAsync(drafts, newKeys, urgency, cancellation),
        };

    public Task<IReadOnlyList<StoredRecord>> ReadAsync(RecordPosition after, int maxRecords, int maxBytes, CancellationToken cancellation) =>
        inner.ReadAsync(after, maxRecords, maxBytes, cancellation);

    public Task<OutboxBatch?> ReadOutboxAsync(RecordPosition after, int maxRecords, int maxBytes, CancellationToken cancellation) =>
        inner.ReadOutboxAsync(after, maxRecords, maxBytes, cancellation);

    public Task AcknowledgeAsync(RecordPosition through, CancellationToken cancellation) => inner.AcknowledgeAsync(through, cancellation);

    public Task WaitForRecordsAsync(RecordPosition position, CancellationToken cancellation) => inner.WaitForRecordsAsync(position, cancellation);

    public Task<SubjectKey?> FindKeyAsync(Guid id, CancellationToken cancellation) => inner.FindKeyAsync(id, cancellation);

    public Task<SubjectKey?> FindSubjectAsync(string subject, CancellationToken cancellation) => inner.FindSubjectAsync(subject, cancellation);

    public Task<int> EraseSubjectAsync(string subject, CancellationToken cancellation) => inner.EraseSubjectAsync(subject, cancellation);

    public Task StartEpochAsync(long atLeast, string explanation, CancellationToken cancellation) =>
        inner.StartEpochAsync(atLeast, explanation, cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
