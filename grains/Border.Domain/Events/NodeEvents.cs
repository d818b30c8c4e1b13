using Border.Domain.Time;

namespace Border.Domain.Events;

/// <summary>The node's process started.</summary>
public sealed record NodeStarted : BorderEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "node.started";

    /// <summary>The software's version.</summary>
    public required string Version { get; init; }

    /// <summary>The models in use, id to digest.</summary>
    public required IReadOnlyDictionary<string, string> Models { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A new epoch of the journal began: first start, restored or cloned disk, or a corrupt journal set aside.</summary>
public sealed record EpochStarted : BorderEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "epoch.started";

    /// <summary>Why: <c>first</c>, <c>moved</c>, <c>corrupt</c>, <c>fork</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>What happened, in words for the administrator.</summary>
    public required string Explanation { get; init; }

    /// <summary>The last position of the epoch before, if it could be read.</summary>
    public string? Previous { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>The wall clock jumped; order is unaffected (invariant I7).</summary>
public sealed record ClockJumped : BorderEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "clock.jumped";

    /// <summary>Which way.</summary>
    public required ClockJump Jump { get; init; }

    /// <summary>Where the wall clock was expected.</summary>
    public required DateTimeOffset Expected { get; init; }

    /// <summary>What it showed.</summary>
    public required DateTimeOffset Shown { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A device changed its state.</summary>
public sealed record DeviceChanged : BorderEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "device.changed";

    /// <summary>The device's name within the node.</summary>
    public required string Device { get; init; }

    /// <summary><c>ready</c>, <c>silent</c>, <c>flooding</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>What happened and what to do, in words.</summary>
    public required string Explanation { get; init; }

    /// <summary>True when the device is a simulator.</summary>
    public bool Simulated { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A lane was opened or closed.</summary>
public sealed record LaneChanged : BorderEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "lane.changed";

    /// <summary>The lane's name.</summary>
    public required string Lane { get; init; }

    /// <summary>True when it takes crossings.</summary>
    public required bool Open { get; init; }

    /// <summary>The staff id of who changed it, or <c>node</c>.</summary>
    public required string By { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A bundle was verified and is in use.</summary>
public sealed record BundleApplied : BorderEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "bundle.applied";

    /// <summary><c>watchlist</c>, <c>policy</c>, <c>staff</c>, <c>model</c>, <c>kiosk</c>, or <c>root</c> for root documents.</summary>
    public required string Bundle { get; init; }

    /// <summary>Its version.</summary>
    public required long Version { get; init; }

    /// <summary>SHA-256 of its payload in lower-case hex.</summary>
    public required string Digest { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A bundle was refused and changed nothing (invariant I8).</summary>
public sealed record BundleRefused : BorderEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "bundle.refused";

    /// <summary>Which kind of bundle it claimed to be, at most 32 characters.</summary>
    public required string Bundle { get; init; }

    /// <summary>The version it claimed.</summary>
    public required long Version { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Problem { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A member of staff signed in at the node.</summary>
public sealed record StaffSignedIn : BorderEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "staff.signed-in";

    /// <summary>The staff id.</summary>
    public required string Staff { get; init; }

    /// <summary>The version of the staff list used.</summary>
    public required long ListVersion { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A member of staff signed out, or the session ran out.</summary>
public sealed record StaffSignedOut : BorderEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "staff.signed-out";

    /// <summary>The staff id.</summary>
    public required string Staff { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A subject's keys were deleted at this node (invariant I11).</summary>
public sealed record SubjectErased : BorderEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "subject.erased";

    /// <summary>How many keys were deleted.</summary>
    public required int Keys { get; init; }

    /// <summary>On whose order: a staff id, or <c>centre</c>.</summary>
    public required string By { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}

/// <summary>A lane's readings are no longer what they were, or are again (<see cref="Drift.DriftRule"/>).</summary>
public sealed record ReadingsDrifted : BorderEvent
{
    /// <summary>The kind of this event.</summary>
    public const string Name = "readings.drifted";

    /// <summary>The lane's name.</summary>
    public required string Lane { get; init; }

    /// <summary>What is read: <c>document</c>, <c>plate</c> or <c>face</c>.</summary>
    public required string What { get; init; }

    /// <summary>The models that read, by the names on their cards.</summary>
    public required string Model { get; init; }

    /// <summary>Their digests.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>True when they drifted, false when they are as before again.</summary>
    public required bool Drifted { get; init; }

    /// <summary>Kolmogorov-Smirnov distance of the last readings' scores from the baseline's, 0 to 1.</summary>
    public required double Distance { get; init; }

    /// <summary>The median score at first.</summary>
    public required double BaselineMedian { get; init; }

    /// <summary>The median score now.</summary>
    public required double RecentMedian { get; init; }

    /// <summary>What changed and what to look at, in words.</summary>
    public required string Explanation { get; init; }

    /// <inheritdoc />
    public override string Kind => Name;
}
