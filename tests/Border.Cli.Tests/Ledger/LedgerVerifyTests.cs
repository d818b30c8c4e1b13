using System.CommandLine;
using System.Text;
using Border.Cli.Ledger;
using Border.Cli.Output;
using Border.Domain.Records;
using Border.Ledger;
using Border.Ledger.Verification;
using Border.Testing;
using Microsoft.Data.Sqlite;

namespace Border.Cli.Tests.Ledger;

public sealed class LedgerVerifyTests : IDisposable
{
    private readonly TempFolder _folder = new("verify");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_RightLedgerThenChangedRecord_ExitCodes0And1()
    {
        var file = await MakeLedgerAsync();
        Assert.Equal(ExitCode.Done, await RunAsync("--sqlite", file));

        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(Cancel);
            await using var change = connection.CreateCommand();
            change.CommandText = "UPDATE records SET body = x'00' WHERE seq = 2";
            Assert.Equal(1, await change.ExecuteNonQueryAsync(Cancel));
        }

        Assert.Equal(ExitCode.SomeFailed, await RunAsync("--sqlite", file));
    }

    [Fact]
    public async Task Verify_NoLedgerThere_ExitCode1AndNoFileMade()
    {
        Assert.Equal(ExitCode.SomeFailed, await RunAsync("--sqlite", _folder["none.db"]));
        Assert.False(File.Exists(_folder["none.db"]));
        await File.WriteAllTextAsync(_folder["text.db"], new string('x', 5000), Cancel);
        Assert.Equal(ExitCode.SomeFailed, await RunAsync("--sqlite", _folder["text.db"]));
    }

    [Theory]
    [InlineData("DELETE FROM schema_version WHERE version = (SELECT max(version) FROM schema_version)", "Start a silo of this program's version once")]
    [InlineData("INSERT INTO schema_version (version, applied_at) VALUES (99, 0)", "Use the program of the silos' version")]
    [InlineData("DROP TABLE schema_version", "Give the database that silo.json names")]
    public async Task Verify_SchemaOfAnotherVersion_SaysWhatToDo(string change, string says)
    {
        var file = await MakeLedgerAsync();
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = change;
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await using var verifier = LedgerVerifier.OfSqlite(file);
        var error = await Assert.ThrowsAsync<LedgerSchemaException>(async () => await verifier.VerifyAsync(Cancel).GetAsyncEnumerator(Cancel).MoveNextAsync());

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.SomeFailed, await RunAsync("--sqlite", file));
    }

    [Fact]
    public async Task Verify_BothOrNeitherDatabase_WrongUse()
    {
        Assert.Equal(ExitCode.WrongUse, await RunAsync());
        Assert.Equal(ExitCode.WrongUse, await RunAsync("--sqlite", "a", "--postgres", "b"));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<int> RunAsync(params string[] arguments)
    {
        var root = new RootCommand();
        root.Subcommands.Add(LedgerCommands.Build());
        return await CommandLine.RunAsync(root, ["ledger", "verify", .. arguments], new StringWriter());
    }

    private async Task<string> MakeLedgerAsync()
    {
        var node = NodeName.Parse("north/n1");
        await using var store = await CentreStore.OpenSqliteAsync(
            _folder["ledger.db"], new LedgerOptions { KeyFile = _folder["key"] }, TimeProvider.System, Cancel);
        ReadOnlyMemory<byte>[] bodies = [.. Enumerable.Range(1, 3).Select(i => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"body {i}"))];
        await store.Ledger.CommitAsync(new RecordBatch(node, 1, 1, HashChain.Start(node, 1), bodies, []), Cancel);
        return _folder["ledger.db"];
    }
}
