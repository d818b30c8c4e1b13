using Border.Domain.People;

namespace Border.Command;

/// <summary>Who looks at a page, with the rights they have now. The host puts it among the request's features.</summary>
/// <param name="StaffId">The staff id, recorded with what they do.</param>
/// <param name="Name">The name on the screen.</param>
/// <param name="Roles">Their roles.</param>
/// <param name="Posts">The posts where they work; <c>*</c> for all.</param>
public sealed record CommandView(string StaffId, string Name, IReadOnlyList<Role> Roles, IReadOnlyList<string> Posts)
{
    /// <summary>The view of a member of staff.</summary>
    public static CommandView Of(StaffMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return new CommandView(member.Id, member.DisplayName, member.Roles, member.Posts);
    }

    /// <summary>True when one of their roles has the permission.</summary>
    public bool May(Permission permission) => Permissions.Allow(Roles, permission);

    /// <summary>True when they may open and close lanes of the post.</summary>
    public bool MayRunLanesAt(string post) => May(Permission.RunLanes) && (Posts.Contains("*") || Posts.Contains(post));

    /// <summary>True when they may see what was read of travellers at the post.</summary>
    public bool MaySeeTravellersAt(string post) => May(Permission.SeeCrossings) && (Posts.Contains("*") || Posts.Contains(post));
}
