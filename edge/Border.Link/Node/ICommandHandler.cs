using Border.Link.Commands;

namespace Border.Link.Node;

/// <summary>Does what the centre asks. Called for one command at a time.</summary>
public interface ICommandHandler
{
    /// <summary>The reply given when this command was done before, also before a restart; null when it was not. Must be durable: it is what makes a
    /// command happen once.</summary>
    Task<CommandReply?> FindReplyAsync(Guid id, CancellationToken cancellation);

    /// <summary>Does the command and keeps its reply for <see cref="FindReplyAsync"/>.</summary>
    /// <returns>The reply; <see cref="CommandOutcome.Unknown"/> for a kind that this node does not know.</returns>
    Task<CommandReply> ExecuteAsync(Command command, CancellationToken cancellation);
}
