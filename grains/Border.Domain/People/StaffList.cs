using Border.Domain.Crossings;

namespace Border.Domain.People;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Id">Staff id, see <see cref="CrossingLimits.IsStaffId"/>; goes into records.</param>
/// <param name="DisplayName">Shown on screens, 1 to 100 characters.</param>
/// <param name="Roles">At least one.</param>
/// <param name="PasswordHash">See <see cref="People.PasswordHash"/>.</param>
/// <param name="Language">The language of their screens, for example <c>en</c>.</param>
/// <param name="Posts">Names of the posts where they work; <c>*</c> for all.</param>
public sealed record StaffMember(
    string Id,
    string DisplayName,
    IReadOnlyList<Role> Roles,
    string PasswordHash,
    string Language,
    IReadOnlyList<string> Posts)
{
    /// <summary>True when they work at the post.</summary>
    public bool WorksAt(string post) => Posts.Contains("*") || Posts.Contains(post);

    /// <summary>True when one of their roles has the permission.</summary>
    public bool May(Permission permission) => Permissions.Allow(Roles, permission);

    /// <summary>Never shows the password's hash.</summary>
    public override string ToString() => $"StaffMember {Id}";
}

/// <summary>Everybody who may sign in: the payload of a staff bundle, so that nodes sign officers in while cut off.</summary>
/// <param name="Members">With ids that differ; at most <see cref="MaxMembers"/>.</param>
public sealed record StaffList(IReadOnlyList<StaffMember> Members)
{
    /// <summary>The most members of one list.</summary>
    public const int MaxMembers = 20_000;

    /// <summary>Names in records that are nobody's staff id.</summary>
    private static readonly HashSet<string> Reserved = [Crossing.PolicyOfficer, "node", "centre"];

    /// <summary>Nobody.</summary>
    public static StaffList Empty { get; } = new([]);

    /// <summary>The member with this id, or null.</summary>
    public StaffMember? Find(string id) => Members.FirstOrDefault(m => string.Equals(m.Id, id, StringComparison.Ordinal));

    /// <summary>What is wrong with the list, in words; null when it can be used.</summary>
    public string? Problem()
    {
        if (Members.Count > MaxMembers)
            return $"A staff list has at most {MaxMembers} members.";
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Members.Count; i++)
        {
            if (Problem(Members[i]) is { } problem)
                return $"Member {i + 1} of the staff list {problem}.";
            if (!ids.Add(Members[i].Id))
                return $"Member {i + 1} of the staff list has the id of an earlier one.";
        }

        return null;
    }

    private static string? Problem(StaffMember? member)
    {
        if (member is null || !CrossingLimits.IsStaffId(member.Id) || Reserved.Contains(member.Id))
            return "has no usable id";
        if (member.DisplayName.Length is 0 or > 100 || member.DisplayName.Any(char.IsControl))
            return "has no usable name";
        if (member.Roles.Count == 0 || !member.Roles.All(Enum.IsDefined))
            return "has no role";
        if (!PasswordHash.IsWellFormed(member.PasswordHash))
            return "has no usable password hash";
        if (member.Language.Length is < 2 or > 8)
            return "has no language";
        return member.Posts.Count > 1000 || !member.Posts.All(p => p == "*" || CrossingLimits.IsLaneName(p)) ? "has a post with no usable name" : null;
    }
}
