using System.Diagnostics;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Journal.Tests.Storage;

namespace Border.Journal.Tests.Appending;

public sealed class KilledProcessTests : SqliteFixture
{
    [Fact]
    public Task I1_KilledInTheMiddleOfAppends_EverythingAcknowledgedIsThereAndTheChainVerifies() => KillAsync(padding: 0, 1, 70, 700);

    /// <summary>Records this large fill the log several times over: the kills fall into and between checkpoints.</summary>
    [Fact]
    public Task I1_KilledWhileTheLogIsMoved_EverythingAcknowledgedIsThereAndTheChainVerifies() => KillAsync(padding: 30_000, 150, 300, 450);

    private async Task KillAsync(int padding, params int[] afterRecords)
    {
        var acknowledged = new List<string>();
        foreach (var count in afterRecords)
            acknowledged.AddRange(await RunAndKillAsync(count, padding));

        await using var journal = await OpenAsync();

        var all = await journal.ReadAll();
        all.AssertChained(Node);
        var stored = all.Select(r => RecordCodec.Decode(r.Body.Span)).Where(r => r.Kind == StaffSignedOut.Name)
            .Select(r => $"{r.Position} {((StaffSignedOut)EventCodec.FromRecord(r, null)!).Staff.TrimEnd()}").ToHashSet();
        Assert.True(acknowledged.Count >= afterRecords.Sum());
        Assert.DoesNotContain(acknowledged, a => !stored.Contains(a));
        Assert.Equal(1, journal.Status.Last.Epoch);
    }

    private async Task<List<string>> RunAndKillAsync(int afterRecords, int padding)
    {
        using var host = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Border.Journal.CrashHost.dll"), Folder, $"{padding}"])
        {
            RedirectStandardOutput = true,
        })!;
        var said = new List<string>();
        try
        {
            while (said.Count < afterRecords)
                said.Add(await host.StandardOutput.ReadLineAsync(Cancellation) ?? throw new InvalidOperationException("The appending process ended by itself."));
        }
        finally
        {
            host.Kill();
        }

        // What it said before it died counts too; the last line may be cut short.
        var rest = await host.StandardOutput.ReadToEndAsync(Cancellation);
        said.AddRange(rest.Split('\n')[..^1]);
        await host.WaitForExitAsync(Cancellation);
        return said;
    }
}
