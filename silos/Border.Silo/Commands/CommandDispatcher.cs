using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Records;
using Border.Grains.Commands;
using Border.Ledger.Snapshots;
using Border.Link.Centre;
using Border.Link.Commands;
using NodeCommand = Border.Link.Commands.Command;

namespace Border.Silo.Commands;

/// <summary>Sends a command to a node: <see cref="CentreLink.SendCommandAsync"/>.</summary>
/// <param name="node">The node.</param>
/// <param name="command">The command.</param>
/// <param name="cancellation">Gives up.</param>
public delegate Task<SendOutcome> SendCommand(NodeName node, NodeCommand command, CancellationToken cancellation);

/// <summary>
/// Carries commands from each node's <see cref="ICommandGrain"/> to the link and answers back: at once when ordered, after every birth,
/// and again every 30 s until there is an answer (PROTOCOL.md P-5.2). Remembers nothing, so that any silo can do it.
/// </summary>
/// <param name="grains">Keep the commands.</param>
/// <param name="snapshots">Name the nodes that ever had a command.</param>
/// <param name="signal">Says that something is to be sent at once.</param>
/// <param name="send">The link.</param>
/// <param name="time">The clock of looking.</param>
/// <param name="logger">Where the log goes.</param>
public sealed partial class CommandDispatcher(
    IGrainFactory grains, ISnapshotStore snapshots, CommandSignal signal, SendCommand send, TimeProvider time, ILogger<CommandDispatcher> logger) : BackgroundService
{
    private const int MaxNodes = 10_000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>The node has just connected: everything that waits for it is sent.</summary>
    public Task NodeIsOnlineAsync(NodeName node, CancellationToken cancellation) => SendDueAsync(node, born: true, cancellation);

    /// <summary>Something was ordered: what is due is sent.</summary>
    public Task OrderedAsync(NodeName node, CancellationToken cancellation) => SendDueAsync(node, born: false, cancellation);

    /// <summary>A node answered.</summary>
    public Task AnswerAsync(NodeName node, CommandReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var (state, reason) = reply.Outcome switch
        {
            CommandOutcome.Done => (CommandState.Done, null),
            CommandOutcome.Expired => (CommandState.Expired, reply.Reason),
            CommandOutcome.Unknown => (CommandState.Failed, reply.Reason ?? "Its version does not know this command."),
            _ => (CommandState.Failed, reply.Reason),
        };
        return Grain(node).AnswerAsync(reply.Id, state, reason);
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(LookAsync(stoppingToken), FollowAsync(stoppingToken));

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        await foreach (var node in signal.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendDueAsync(node, born: false, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogLater(e.Message);
            }
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var key in await snapshots.ListKeysAsync(CommandKeys.Prefix, MaxNodes, stoppingToken))
                    await SendDueAsync(NodeName.Parse(key[CommandKeys.Prefix.Length..]), born: false, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogLater(e.Message);
            }
        }
    }

    private async Task SendDueAsync(NodeName node, bool born, CancellationToken cancellation)
    {
        var grain = Grain(node);
        foreach (var due in await grain.TakeDueAsync(born))
        {
            var sent = await send(node, ToCommand(due), cancellation);
            if (due.Order.Visits is null) // that comes with every traveller and vehicle
                LogSent(node, due.Order.Id, due.Order.Kind, sent);
            await grain.NoteSentAsync(due.Order.Id, sent switch
            {
                SendOutcome.Sent => CommandSending.Sent,
                SendOutcome.NodeOffline => CommandSending.NodeAway,
                _ => CommandSending.LinkDown,
            });
        }
    }

    private ICommandGrain Grain(NodeName node) => grains.GetGrain<ICommandGrain>(node.ToString());

    private static NodeCommand ToCommand(DueCommand due) => new()
    {
        Id = due.Order.Id,
        Kind = due.Order.Kind,
        ExpiresInMs = due.ExpiresInMilliseconds,
        IssuedBy = due.Order.By,
        Payload = JsonSerializer.SerializeToElement(ContentOf(due.Order), CommandContentJson.Default.CommandContent),
    };

    private static CommandContent ContentOf(CommandOrder order) => new(order.Lane, order.Subject, order.Text, order.Crossing)
    {
        Visits = order.Kind == CommandOrder.VehicleTold ? null : Json(order.Visits),
        Vehicles = order.Kind == CommandOrder.VehicleTold ? Json(order.Visits) : null,
        At = order.Visits is null ? null : order.OrderedAt,
    };

    private static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.Deserialize(text, CommandContentJson.Default.JsonElement);

    [LoggerMessage(Level = LogLevel.Information, Message = "Command {Command} ({Kind}) to node {Node}: {Outcome}")]
    private partial void LogSent(NodeName node, Guid command, string kind, SendOutcome outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Commands could not be sent just now; they are sent later: {Problem}")]
    private partial void LogLater(string problem);
}

/// <summary>What the kinds of commands need.</summary>
internal sealed record CommandContent(string? Lane, string? Subject, string? Text, Guid? Crossing)
{
    public JsonElement? Visits { get; init; }

    public JsonElement? Vehicles { get; init; }

    public DateTimeOffset? At { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommandContent))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class CommandContentJson : JsonSerializerContext;
