namespace Border.Officer.Desk;

/// <summary>Something that the centre found out about this post and officers must see.</summary>
/// <param name="Id">Names it.</param>
/// <param name="At">When it came, by the node's clock.</param>
/// <param name="Text">What happened and what to do; names nobody.</param>
/// <param name="Crossing">The crossing here that it is about; null for none.</param>
public sealed record AlertScreen(Guid Id, DateTimeOffset At, string Text, Guid? Crossing);
