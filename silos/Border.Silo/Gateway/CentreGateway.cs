using System.Security.Cryptography;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Grains.Nodes;
using Border.Link.Batches;
using Border.Link.Bundles;
using Border.Link.Centre;
using Border.Link.Commands;
using Border.Link.Protocol;
using Border.Silo.Bundles;
using Border.Silo.Commands;

namespace Border.Silo.Gateway;

/// <summary>
/// Where the centre takes what nodes send: opens the subject keys and hands each batch to its <see cref="INodeGrain"/>, whose receipt,
/// given after the ledger's commit, becomes the ack (invariant I4). Holds nothing itself, so that any silo can serve any node.
/// </summary>
public sealed partial class CentreGateway(
    IGrainFactory grains,
    ECDiffieHellman sealingKey,
    CheckpointSigner checkpoints,
    BundlePublisher bundles,
    CommandDispatcher commands,
    RevokedNodes revoked,
    TimeProvider time,
    ILogger<CentreGateway> logger) : ICentreHandler
{
    private const int GapWaits = 4;
    private static readonly TimeSpan GapWait = TimeSpan.FromMilliseconds(50);
    private const int GrainTries = 20;
    private static readonly TimeSpan GrainWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BusyRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RevokedRetry = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public async Task<Receipt> AcceptAsync(ReceivedBatch batch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (revoked.Contains(batch.Node))
            return Receipt.Busy(RecordPosition.None, RevokedRetry) with { Reason = "This node was revoked; its records stay with it." };
        var message = ToMessage(batch);
        var receipt = await PatientlyAsync(() => Node(batch.Node).AcceptAsync(message), cancellation);
        // With several silos a batch may overtake the one before it (P-4.9): that one is on its way through another silo.
        for (var waited = 0; receipt.Outcome == ReceiptOutcome.Gap && waited < GapWaits; waited++)
        {
            await Task.Delay(GapWait, time, cancellation);
            receipt = await PatientlyAsync(() => Node(batch.Node).AcceptAsync(message), cancellation);
        }
        return ToReceipt(receipt) with { Checkpoint = checkpoints.For(batch.Node, receipt) };
    }

    /// <inheritdoc />
    public Task<int> AcceptAheadAsync(ReceivedBatch batch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return revoked.Contains(batch.Node) ? Task.FromResult(0) : grains.GetGrain<IAheadGrain>(batch.Node.ToString()).AcceptAsync(ToMessage(batch));
    }

    /// <inheritdoc />
    public Task<Receipt?> StateAsync(NodeName node, NodeState state, bool retained, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(state);
        if (revoked.Contains(node) && state.Online)
        {
            // A state that the broker kept says nothing of now.
            if (!retained)
                revoked.Came(node);
            return Task.FromResult<Receipt?>(null); // its end still counts
        }
        return PatientlyAsync(() => TakeStateAsync(node, state, cancellation), cancellation);
    }

    /// <inheritdoc />
    public Task ReplyAsync(NodeName node, CommandReply reply, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reply);
        LogReply(node, reply.Id, reply.Outcome);
        if (revoked.Contains(node))
            return Task.CompletedTask;
        return commands.AnswerAsync(node, reply);
    }

    /// <inheritdoc />
    public Task BundleAsync(NodeName node, BundleReport report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        LogBundle(node, report.Kind, report.Version, report.Outcome);
        return Task.CompletedTask;
    }

    private async Task<Receipt?> TakeStateAsync(NodeName node, NodeState state, CancellationToken cancellation)
    {
        var instance = state.Instance.ToString("N");
        if (!state.Online)
        {
            await Node(node).LostAsync(new NodeLoss(instance, state.Connection, state.Reason ?? "lost"));
            return null;
        }
        var head = state.Head ?? RecordPosition.None;
        var versions = state.Bundles is { } known ? new Dictionary<string, long>(known) : [];
        var receipt = await Node(node).BornAsync(
            new NodeBirth(
                instance,
                state.Connection,
                state.Software,
                head.Epoch,
                head.Sequence,
                versions,
                state.Acknowledged?.Epoch ?? 0,
                state.Acknowledged?.Sequence ?? 0,
                checkpoints.Ours(node, state.Checkpoint)));
        if (receipt.Outcome is ReceiptOutcome.Accepted or ReceiptOutcome.Gap)
        {
            await bundles.NodeIsOnlineAsync(node, versions, cancellation);
            await commands.NodeIsOnlineAsync(node, cancellation);
        }
        return ToReceipt(receipt);
    }

    // While a silo dies, calls to its grains fail until the others have noticed and woken them up elsewhere. What is asked here may be asked
    // twice; a birth that is given up would not come again before the node's next connection.
    private async Task<T> PatientlyAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when (tries < GrainTries && !cancellation.IsCancellationRequested)
            {
                LogGrainAway(tries, e.Message);
                await Task.Delay(GrainWait, time, cancellation);
            }
        }
    }

    private INodeGrain Node(NodeName node) => grains.GetGrain<INodeGrain>(node.ToString());

    private NodeBatch ToMessage(ReceivedBatch batch) => new(
        batch.Instance.ToString("N"),
        batch.Batch.First.Epoch,
        batch.Batch.First.Sequence,
        batch.Batch.PreviousHash.ToArray(),
        [.. batch.Batch.Records.Select(record => record.Body.ToArray())],
        OpenKeys(batch.Node, batch.Batch.Keys));

    // A key that does not open is left out: its records are committed as they are and stay sealed, and the log says whose they are.
    private NodeKey[] OpenKeys(NodeName node, IReadOnlyList<SealedKey> keys)
    {
        var opened = new List<NodeKey>(keys.Count);
        var opener = new KeyOpener(sealingKey);
        foreach (var key in keys)
        {
            try
            {
                opened.Add(new NodeKey(key.Id, key.Subject, opener.Open(key.Id, key.Subject, key.Sealed).Key));
            }
            catch (CryptographicException)
            {
                LogKeyRefused(node, key.Id);
            }
        }
        return [.. opened];
    }

    private Receipt ToReceipt(BatchReceipt receipt)
    {
        var through = new RecordPosition(receipt.Epoch, receipt.Sequence);
        return new Receipt(ToAck(receipt.Outcome), through, receipt.Reason)
        {
            RetryAfter = receipt.Outcome == ReceiptOutcome.Busy ? BusyRetry : null,
            Hlc = new(time.GetUtcNow().ToUnixTimeMilliseconds(), 0),
        };
    }

    private static AckOutcome ToAck(ReceiptOutcome outcome) => outcome switch
    {
        ReceiptOutcome.Accepted => AckOutcome.Accepted,
        ReceiptOutcome.Gap => AckOutcome.Gap,
        ReceiptOutcome.Fork => AckOutcome.Fork,
        ReceiptOutcome.Schema => AckOutcome.Schema,
        ReceiptOutcome.Malformed => AckOutcome.Malformed,
        ReceiptOutcome.Superseded => AckOutcome.Superseded,
        _ => AckOutcome.Busy,
    };
}
