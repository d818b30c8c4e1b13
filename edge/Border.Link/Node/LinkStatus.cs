using Border.Domain.Records;

namespace Border.Link.Node;

/// <summary>How the link is, as an officer needs to know it.</summary>
public enum LinkState
{
    /// <summary>No connection to the broker; it is tried again by itself.</summary>
    Disconnected,

    /// <summary>The broker is there; the centre has not answered (yet).</summary>
    Waiting,

    /// <summary>The centre answers.</summary>
    Connected,

    /// <summary>Somebody must do something: certificate, second node with our name, centre too old. It is still tried again, rarely.</summary>
    Refused,
}

/// <summary>The link at one moment.</summary>
/// <param name="State">How it is.</param>
/// <param name="Since">Since when, by the node's wall clock.</param>
/// <param name="Reason">What happened and what to do, in words; empty when connected.</param>
/// <param name="Acknowledged">Everything through here is committed at the centre.</param>
/// <param name="AcknowledgedAt">When the centre last said so; null: not since the program started.</param>
/// <param name="Backlog">Records not yet acknowledged.</param>
public sealed record LinkStatus(
    LinkState State, DateTimeOffset Since, string Reason, RecordPosition Acknowledged, DateTimeOffset? AcknowledgedAt, long Backlog);
