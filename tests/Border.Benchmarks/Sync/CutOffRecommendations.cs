using Border.Testing;

namespace Border.Benchmarks.Sync;

/// <summary>Whether a recommendation takes longer while the node is cut off: the same parties cross both ways, in turns, in one run.</summary>
internal static class CutOffRecommendations
{
    /// <summary>The node that is cut off.</summary>
    public const string Node = "north/n3";

    private const int Rounds = 4;
    private const int Parties = 150;
    private const int PerSecond = 20;
    private static readonly TimeSpan Back = TimeSpan.FromMinutes(3);

    /// <summary>What is compared and what is timed.</summary>
    public static string Method { get; } =
        $"recommendations: a node without cameras and models (decision core, recorder, journal and link of Border.Edge, no watchlist) in a process of its own; {Parties} parties, "
        + $"{PerSecond} a second, cross connected (everything committed before they begin) and the same ones cut off (the line ends and takes nobody), in {Rounds} rounds that begin in turns "
        + "with either. Timed from the document's reading to the moment at which the recommendation may be shown, after its record's fsync";

    /// <summary>Measures.</summary>
    public static async Task RunAsync(
        string folder, SyncCentre centre, TestCertificates certificates, PrivateMosquitto broker, Action<SyncBenchResult> done, CancellationToken cancellation)
    {
        await using var line = new CountedLine(broker.NodesPort);
        using var node = await AskedNode.StartAsync(Node, Path.Combine(folder, "asked"), certificates, line.Port, cancellation);
        var (last, _) = await node.CrossAsync(0, Parties, PerSecond, cancellation); // code, caches and the line come up
        var (connected, cutOff) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await CaughtUpAsync(last);
            if (round % 2 == 0)
                await ConnectedAsync(round);
            await line.CutAsync();
            (last, var taken) = await node.CrossAsync(First(round), Parties, PerSecond, cancellation);
            cutOff.AddRange(taken);
            line.Mend();
            await CaughtUpAsync(last);
            if (round % 2 == 1)
                await ConnectedAsync(round);
        }

        var (up, down) = (Percentiles(connected), Percentiles(cutOff));
        Say($"recommendation connected, {connected.Count} parties, p50", up.Median, "ms", null);
        Say("recommendation connected, p95", up.P95, "ms", null);
        Say($"recommendation cut off, the same {cutOff.Count} parties, p50", down.Median, "ms", null);
        Say("recommendation cut off, p95", down.P95, "ms", null);
        Say("recommendation cut off by connected, p50", down.Median / up.Median, "", "<= 1.05");
        Say("recommendation cut off by connected, p95", down.P95 / up.P95, "", "<= 1.05");

        async Task ConnectedAsync(int round)
        {
            (last, var taken) = await node.CrossAsync(First(round), Parties, PerSecond, cancellation);
            connected.AddRange(taken);
        }

        Task CaughtUpAsync(long through) =>
            Eventually.Async(() => centre.Through >= through, Back, () => $"committed through {centre.Through} of {through}", cancellation);

        void Say(string what, double value, string unit, string? goal) => done(new SyncBenchResult("sync", what, value, unit, goal));
    }

    private static int First(int round) => (round + 1) * Parties;

    private static (double Median, double P95) Percentiles(List<double> taken)
    {
        double[] sorted = [.. taken.Order()];
        return (At(0.5), At(0.95));

        double At(double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
