using System.Text.Json;
using Border.Domain.Records;
using Border.Ledger;
using Border.Ledger.Alerts;

namespace Border.Grains.Commands;

/// <summary>See <see cref="ICommandGrain"/>. When a command was last sent is not kept: after a restart it is sent once more, and done once.</summary>
public sealed class CommandGrain(CentreStore store, CommandSignal signal, TimeProvider time) : Grain, ICommandGrain
{
    private const int MaxReason = 500;
    private const int MaxPassing = 200;
    private static readonly TimeSpan Resend = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Guid, (DateTimeOffset At, CommandSending Came)> _sent = [];
    private readonly Queue<CommandOrder> _passing = [];
    private NodeName _node = null!;
    private CommandMemory _memory = new();
    private long _version;

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _node = NodeName.Parse(this.GetPrimaryKeyString());
        if (await store.Snapshots.FindAsync(CommandKeys.Of(_node), cancellationToken) is not { } snapshot)
            return;
        _memory = JsonSerializer.Deserialize(snapshot.Content.Span, CommandMemoryJson.Default.CommandMemory) ?? new();
        _version = snapshot.Version;
    }

    /// <inheritdoc />
    public async Task<bool> OrderAsync(CommandOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (_memory.Find(order.Id) is not null)
            return true;
        if (_memory.Waiting.Count() >= CommandMemory.MaxWaiting)
            return false;
        await RememberAsync(_memory.Add(order, time.GetUtcNow()));
        return true;
    }

    /// <inheritdoc />
    public Task TellAsync(CommandOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        while (_passing.Count >= MaxPassing)
            _passing.Dequeue();
        _passing.Enqueue(order);
        signal.Raise(_node);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<DueCommand[]> TakeDueAsync(bool born)
    {
        var now = time.GetUtcNow();
        foreach (var late in _memory.Waiting.Where(c => c.Order.ExpiresAt <= now).ToArray())
            await SettleAsync(late, CommandState.Expired, "The node did not answer in time.");
        var due = _memory.Waiting.Where(c => born || !_sent.TryGetValue(c.Order.Id, out var sent) || now - sent.At >= Resend).ToArray();
        foreach (var command in due)
            _sent[command.Order.Id] = (now, CommandSending.Sent);
        CommandOrder[] passing = [.. _passing.Where(order => order.ExpiresAt > now)];
        _passing.Clear();
        return [.. due.Select(c => c.Order).Concat(passing).Select(order => new DueCommand(order, Math.Max(1, (long)(order.ExpiresAt - now).TotalMilliseconds)))];
    }

    /// <inheritdoc />
    public Task NoteSentAsync(Guid id, CommandSending sending)
    {
        if (sending == CommandSending.LinkDown)
            _sent.Remove(id);
        else if (_sent.TryGetValue(id, out var sent))
            _sent[id] = (sent.At, sending);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task AnswerAsync(Guid id, CommandState state, string? reason)
    {
        if (_memory.Find(id) is not { SettledAt: null } command)
            return;

        // Keys that the node had sent after the subject was erased here and before it was erased there (invariant I11).
        if (state == CommandState.Done && command.Order.Subject is { } subject)
            await store.Ledger.EraseSubjectAsync(subject, CancellationToken.None);
        await SettleAsync(command, state, reason is { Length: > MaxReason } ? reason[..MaxReason] : reason);
    }

    /// <inheritdoc />
    public Task<CommandStatus[]> ListAsync() => Task.FromResult(
        _memory.Commands.Select(c => new CommandStatus(
            c.Order.Id, c.Order.Kind, c.Order.Lane, c.Order.By, c.Order.OrderedAt, c.Order.ExpiresAt, StateOf(c), c.SettledAt, c.Reason)).Reverse().ToArray());

    private CommandState StateOf(KeptCommand command) =>
        command.SettledAt is not null || !_sent.TryGetValue(command.Order.Id, out var sent) ? command.State
        : sent.Came == CommandSending.NodeAway ? CommandState.NodeAway : CommandState.Sent;

    private async Task SettleAsync(KeptCommand command, CommandState state, string? reason)
    {
        if (state != CommandState.Done)
        {
            var what = command.Order.Lane is { } lane ? $"{command.Order.Kind} {lane}" : command.Order.Kind;
            await store.Alerts.RaiseAsync(
                new AlertDraft(
                    $"command|{command.Order.Id:N}",
                    command.Order.Subject is null ? AlertSeverity.Warning : AlertSeverity.Critical,
                    "command.not-done",
                    $"Node {_node} did not do {what}: {reason ?? "it gave no reason."} Order it again when the cause is gone.",
                    _node.Post,
                    _node.ToString(),
                    command.Order.Lane),
                CancellationToken.None);
        }

        await RememberAsync(_memory.Settle(command.Order.Id, state, reason, time.GetUtcNow()));
        _sent.Remove(command.Order.Id);
    }

    private async Task RememberAsync(CommandMemory memory)
    {
        try
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(memory, CommandMemoryJson.Default.CommandMemory);
            _version = await store.Snapshots.SaveAsync(CommandKeys.Of(_node), _version, json, CancellationToken.None);
            _memory = memory;
        }
        catch (StreamConflictException)
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
