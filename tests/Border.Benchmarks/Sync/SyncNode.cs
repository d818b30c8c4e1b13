using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Records;
using Border.Journal;
using Border.Link.Bundles;
using Border.Link.Commands;
using Border.Link.Node;
using Border.Link.Transport;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Benchmarks.Sync;

/// <summary>How the node's process works.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Folder">Where its journal is.</param>
/// <param name="Certificates">Its certificates.</param>
/// <param name="Port">Where its line begins.</param>
/// <param name="Records">The backlog's size.</param>
/// <param name="LiveCrossings">Crossings a second beside the drain.</param>
/// <param name="BatchRecords">Most records in a message.</param>
/// <param name="Window">Messages under way.</param>
public sealed record SyncNodeSettings(
    string Node, string Folder, string Certificates, int Port, int Records, double LiveCrossings, int BatchRecords, int Window);

/// <summary>What the node's process measured.</summary>
/// <param name="WaitingMb">Most memory (VmHWM) while the backlog waited, the link down and lanes recording, in MB of 10^6 bytes.</param>
/// <param name="PeakMb">Most memory in the whole run.</param>
/// <param name="Linked">When the link was started, a <see cref="Stopwatch"/> timestamp.</param>
/// <param name="Live">The live traffic's records.</param>
public sealed record SyncNodeReport(double WaitingMb, double PeakMb, long Linked, IReadOnlyList<LiveRecord> Live);

/// <summary>The node of <c>border bench sync</c>, in a process of its own so that its memory can be read: real journal, real link, no models.</summary>
public static class SyncNode
{
    private const int CrossingsPerGroup = 32;
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(3);

    /// <summary>Records the backlog, in whole crossings; returns how many records that are.</summary>
    public static async Task<long> FillAsync(SyncNodeSettings settings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        await using var journal = await OpenAsync(settings, cancellation);
        for (var number = 0; journal.Status.Last.Sequence < settings.Records; number += CrossingsPerGroup)
        {
            var crossings = Enumerable.Range(number, CrossingsPerGroup).Select(i => BenchCrossings.Make(i, hit: false)).ToArray();
            await journal.AppendAsync([.. crossings.SelectMany(c => c.Drafts)], [.. crossings.Select(c => c.Key)], AppendUrgency.NewWork, cancellation);
        }

        return journal.Status.Last.Sequence;
    }

    /// <summary>Waits with its backlog while lanes record, links up when told, and reports once everything is committed.</summary>
    /// <param name="settings">How.</param>
    /// <param name="commands">"link" starts the link, "end" ends the traffic.</param>
    /// <param name="answers">"waiting", then the report in JSON.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task RunAsync(SyncNodeSettings settings, TextReader commands, TextWriter answers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(answers);
        await using var journal = await OpenAsync(settings, cancellation);
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var traffic = new LiveTraffic(journal, settings.LiveCrossings);
        var recording = settings.LiveCrossings > 0 ? Task.Run(() => traffic.RunAsync(calm.Token), cancellation) : Task.CompletedTask;
        await Task.Delay(Alone, cancellation);
        var waiting = PeakMb();
        await answers.WriteLineAsync("waiting");
        await ExpectAsync("link", commands, cancellation);
        using var link = Link(settings, journal);
        var linked = Stopwatch.GetTimestamp();
        await link.StartAsync(cancellation);
        await ExpectAsync("end", commands, cancellation);
        await calm.CancelAsync();
        await recording;
        await Eventually.Async(() => journal.Status.Unacknowledged == 0, TimeSpan.FromMinutes(5), () => $"{link.Status}", cancellation);
        await link.StopAsync(cancellation);
        var report = new SyncNodeReport(waiting, PeakMb(), linked, [.. traffic.Records]);
        await answers.WriteLineAsync(JsonSerializer.Serialize(report, SyncJson.Default.SyncNodeReport));
    }

    private static Task<SqliteJournal> OpenAsync(SyncNodeSettings settings, CancellationToken cancellation) =>
        SqliteJournal.OpenAsync(new JournalOptions { Directory = Path.Combine(settings.Folder, "journal"), Node = NodeName.Parse(settings.Node) }, cancellation);

    private static NodeLink Link(SyncNodeSettings settings, IJournal journal)
    {
        using var sealing = ECDiffieHellman.Create();
        sealing.ImportFromPem(File.ReadAllText(Path.Combine(settings.Certificates, "sealing.pub")));
        var options = new NodeLinkOptions
        {
            Node = NodeName.Parse(settings.Node),
            Host = "127.0.0.1",
            Port = settings.Port,
            Tls = TlsFiles.In(settings.Certificates),
            DownloadFolder = Path.Combine(settings.Folder, "downloads"),
            BatchRecords = settings.BatchRecords,
            Window = settings.Window,
        };
        var nothing = new Nothing();
        return new NodeLink(
            options, LinkTransport.Create(TimeProvider.System), new BenchRecordSource(journal, sealing.PublicKey), nothing, nothing, TimeProvider.System,
            NullLogger<NodeLink>.Instance);
    }

    private static async Task ExpectAsync(string word, TextReader commands, CancellationToken cancellation)
    {
        if (await commands.ReadLineAsync(cancellation) != word)
            throw new InvalidOperationException($"The benchmark ended before it said {word}.");
    }

    private static double PeakMb()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    // The centre of the benchmark sends neither commands nor bundles.
    private sealed class Nothing : ICommandHandler, IBundleReceiver
    {
        public Task<CommandReply?> FindReplyAsync(Guid id, CancellationToken cancellation) => Task.FromResult<CommandReply?>(null);

        public Task<CommandReply> ExecuteAsync(Command command, CancellationToken cancellation) =>
            Task.FromResult(new CommandReply { Id = command.Id, Outcome = CommandOutcome.Unknown });

        public ValueTask<BundleAnnouncement?> ChooseAsync(BundleAnnouncement announcement, bool wholeOnly, CancellationToken cancellation) => ValueTask.FromResult<BundleAnnouncement?>(null);

        public Task<BundleReport> ReceiveAsync(BundleAnnouncement announcement, string file, CancellationToken cancellation) =>
            throw new InvalidOperationException("No bundle is wanted.");
    }
}

/// <summary>Source-generated JSON between the two processes.</summary>
[JsonSerializable(typeof(SyncNodeSettings))]
[JsonSerializable(typeof(SyncNodeReport))]
public sealed partial class SyncJson : JsonSerializerContext;
