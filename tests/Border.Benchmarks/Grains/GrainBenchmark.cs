using System.Diagnostics;
using Border.Benchmarks.Reporting;
using Border.Grains.Live;
using Border.Grains.Nodes;
using Border.Grains.Travellers;
using Border.Domain.Records;
using Border.Ledger;
using Border.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Border.Benchmarks.Grains;

/// <summary>One line of <c>border bench grains</c>.</summary>
/// <param name="Bench"><c>grains</c>.</param>
/// <param name="What"><c>drain</c>, <c>activate</c>, <c>calls</c> or <c>memory</c>.</param>
/// <param name="Callers">Callers at once, each waiting for its answer before the next call.</param>
/// <param name="Count">Records, activations, calls or travellers.</param>
/// <param name="PerSecond">Of them per second; 0 for memory.</param>
/// <param name="P99Ms">99th percentile of a call in milliseconds; 0 where not measured.</param>
/// <param name="BytesEach">Managed bytes per activated traveller with one crossing; 0 for the others.</param>
public sealed record GrainBenchResult(
    string Bench, string What, int Callers, long Count, double PerSecond, double P99Ms, double BytesEach);

/// <summary>Routes crossings of many travellers through all grains, wakes every traveller in a fresh host, and calls them.</summary>
/// <param name="directory">Where the ledger is made.</param>
/// <param name="travellers">How many.</param>
/// <param name="measured">How long each line of calls measures.</param>
public sealed class GrainBenchmark(string directory, int travellers, TimeSpan measured)
{
    private const int ManyCallers = 64;

    /// <summary>What is called and how, for the report.</summary>
    public string Method =>
        $"{GrainBenchHost.Name}; {travellers} travellers with one crossing of {BenchTravellers.RecordsPerCrossing} records each, SQLite ledger; drain: "
        + "batches of 400 records from one node until all are routed to lanes, travellers and index; activate: first GetHistory of each "
        + $"traveller in a fresh host, {ManyCallers} callers; memory: managed heap after a full collection, difference over all activations; calls: "
        + $"GetHistory of awake travellers for {measured.TotalSeconds:0.#} s, arguments and results copied";

    /// <summary>Runs every line; hands each over as it is done.</summary>
    public async Task RunAsync(Action<GrainBenchResult> done, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(done);
        await using var store = await CentreStore.OpenSqliteAsync(
            Path.Combine(directory, "ledger.db"), new LedgerOptions { KeyFile = Path.Combine(directory, "key") }, TimeProvider.System, cancellation);
        using (var host = await StartAsync(store, cancellation))
        {
            done(await DrainAsync(host, store, cancellation));
            await host.StopAsync(cancellation);
        }

        using var fresh = await StartAsync(store, cancellation);
        var grains = fresh.Services.GetRequiredService<IGrainFactory>();
        await grains.GetGrain<ITravellerGrain>("t-warm").GetHistoryAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        done(await ActivateAsync(grains));
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        done(new GrainBenchResult("grains", "memory", 0, travellers, 0, 0, (double)bytes / travellers));
        foreach (var callers in (int[])[1, ManyCallers])
            done(await CallAsync(grains, callers, cancellation));
        await fresh.StopAsync(cancellation);
    }

    private static async Task<IHost> StartAsync(CentreStore store, CancellationToken cancellation)
    {
        var application = Host.CreateApplicationBuilder();
        application.Logging.ClearProviders();
        GrainBenchHost.Use(application);
        application.Services.AddBorderGrains(store);
        var host = application.Build();
        await host.StartAsync(cancellation);
        return host;
    }

    private async Task<GrainBenchResult> DrainAsync(IHost host, CentreStore store, CancellationToken cancellation)
    {
        var batches = new BenchTravellers(travellers).Batches().ToArray();
        var node = host.Services.GetRequiredService<IGrainFactory>().GetGrain<INodeGrain>("bench/n1");
        var started = Stopwatch.GetTimestamp();
        foreach (var batch in batches)
        {
            if (await node.AcceptAsync(batch) is { Outcome: not ReceiptOutcome.Accepted } receipt)
                throw new InvalidOperationException($"A batch was refused: {receipt.Reason}");
        }

        await Eventually.Async(
            async () => await store.Ledger.ReadRoutingCursorAsync(NodeName.Parse("bench/n1"), cancellation) == BenchTravellers.Last(travellers),
            TimeSpan.FromMinutes(5),
            cancellation: cancellation);
        var count = (long)travellers * BenchTravellers.RecordsPerCrossing;
        return new GrainBenchResult("grains", "drain", 1, count, count / Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 0);
    }

    private async Task<GrainBenchResult> ActivateAsync(IGrainFactory grains)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, travellers),
            new ParallelOptions { MaxDegreeOfParallelism = ManyCallers },
            async (i, _) =>
            {
                if ((await grains.GetGrain<ITravellerGrain>(BenchTravellers.Person(i)).GetHistoryAsync()).Visits.Length != 1)
                    throw new InvalidOperationException("A traveller has not exactly one crossing.");
            });
        return new GrainBenchResult(
            "grains", "activate", ManyCallers, travellers, travellers / Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 0);
    }

    private async Task<GrainBenchResult> CallAsync(IGrainFactory grains, int callers, CancellationToken cancellation)
    {
        ITravellerGrain[] awake = [.. Enumerable.Range(0, travellers).Select(i => grains.GetGrain<ITravellerGrain>(BenchTravellers.Person(i)))];
        var started = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(
            async () =>
            {
                var taken = new Latencies();
                for (var i = caller; Stopwatch.GetElapsedTime(started) < measured; i += callers)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var call = Stopwatch.GetTimestamp();
                    await awake[i % awake.Length].GetHistoryAsync();
                    taken.AddSince(call);
                }

                return taken;
            },
            cancellation)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var calls = latencies.Sum(l => (long)l.Count);
        return new GrainBenchResult("grains", "calls", callers, calls, calls / seconds, Latencies.Percentiles(latencies, 99)[0], 0);
    }
}
