using System.Text;
using Border.Domain.Events;
using Border.Domain.Records;

namespace Border.Journal.Tests.Compliance;

public abstract partial class JournalComplianceSuite
{
    [Fact]
    public async Task Journal_FirstOpened_StartsEpochOneWithItsRecord()
    {
        var journal = await OpenAsync();

        var record = RecordCodec.Decode(Assert.Single(await journal.ReadAll()).Body.Span);

        Assert.Equal(new RecordPosition(1, 1), record.Position);
        var started = Assert.IsType<EpochStarted>(EventCodec.FromRecord(record, null));
        Assert.Equal("first", started.Cause);
        Assert.Equal(JournalHealth.Healthy, journal.Status.Health);
    }

    [Fact]
    public async Task Append_Group_GetsContiguousPositionsInOrder()
    {
        var journal = await OpenAsync();

        var appended = await journal.Append(Drafts.PlainGroup(3));

        Assert.Equal([new(1, 2), new(1, 3), new(1, 4)], appended.Select(a => a.Position));
        Assert.Equal(appended.Select(a => a.Hlc).Order(), appended.Select(a => a.Hlc));
        Assert.Equal(3, appended.Select(a => a.Hlc).Distinct().Count());
        Assert.Equal(new RecordPosition(1, 4), journal.Status.Last);
    }

    [Fact]
    public async Task Append_Record_StoresTheCodecsBytes()
    {
        var journal = await OpenAsync();
        var draft = new RecordDraft("lane.changed", Encoding.UTF8.GetBytes("{ \"name\": \"Żółć <&> 中\", \"n\": 1.50 }"), "car-1", Guid.NewGuid(), "v-12");

        var appended = Assert.Single(await journal.Append(draft));

        var stored = (await journal.ReadAll())[^1];
        Assert.Equal(RecordCodec.Encode(Node, appended.Position, appended.Hlc, appended.At, draft), stored.Body.ToArray());
    }

    [Fact]
    public async Task Append_ManyWriters_ContiguousAndChainedAndEachGroupTogether()
    {
        var journal = await OpenAsync();
        const int writers = 32, groups = 20, size = 3;

        var results = await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
        {
            var mine = new List<IReadOnlyList<AppendedRecord>>();
            for (var g = 0; g < groups; g++)
                mine.Add(await journal.Append(Drafts.PlainGroup(size)));
            return mine;
        })));

        var all = await journal.ReadAll();
        Assert.Equal((writers * groups * size) + 1, all.Count);
        all.AssertChained(Node);
        foreach (var group in results.SelectMany(r => r))
            Assert.Equal(size - 1, group[^1].Position.Sequence - group[0].Position.Sequence);
        Assert.Equal(all.Count - 1, results.SelectMany(r => r).SelectMany(g => g).Select(a => a.Position).Distinct().Count());
        foreach (var mine in results)
            Assert.Equal(mine.Select(g => g[0].Position).Order(), mine.Select(g => g[0].Position));
    }

    [Fact]
    public async Task Append_Cancelled_NeverWrittenWhenItSaysSo()
    {
        var journal = await OpenAsync();
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => journal.AppendAsync([Drafts.Plain()], [], AppendUrgency.NewWork, given.Token));

        await journal.Append(Drafts.Plain("after"));
        Assert.Equal(2, (await journal.ReadAll()).Count);
    }

    [Fact]
    public async Task Append_AfterDisposal_Refused()
    {
        var journal = await OpenAsync();
        await journal.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.Append(Drafts.Plain()));
    }

    [Fact]
    public async Task Dispose_WhileWritersWait_CommitsWhatItTook()
    {
        var journal = await OpenAsync();
        var appends = Enumerable.Range(0, 200).Select(_ => journal.Append(Drafts.Plain())).ToList();
        await journal.DisposeAsync();
        await Task.WhenAll(appends);

        var again = await OpenAsync();

        Assert.Equal(201, (await again.ReadAll()).Count);
    }

    public static TheoryData<string, RecordDraft[]> HostileGroups() => new()
    {
        { "1 to 256 drafts", [] },
        { "1 to 256 drafts", Drafts.PlainGroup(257) },
        { "1 to 65536 bytes", [new RecordDraft("lane.changed", new byte[RecordDraft.MaxPayloadBytes + 1])] },
        { "1 to 65536 bytes", [new RecordDraft("lane.changed", ReadOnlyMemory<byte>.Empty)] },
        { "must be JSON", [new RecordDraft("lane.changed", "not json"u8.ToArray())] },
        { "bytes as JSON", [new RecordDraft("lane.changed", Encoding.UTF8.GetBytes($"\"{new string('é', 32_000)}\""))] },
        { "kind has 1 to 128", [Drafts.Plain() with { Kind = "" }] },
        { "kind has 1 to 128", [Drafts.Plain() with { Kind = new string('k', 129) }] },
        { "lane has 1 to 128", [Drafts.Plain() with { Lane = new string('l', 1_000_000) }] },
        { "subject has 1 to 128", [Drafts.Plain() with { Subject = new string('s', 129) }] },
    };

    [Theory]
    [MemberData(nameof(HostileGroups), DisableDiscoveryEnumeration = true)]
    public async Task Append_HostileGroup_RefusedAndNothingWritten(string says, RecordDraft[] drafts)
    {
        var journal = await OpenAsync();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => journal.Append(drafts));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Equal(new RecordPosition(1, 1), journal.Status.Last);
    }

    [Fact]
    public async Task Append_LargestPayloads_StoredWhole()
    {
        var journal = await OpenAsync();
        var key = Border.Domain.Subjects.SubjectKey.Create("t-1");
        var largest = new RecordDraft("document.read", new byte[RecordDraft.MaxPayloadBytes], Key: key.Id, Subject: key.Subject);

        await journal.AppendWithKey(key, largest, largest);

        var all = await journal.ReadAll();
        all.AssertChained(Node);
        Assert.Equal(RecordDraft.MaxPayloadBytes, RecordCodec.Decode(all[^1].Body.Span).Sealed!.Length);
    }
}
