namespace Border.Grains.Commands;

/// <summary>
/// The commands to one node; the key is <c>post/node</c>. Keeps each until the node has answered or it expired. Grains do not talk to
/// the broker: a silo takes what is due and sends it (PROTOCOL.md §5).
/// </summary>
[Alias("border.ICommandGrain")]
public interface ICommandGrain : IGrainWithStringKey
{
    /// <summary>Keeps a command; it is on disk when this returns. The same id again changes nothing.</summary>
    /// <returns>False when too many commands wait for the node already.</returns>
    [Alias("Order")]
    Task<bool> OrderAsync(CommandOrder order);

    /// <summary>
    /// Has something told that is worth nothing later: it is sent once and at once, and never kept. What is lost on the way is asked for again
    /// by the next crossing.
    /// </summary>
    [Alias("Tell")]
    Task TellAsync(CommandOrder order);

    /// <summary>What is to be sent now, in the order in which it was ordered; none of it is due again for 30 s.</summary>
    /// <param name="born">True when the node has just connected: everything that waits is due (P-5.2).</param>
    [Alias("TakeDue")]
    Task<DueCommand[]> TakeDueAsync(bool born);

    /// <summary>What came of sending: shown to whoever waits, and due again at once when the silo had no broker.</summary>
    [Alias("NoteSent")]
    Task NoteSentAsync(Guid id, CommandSending sending);

    /// <summary>The node answered. Only the first answer counts; one to an unknown command changes nothing.</summary>
    /// <param name="id">Which command.</param>
    /// <param name="state">What became of it.</param>
    /// <param name="reason">Why, in words; null when done.</param>
    [Alias("Answer")]
    Task AnswerAsync(Guid id, CommandState state, string? reason);

    /// <summary>What waits and the last that were settled, newest first.</summary>
    [Alias("List")]
    Task<CommandStatus[]> ListAsync();
}
