using System.Security.Cryptography;
using Border.Cli.Policies;
using Border.Domain.Bundles;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Recommendations;
using Border.Ledger;
using Border.Testing;
using Border.Testing.Running;

namespace Border.EndToEnd.Crossings;

/// <summary>Real processes and broker: a node counts days of stay and reviews vehicles, asks by recording, and the centre tells of all posts.</summary>
public sealed class StayEndToEndTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Traveller_AtANode_IsCountedFromWhatTheCentreTold_AndThePolicyCanBeTriedOnIt()
    {
        var (policy, problems) = PolicyFile.Read(RepositoryFolder.PathOf("docs/policy.json"));
        Assert.Empty(problems);
        await using var border = await RunningBorder.CreateAsync();
        await PublishAsync(border, policy!);
        await border.StartCentreAsync();
        await border.Node.StartAsync();

        await using var centre = await OpenAsync(border);
        await Eventually.Async(
            async () => await EventsAsync(centre) is var events && events.OfType<StayCounted>().Any(e => e.CentreToldAt is not null)
                && events.OfType<VehicleReviewed>().Any(e => e.CentreToldAt is not null),
            TimeSpan.FromMinutes(3),
            () => border.Node.Process!.Output + border.Centre.Process!.Output,
            Cancelled);
        await Eventually.Async(
            async () => (await EventsAsync(centre)).OfType<CrossingClosed>().Any(), TimeSpan.FromMinutes(2), () => border.Node.Process!.Output, Cancelled);
        await border.Node.StopAsync();

        var report = await new LedgerReplay(centre.Ledger, DateOnly.MinValue, DateOnly.MaxValue).TryAsync(CrossingPolicy.Default, _ => { }, Cancelled);
        Assert.True(report.Judged > 0);
        Assert.Empty(report.Unjudged);
    }

    /// <summary>As an administrator's upload, before the centre publishes one of its own.</summary>
    private static async Task PublishAsync(RunningBorder border, CrossingPolicy policy)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(border.Certificates.CentreFolder, "signing.key"), Cancelled));
        var bundle = BundleSigner.Sign(key, BundleKinds.Policy, 1, TimeProvider.System.GetUtcNow(), null, BundlePayload.Write(policy));
        Directory.CreateDirectory(Path.GetDirectoryName(border.Centre.LedgerFile)!);
        await using var centre = await OpenAsync(border);
        await centre.Bundles.SaveAsync(BundleKinds.Policy, 1, bundle.ToBytes(), Cancelled);
    }

    private static Task<CentreStore> OpenAsync(RunningBorder border) => CentreStore.OpenSqliteAsync(
        border.Centre.LedgerFile, new LedgerOptions { KeyFile = border.LedgerKeyFile }, TimeProvider.System, Cancelled);

    private static async Task<List<BorderEvent>> EventsAsync(CentreStore centre)
    {
        var events = new List<BorderEvent>();
        foreach (var node in await centre.Ledger.ListNodesAsync(Cancelled))
        {
            foreach (var stored in await centre.Ledger.ReadNodeAsync(node, RecordPosition.None, 5000, Cancelled))
            {
                var record = RecordCodec.Decode(stored.Body.Span);
                if (EventCodec.FromRecord(record, record.Key is { } id ? await centre.Ledger.FindKeyAsync(id, Cancelled) : null) is { } e)
                    events.Add(e);
            }
        }

        return events;
    }
}
