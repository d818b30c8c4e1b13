using Border.Domain.Crossings;

namespace Border.Officer.Desk;

/// <summary>A decision that waits for a second officer.</summary>
/// <param name="Lane">Its lane.</param>
/// <param name="Crossing">Its crossing.</param>
/// <param name="Traveller">The traveller concerned.</param>
public sealed record WaitingDecision(string Lane, CrossingScreen Crossing, TravellerState Traveller)
{
    /// <summary>Those of all lanes, the oldest first.</summary>
    public static IReadOnlyList<WaitingDecision> Of(IEnumerable<LaneScreen> lanes) =>
    [
        .. from lane in lanes
           from party in lane.Parties
           from traveller in party.State.Travellers.Values
           where traveller.Waiting is not null
           orderby party.ProposedAt, party.OpenedAt, traveller.Number
           select new WaitingDecision(lane.Lane.Name, party, traveller),
    ];

    /// <summary>Where it is looked at: the inspection of who is in secondary, else the terminal.</summary>
    internal string Address => Traveller.Waiting is { InSecondary: true }
        ? OfficerSecondary.Address(Lane, Crossing.State.Id, Traveller.Number)
        : OfficerTyping.Back(Lane, Crossing.State.Id, Traveller.Number);

    /// <summary>True when the officer may approve it.</summary>
    public bool IsFor(OfficerView officer) => officer.CanApprove && Traveller.Waiting?.Officer != officer.StaffId;
}
