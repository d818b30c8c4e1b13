using Border.Domain.Evidence;
using Border.Domain.Records;
using Border.Ledger;
using Border.Ledger.Alerts;
using Border.Ledger.Evidence;
using Border.Ledger.Snapshots;
using Border.Link.Centre;
using Border.Link.Evidence;

namespace Border.Silo.Gateway;

/// <summary>
/// Where the centre takes evidence: hands parts to the archive and answers what it lacks. No node may bring more than
/// <see cref="BytesPerSecond"/> or the day's quota; a full disk or quota is an alert, and the nodes keep what they have.
/// </summary>
/// <param name="archive">Keeps it.</param>
/// <param name="options">How much of it.</param>
/// <param name="alerts">Tells commanders.</param>
/// <param name="snapshots">Keeps what each node brought today.</param>
/// <param name="time">The clock of rates and waits.</param>
/// <param name="logger">Says why evidence was not taken.</param>
public sealed partial class EvidenceGateway(
    IEvidenceArchive archive,
    EvidenceGatewayOptions options,
    IAlertStore alerts,
    ISnapshotStore snapshots,
    TimeProvider time,
    ILogger<EvidenceGateway> logger) : IEvidenceHandler
{
    /// <summary>Most bytes a second of one node: 2 MiB, in bursts of as much.</summary>
    public const int BytesPerSecond = 2 * 1024 * 1024;

    private static readonly TimeSpan FullRetry = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AwayRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private readonly ByteRate _rate = new(BytesPerSecond, time);
    private readonly DailyQuota _quota = new(snapshots, options.BytesPerDay, time);

    /// <inheritdoc />
    public async Task<EvidenceReply> OfferedAsync(NodeName node, IReadOnlyList<EvidenceItem> items, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(items);
        try
        {
            var standings = await archive.FindAsync(node, [.. items.Select(ToSealed)], cancellation);
            return Reply(node, [.. items.Zip(standings)]);
        }
        catch (LedgerUnavailableException)
        {
            return Busy(items, "The centre's database is away.", AwayRetry);
        }
    }

    /// <inheritdoc />
    public async Task<EvidenceReply> PartAsync(NodeName node, EvidencePartHeader part, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(part);
        if (_rate.WaitFor(node, bytes.Length) is { } wait)
            return Busy([part.Item], $"A node may bring {BytesPerSecond / 1024} KiB of evidence a second.", wait);
        try
        {
            if (await _quota.WaitForAsync(node, bytes.Length, cancellation) is { } tomorrow)
                return await OverQuotaAsync(node, part.Item, tomorrow, cancellation);
            var standing = await archive.AppendAsync(node, ToSealed(part.Item), part.Offset, bytes, cancellation);
            if (standing.Kind == EvidenceStandingKind.Full)
                await AlertAsync(standing.Reason!, cancellation);
            return Reply(node, [(part.Item, standing)]);
        }
        catch (LedgerUnavailableException)
        {
            return Busy([part.Item], "The centre's database is away.", AwayRetry);
        }
    }

    // Asked again every hour at least, so that a quota that was raised meanwhile is soon used.
    private async Task<EvidenceReply> OverQuotaAsync(NodeName node, EvidenceItem item, TimeSpan tomorrow, CancellationToken cancellation)
    {
        var reason = $"The centre takes {options.BytesPerDay / 1_000_000} MB of pictures a day from a node, and has today's; the rest waits at the node and goes on at midnight UTC.";
        await alerts.RaiseAsync(
            new AlertDraft(
                $"evidence.quota|{node}|{time.GetUtcNow():yyyy-MM-dd}",
                AlertSeverity.Warning,
                "evidence.quota",
                $"Node {node} has brought all the pictures that a node may bring in a day. Nothing is lost: they wait at the node. If it has so many crossings, raise "
                    + "ledger.evidenceMegabytesPerDay; if not, look at the node.",
                node.Post,
                node.ToString()),
            cancellation);
        return Busy([item], reason, tomorrow < LongestWait ? tomorrow : LongestWait);
    }

    // One alert a day for as long as it lasts, whichever node met it.
    private async Task AlertAsync(string reason, CancellationToken cancellation)
    {
        LogFull(reason);
        await alerts.RaiseAsync(
            new AlertDraft(
                $"evidence.full|{time.GetUtcNow():yyyy-MM-dd}",
                AlertSeverity.Warning,
                "evidence.full",
                $"{reason} Pictures of crossings wait at the nodes and come by themselves when there is room: free space, or move the folder to a larger disk."),
            cancellation);
    }

    private EvidenceReply Reply(NodeName node, IReadOnlyList<(EvidenceItem Item, EvidenceStanding Standing)> items)
    {
        foreach (var (item, standing) in items.Where(i => i.Standing.Kind == EvidenceStandingKind.Refused))
            LogRefused(node, item.Bytes, standing.Reason ?? "");
        var reason = items.Select(i => i.Standing.Reason).FirstOrDefault(r => r is not null);
        var isFull = items.Any(i => i.Standing.Kind == EvidenceStandingKind.Full);
        return new EvidenceReply([.. items.Select(i => State(i.Item, ToOutcome(i.Standing.Kind), i.Standing.Next))], reason, isFull ? FullRetry : null);
    }

    private static EvidenceReply Busy(IEnumerable<EvidenceItem> items, string reason, TimeSpan wait) =>
        new([.. items.Select(item => State(item, EvidenceOutcome.Busy, 0))], reason, wait);

    private static EvidenceState State(EvidenceItem item, EvidenceOutcome outcome, int next) =>
        new() { Digest = item.Digest ?? "", Key = item.Key, Outcome = outcome, Next = next };

    private static SealedEvidence ToSealed(EvidenceItem item) => new(item.Digest, item.Key, item.Bytes);

    private static EvidenceOutcome ToOutcome(EvidenceStandingKind kind) => kind switch
    {
        EvidenceStandingKind.Stored => EvidenceOutcome.Have,
        EvidenceStandingKind.Erased => EvidenceOutcome.Gone,
        EvidenceStandingKind.Unknown => EvidenceOutcome.Unknown,
        EvidenceStandingKind.Refused => EvidenceOutcome.Refused,
        EvidenceStandingKind.Full => EvidenceOutcome.Busy,
        _ => EvidenceOutcome.Lacks,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Evidence cannot be stored: {Reason}")]
    private partial void LogFull(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Evidence of {Bytes} bytes from node {Node} was refused: {Reason}")]
    private partial void LogRefused(NodeName node, int bytes, string reason);
}
