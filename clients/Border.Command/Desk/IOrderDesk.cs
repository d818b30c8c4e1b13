using Border.Grains.Commands;

namespace Border.Command.Desk;

/// <summary>Orders to nodes: opening and closing lanes, erasing a subject.</summary>
public interface IOrderDesk
{
    /// <summary>What was ordered about a lane, newest first; null when no node has ever told of it.</summary>
    Task<IReadOnlyList<OrderScreen>?> OfLaneAsync(string post, string lane, CancellationToken cancellation);

    /// <summary>Orders a lane opened or closed. Goes to the node now, or when it is connected again within ten minutes.</summary>
    Task<OrderAnswer> SwitchLaneAsync(string post, string lane, bool open, CommandView who, CancellationToken cancellation);

    /// <summary>
    /// Erases a traveller or vehicle for ever: the centre's keys now, every node's as soon as it is connected, within 45 days. What was
    /// recorded stays in the chain and can be read by nobody (invariant I11).
    /// </summary>
    Task<OrderAnswer> EraseAsync(SubjectSearch subject, CommandView who, CancellationToken cancellation);
}

/// <summary>What became of an order.</summary>
/// <param name="Problem">Why nothing was ordered, in words; null when it was.</param>
/// <param name="Refused">True when who ordered may not.</param>
/// <param name="Commands">The commands that were made, one per node and pseudonym.</param>
/// <param name="Erased">Subject keys of the centre that were deleted.</param>
public sealed record OrderAnswer(string? Problem, bool Refused = false, int Commands = 0, int Erased = 0);

/// <summary>An order on a screen.</summary>
/// <param name="Node">The node it goes to.</param>
/// <param name="Command">Where it stands.</param>
public sealed record OrderScreen(string Node, CommandStatus Command);
