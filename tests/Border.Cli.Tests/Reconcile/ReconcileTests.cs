using System.CommandLine;
using Border.Cli.Output;
using Border.Cli.Reconcile;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Journal;
using Border.Ledger;
using Border.Testing;

namespace Border.Cli.Tests.Reconcile;

public sealed class ReconcileTests : IDisposable
{
    private static readonly NodeName Node = NodeName.Parse("north/n1");

    private readonly TempFolder _folder = new("reconcile");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reconcile_EveryRecordAtTheCentre_Done()
    {
        await CommitAsync(await JournalAsync());

        Assert.Equal(ExitCode.Done, await RunAsync());
    }

    [Fact]
    public async Task Reconcile_TheLastRecordMissingAtTheCentre_Fails()
    {
        var records = await JournalAsync();
        await CommitAsync([.. records.SkipLast(1)]);

        Assert.Equal(ExitCode.SomeFailed, await RunAsync());
    }

    [Fact]
    public async Task Reconcile_AsManyRecordsOfAnotherHistory_Fails()
    {
        var records = await JournalAsync();
        await CommitAsync([.. records.SkipLast(1), records[0]]);

        Assert.Equal(ExitCode.SomeFailed, await RunAsync());
    }

    [Fact]
    public async Task Reconcile_OtherThanTheExpectedCrossings_Fails()
    {
        await CommitAsync(await JournalAsync());

        Assert.Equal(ExitCode.SomeFailed, await RunAsync("--expect", "1"));
    }

    [Fact]
    public async Task Reconcile_ASummaryThatIsNone_Fails()
    {
        await CommitAsync(await JournalAsync());
        await File.WriteAllTextAsync(_folder["summary.json"], "garbage", Cancel);

        Assert.Equal(ExitCode.SomeFailed, await RunAsync("--summary", _folder["summary.json"]));
    }

    [Fact]
    public async Task Reconcile_WithoutALedger_FailsAndMakesNone()
    {
        await JournalAsync();

        Assert.Equal(ExitCode.SomeFailed, await RunAsync());
        Assert.False(File.Exists(_folder["ledger.db"]));
    }

    [Fact]
    public async Task Reconcile_OnPostgres_ComparesAsOnSqliteAndSaysWhenTheKeyIsAnother()
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        var records = await JournalAsync();
        string[] there = ["--postgres", postgres.ConnectionString, "--key", _folder["ledger.key"]];
        await using (var centre = await CentreStore.OpenPostgresAsync(
            postgres.ConnectionString, new LedgerOptions { KeyFile = _folder["ledger.key"] }, TimeProvider.System, Cancel))
        {
            await centre.Ledger.CommitAsync(new RecordBatch(Node, 1, 1, HashChain.Start(Node, 1), [.. records.SkipLast(1)], []), Cancel);
            Assert.Equal(ExitCode.SomeFailed, await RunAtAsync(there));
            await centre.Ledger.CommitAsync(new RecordBatch(Node, 1, 1, HashChain.Start(Node, 1), records, []), Cancel);
        }

        Assert.Equal(ExitCode.Done, await RunAtAsync(there));
        Assert.Equal(ExitCode.SomeFailed, await RunAtAsync("--postgres", postgres.ConnectionString, "--key", _folder["other.key"]));
        Assert.Equal(ExitCode.WrongUse, await RunAtAsync("--postgres", postgres.ConnectionString));
    }

    private Task<int> RunAsync(params string[] more) => RunAtAsync(["--sqlite", _folder["ledger.db"], .. more]);

    private Task<int> RunAtAsync(params string[] ledger)
    {
        var root = new RootCommand();
        root.Subcommands.Add(ReconcileCommands.Build());
        string[] arguments = ["reconcile", "--journal", _folder["journal"], .. ledger];
        return CommandLine.RunAsync(root, arguments, new StringWriter());
    }

    private async Task<IReadOnlyList<ReadOnlyMemory<byte>>> JournalAsync()
    {
        await using var journal = await SqliteJournal.OpenAsync(new JournalOptions { Directory = _folder["journal"], Node = Node }, Cancel);
        RecordDraft[] drafts = [.. Enumerable.Range(1, 3).Select(i => EventCodec.ToDraft(new LaneChanged { Lane = $"l{i}", Open = true, By = "node" }))];
        await journal.AppendAsync(drafts, [], AppendUrgency.NewWork, Cancel);
        return [.. (await journal.ReadAsync(RecordPosition.None, 100, 1_000_000, Cancel)).Select(record => record.Body)];
    }

    private async Task CommitAsync(IReadOnlyList<ReadOnlyMemory<byte>> bodies)
    {
        await using var store = await CentreStore.OpenSqliteAsync(
            _folder["ledger.db"], new LedgerOptions { KeyFile = _folder["ledger.key"] }, TimeProvider.System, Cancel);
        await store.Ledger.CommitAsync(new RecordBatch(Node, 1, 1, HashChain.Start(Node, 1), bodies, []), Cancel);
    }
}
