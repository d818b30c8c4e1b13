using System.Collections.Immutable;
using Border.Domain.Crossings;
using Border.Domain.Lanes;

namespace Border.Officer.Desk;

/// <summary>A lane as the officer's terminal shows it. Immutable: the lane's loop publishes a new one after every change.</summary>
public sealed record LaneScreen
{
    /// <summary>The lane.</summary>
    public required Lane Lane { get; init; }

    /// <summary>True when it takes new crossings.</summary>
    public bool Open { get; init; }

    /// <summary>What keeps the lane from working and what to do (journal full, disk failed); null when nothing does.</summary>
    public string? Problem { get; init; }

    /// <summary>The last thing the officer should know, for example why an image was refused; null when there is none.</summary>
    public string? Notice { get; init; }

    /// <summary>The party at the lane now; null when nobody is.</summary>
    public CrossingScreen? Current { get; init; }

    /// <summary>Every party of the lane: that at the lane, then those in secondary inspection.</summary>
    public IEnumerable<CrossingScreen> Parties => Current is { } current ? Secondary.Prepend(current) : Secondary;

    /// <summary>Parties referred to secondary inspection and not yet decided there, oldest first.</summary>
    public ImmutableArray<CrossingScreen> Secondary { get; init; } = [];

    /// <summary>Its devices.</summary>
    public ImmutableArray<DeviceScreen> Devices { get; init; } = [];

    /// <summary>Scanned pages that wait to be read.</summary>
    public int WaitingPages { get; init; }

    /// <summary>Parties finished here since the node started.</summary>
    public int Finished { get; init; }

    /// <summary>The middle one of the last 20 parties' times from arrival to closing; null before the first.</summary>
    public TimeSpan? TypicalTime { get; init; }
}

/// <summary>One crossing on a screen.</summary>
/// <param name="State">What its events tell.</param>
/// <param name="OpenedAt">The wall clock at its arrival.</param>
/// <param name="Reading">What is being read just now, for example <c>document</c>; empty when nothing is.</param>
/// <param name="Simulated">True when any device of the lane is a simulator.</param>
public sealed record CrossingScreen(CrossingState State, DateTimeOffset OpenedAt, string Reading, bool Simulated)
{
    /// <summary>When somebody of it was referred to secondary inspection last; null for never.</summary>
    public DateTimeOffset? ReferredAt { get; init; }

    /// <summary>When a decision was put before a second officer last; null for never.</summary>
    public DateTimeOffset? ProposedAt { get; init; }
}

/// <summary>One device on a screen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it is for, in a word: plate, document, face, gate.</param>
/// <param name="State"><c>starting</c>, <c>ready</c>, <c>silent</c>, <c>flooding</c> or <c>failed</c>.</param>
/// <param name="Explanation">What is wrong and what to do; empty when nothing is.</param>
/// <param name="Simulated">True when it is a simulator.</param>
public sealed record DeviceScreen(string Name, string Role, string State, string Explanation, bool Simulated)
{
    /// <summary>True when somebody should look at it.</summary>
    public bool IsTroubled => State is not ("ready" or "starting");
}
