using System.Text.Json.Serialization;

namespace Border.Grains.Commands;

/// <summary>The commands to a node as they are kept, oldest first: all that wait and the last that were settled.</summary>
internal sealed record CommandMemory
{
    public const int MaxWaiting = 1000;
    private const int KeptSettled = 50;

    public List<KeptCommand> Commands { get; init => field = value ?? []; } = [];

    public IEnumerable<KeptCommand> Waiting => Commands.Where(c => c.SettledAt is null);

    public KeptCommand? Find(Guid id) => Commands.Find(c => c.Order.Id == id);

    /// <summary>Adds a command. An older one about the same lane is replaced: sent again later it would undo this one.</summary>
    public CommandMemory Add(CommandOrder order, DateTimeOffset now)
    {
        var older = Waiting.Where(c => order.Lane is not null && c.Order.Lane == order.Lane).Select(c => c.Order.Id).ToHashSet();
        var commands = Commands.ConvertAll(c => older.Contains(c.Order.Id) ? c.Settle(CommandState.Replaced, null, now) : c);
        return Prune([.. commands, new KeptCommand(order, CommandState.Waiting, null, null)]);
    }

    public CommandMemory Settle(Guid id, CommandState state, string? reason, DateTimeOffset now) =>
        Prune(Commands.ConvertAll(c => c.Order.Id == id && c.SettledAt is null ? c.Settle(state, reason, now) : c));

    private static CommandMemory Prune(List<KeptCommand> commands)
    {
        var tooMany = commands.Count(c => c.SettledAt is not null) - KeptSettled;
        return new CommandMemory { Commands = [.. commands.Where(c => c.SettledAt is null || tooMany-- <= 0)] };
    }
}

/// <summary>A command and what became of it.</summary>
internal sealed record KeptCommand(CommandOrder Order, CommandState State, DateTimeOffset? SettledAt, string? Reason)
{
    /// <summary>Whom a settled command concerned is nobody's business any more.</summary>
    public KeptCommand Settle(CommandState state, string? reason, DateTimeOffset now) =>
        new(Order with { Subject = null }, state, now, reason);
}

[JsonSerializable(typeof(CommandMemory))]
internal sealed partial class CommandMemoryJson : JsonSerializerContext;
