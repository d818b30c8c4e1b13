using Border.Domain.Lanes;

namespace Border.Kiosk.Desk;

/// <summary>What the kiosk needs of the node that serves it: nothing about any traveller.</summary>
public interface IKioskPost
{
    /// <summary>The post's name.</summary>
    string Post { get; }

    /// <summary>All lanes by name.</summary>
    IReadOnlyList<LaneWait> Waits { get; }

    /// <summary>The date at the post.</summary>
    DateOnly Today { get; }
}

/// <summary>How long it takes at a lane.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Open">True when it takes parties.</param>
/// <param name="Minutes">Until the next party's turn, rounded up; 0 when the lane is free, null when nothing is known yet.</param>
public sealed record LaneWait(Lane Lane, bool Open, int? Minutes);
