using Border.Domain.Evidence;
using Border.Ledger.Crossings;

namespace Border.Command.Desk;

/// <summary>A crossing with the history of its records.</summary>
/// <param name="Row">What the index says.</param>
/// <param name="Records">Its records in the order of the node's hybrid clock.</param>
/// <param name="ShowsPersonal">True when personal parts are shown to who looks.</param>
public sealed record CrossingScreen(CrossingRow Row, IReadOnlyList<RecordScreen> Records, bool ShowsPersonal);

/// <summary>How much of a record is shown.</summary>
public enum RecordVisibility
{
    /// <summary>All of it.</summary>
    Shown,

    /// <summary>Its personal part is not for this role.</summary>
    NotForRole,

    /// <summary>Its subject's key is gone: nobody can read it any more (invariant I11).</summary>
    Erased,

    /// <summary>This version cannot read it.</summary>
    Unreadable,
}

/// <summary>One record on a screen.</summary>
public sealed record RecordScreen
{
    /// <summary>The record's place, <c>epoch:sequence</c>.</summary>
    public required string Position { get; init; }

    /// <summary>The node's wall clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The record's kind, for example <c>document.read</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>How much of it is shown.</summary>
    public required RecordVisibility Visibility { get; init; }

    /// <summary>What happened, one line each; empty when nothing may be shown.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The model behind it, if one is (invariant I6).</summary>
    public AiOutput? Ai { get; init; }

    /// <summary>The chain hash after it, first 12 hex digits.</summary>
    public required string Hash { get; init; }
}
