using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Journal.Tests;

/// <summary>The journal's calls with what most tests leave out.</summary>
internal static class JournalCalls
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<IReadOnlyList<AppendedRecord>> Append(this IJournal journal, params RecordDraft[] drafts) =>
        journal.AppendAsync(drafts, [], AppendUrgency.NewWork, Cancellation);

    public static Task<IReadOnlyList<AppendedRecord>> AppendInProgress(this IJournal journal, params RecordDraft[] drafts) =>
        journal.AppendAsync(drafts, [], AppendUrgency.InProgress, Cancellation);

    public static Task<IReadOnlyList<AppendedRecord>> AppendWithKey(this IJournal journal, SubjectKey key, params RecordDraft[] drafts) =>
        journal.AppendAsync(drafts, [key], AppendUrgency.NewWork, Cancellation);

    /// <summary>Reads everything, in several calls.</summary>
    public static async Task<List<StoredRecord>> ReadAll(this IJournal journal)
    {
        var all = new List<StoredRecord>();
        var after = RecordPosition.None;
        while (await journal.ReadAsync(after, 500, 1024 * 1024, Cancellation) is { Count: > 0 } some)
        {
            all.AddRange(some);
            after = some[^1].Position;
        }

        return all;
    }

    /// <summary>Fails unless the records are contiguous and chained in every epoch.</summary>
    public static void AssertChained(this IReadOnlyList<StoredRecord> records, NodeName node)
    {
        var (last, hash) = (RecordPosition.None, Array.Empty<byte>());
        foreach (var record in records)
        {
            if (record.Position.Epoch != last.Epoch)
                (last, hash) = (new RecordPosition(record.Position.Epoch, 0), HashChain.Start(node, record.Position.Epoch));
            Assert.Equal(last.Next, record.Position);
            hash = HashChain.Next(hash, record.Body.Span);
            Assert.Equal(hash, record.Hash.ToArray());
            last = record.Position;
        }
    }
}
