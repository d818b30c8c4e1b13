using System.Text.Json.Serialization;

namespace Border.Domain.People;

/// <summary>What somebody does; a member of staff may have several.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Decides at a lane or in secondary inspection.</summary>
    Officer,

    /// <summary>Runs a post's shift.</summary>
    Supervisor,

    /// <summary>Watches all posts and answers alerts.</summary>
    Commander,

    /// <summary>Looks for patterns, without deciding about anybody.</summary>
    Analyst,

    /// <summary>Keeps staff, devices and data in order, without seeing travellers.</summary>
    Administrator,
}

/// <summary>What somebody may do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Permission>))]
public enum Permission
{
    /// <summary>See the crossings of a lane with what was read of travellers.</summary>
    SeeCrossings,

    /// <summary>Decide about travellers.</summary>
    Decide,

    /// <summary>Decide against the recommendation, with a reason.</summary>
    Override,

    /// <summary>Open and close lanes.</summary>
    RunLanes,

    /// <summary>See the state of posts, lanes, queues and links.</summary>
    SeePosts,

    /// <summary>Acknowledge alerts.</summary>
    AcknowledgeAlerts,

    /// <summary>Search crossings by person, document or plate, at any post.</summary>
    SearchCrossings,

    /// <summary>See figures without personal data.</summary>
    SeeStatistics,

    /// <summary>Erase a subject's data.</summary>
    Erase,

    /// <summary>Administer staff, devices and bundles.</summary>
    Administer,

    /// <summary>Say that a traveller is not the person of a watchlist entry, or confirm or withdraw what another said.</summary>
    ClearHits,

    /// <summary>Approve, as the second officer, what another one wants to decide, or return it.</summary>
    ApproveDecisions,
}

/// <summary>Who may do what, as data.</summary>
public static class Permissions
{
    /// <summary>
    /// The permissions of each role. Officers may override: software recommends, they decide. Administrators see no travellers, and
    /// nobody who decides may erase.
    /// </summary>
    public static IReadOnlyDictionary<Role, IReadOnlySet<Permission>> Table { get; } = new Dictionary<Role, IReadOnlySet<Permission>>
    {
        [Role.Officer] = Set(Permission.SeeCrossings, Permission.Decide, Permission.Override, Permission.ClearHits, Permission.ApproveDecisions),
        [Role.Supervisor] = Set(
            Permission.SeeCrossings, Permission.Decide, Permission.Override, Permission.ClearHits, Permission.ApproveDecisions, Permission.RunLanes, Permission.SeePosts,
            Permission.AcknowledgeAlerts, Permission.SearchCrossings, Permission.SeeStatistics),
        [Role.Commander] = Set(
            Permission.RunLanes, Permission.SeePosts, Permission.AcknowledgeAlerts, Permission.SearchCrossings, Permission.SeeStatistics),
        [Role.Analyst] = Set(Permission.SeePosts, Permission.SearchCrossings, Permission.SeeStatistics),
        [Role.Administrator] = Set(Permission.SeePosts, Permission.SeeStatistics, Permission.Erase, Permission.Administer),
    };

    /// <summary>True when one of the roles has the permission.</summary>
    public static bool Allow(IEnumerable<Role> roles, Permission permission) =>
        roles.Any(r => Table.TryGetValue(r, out var allowed) && allowed.Contains(permission));

    private static HashSet<Permission> Set(params Permission[] permissions) => [.. permissions];
}
