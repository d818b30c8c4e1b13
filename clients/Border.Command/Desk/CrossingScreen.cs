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

/// <summary>An image that a record refers to.</summary>
/// <param name="Digest">SHA-256 of its content in lower-case hex.</param>
/// <param name="MediaType">For example <c>image/jpeg</c>.</param>
/// <param name="IsHere">False while it waits at the node: images come after everything else.</param>
public sealed record ImageScreen(string Digest, string MediaType, bool IsHere)
{
    /// <summary>True for what browsers show; anything else can be saved.</summary>
    public bool IsShown => MediaType is "image/jpeg" or "image/png";
}

/// <summary>An image's content.</summary>
/// <param name="Bytes">Encoded.</param>
/// <param name="Image">What it is.</param>
public sealed record ImageContent(byte[] Bytes, ImageScreen Image);

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

    /// <summary>The image that was read, if there is one and it may be shown.</summary>
    public ImageScreen? Image { get; init; }

    /// <summary>The chain hash after it, first 12 hex digits.</summary>
    public required string Hash { get; init; }
}
