using Border.Chaos.Auditing;
using Border.Testing.Running;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Border.Chaos.Failures;

/// <summary>
/// The tail of the ledger is cut off while the centre is stopped, so neatly that its chain still verifies: only what the nodes keep of the
/// centre's own signature tells. They show it, commanders are told, and what is missing comes again.
/// </summary>
public sealed class TruncatedLedgerTests
{
    private const string Cut =
        """
        UPDATE nodes SET seq = 3, hash = (SELECT hash FROM records WHERE records.node = nodes.id AND records.epoch = nodes.epoch AND records.seq = 3);
        DELETE FROM records WHERE seq > 3
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ledger_TailCutOff_IsFoundByTheNodesCheckpointAndMadeWhole(bool postgres)
    {
        await using var border = await RunningBorder.CreateAsync(new BorderShape { Postgres = postgres });
        await border.Load.StartAsync(crossings: 8);
        await border.Load.RecordedAsync();
        await border.StartCentreAsync();
        await new Audit(border).AssertAsync(Cancelled);
        await border.Load.StopAsync();
        await border.Centre.StopAsync();

        await CutAsync(border);
        await border.StartCentreAsync();
        await border.Load.StartAsync(crossings: 9);
        await border.Load.RecordedAsync();

        await new Audit(border).AssertAsync(Cancelled);
        await using var centre = await Audit.OpenAsync(border, Cancelled);
        var alert = Assert.Single(await centre.Alerts.ListOpenAsync(100, Cancelled), a => a.Draft.Kind == "ledger.truncated");
        Assert.Contains("it holds them through 1:3", alert.Draft.Text, StringComparison.Ordinal);
    }

    private static async Task CutAsync(RunningBorder border)
    {
        if (border.Postgres is { } postgres)
        {
            await using var connection = new NpgsqlConnection(postgres.ConnectionString);
            await connection.OpenAsync(Cancelled);
            await using var command = new NpgsqlCommand(Cut, connection);
            await command.ExecuteNonQueryAsync(Cancelled);
            return;
        }

        await using var file = new SqliteConnection($"Data Source={border.Centre.LedgerFile};Pooling=False");
        await file.OpenAsync(Cancelled);
        await using var cut = file.CreateCommand();
        cut.CommandText = Cut;
        await cut.ExecuteNonQueryAsync(Cancelled);
    }
}
