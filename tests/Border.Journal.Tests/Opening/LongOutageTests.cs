using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Testing;

namespace Border.Journal.Tests.Opening;

/// <summary>A season without a line, on a simulated clock: the node's power fails every day, and nothing is missing when the line is back.</summary>
public sealed class LongOutageTests : IDisposable
{
    private const int Days = 90;
    private const int PerDay = 40;
    private static readonly NodeName Node = NodeName.Parse("north/n1");
    private readonly TempFolder _folder = new("outage");
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NinetyDaysOffline_RestartedEveryDay_EveryRecordAndKeyIsThereInOrder()
    {
        var keys = new List<Guid>();
        for (var day = 0; day < Days; day++)
        {
            await using var journal = await OpenAsync();
            Assert.Equal(JournalHealth.Healthy, journal.Status.Health);
            for (var i = 0; i < PerDay; i++)
            {
                var key = SubjectKey.Create($"t-{day}-{i}");
                keys.Add(key.Id);
                await journal.AppendAsync([Drafts.Sealed(key)], [key], AppendUrgency.NewWork, Cancellation);
                _clock.Advance(TimeSpan.FromMinutes(20));
            }

            _clock.Advance(TimeSpan.FromHours(10)); // dark until the morning
        }

        await using var back = await OpenAsync();
        Assert.Equal(Days * PerDay + 1, back.Status.Unacknowledged);
        var all = await DrainAsync(back);

        all.AssertChained(Node);
        var records = all.Select(r => RecordCodec.Decode(r.Body.Span)).ToArray();
        Assert.Equal(keys, records.Select(r => r.Key).OfType<Guid>());
        Assert.Equal(records.OrderBy(r => r.Hlc), records);
        Assert.DoesNotContain(records, r => r.Kind == "clock.jumped"); // being switched off is no jump
        Assert.InRange((records[^1].At - records[1].At).TotalDays, Days - 5, Days);
        Assert.Equal(0, back.Status.Unacknowledged);
    }

    public void Dispose() => _folder.Dispose();

    private Task<SqliteJournal> OpenAsync() =>
        SqliteJournal.OpenAsync(new JournalOptions { Directory = _folder["journal"], Node = Node, Clock = _clock }, Cancellation);

    private static async Task<IReadOnlyList<StoredRecord>> DrainAsync(SqliteJournal journal)
    {
        var all = new List<StoredRecord>();
        while (await journal.ReadOutboxAsync(journal.Status.Acknowledged, 500, 4_000_000, Cancellation) is { } batch)
        {
            Assert.Equal(batch.Records.Count(r => RecordCodec.Decode(r.Body.Span).Key is not null), batch.Keys.Count);
            all.AddRange(batch.Records);
            await journal.AcknowledgeAsync(batch.Records[^1].Position, Cancellation);
        }

        return all;
    }
}
