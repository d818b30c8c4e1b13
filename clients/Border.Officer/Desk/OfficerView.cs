namespace Border.Officer.Desk;

/// <summary>Who looks at a page.</summary>
/// <param name="StaffId">The staff id, recorded with decisions.</param>
/// <param name="Name">The name on the screen.</param>
/// <param name="CanDecide">True when the role may decide.</param>
/// <param name="CanSwitchLanes">True when the role may open and close lanes.</param>
/// <param name="CanClearHits">True when the role may say that a traveller is not the person of an entry, and confirm it.</param>
public sealed record OfficerView(string StaffId, string Name, bool CanDecide, bool CanSwitchLanes, bool CanClearHits)
{
    /// <summary>True when the role may approve, as the second officer, what another wants to decide.</summary>
    public bool CanApprove { get; init; }

    /// <summary>Two letters: reasons are said in this language where the policy has it.</summary>
    public string Language { get; init; } = "en";
}
