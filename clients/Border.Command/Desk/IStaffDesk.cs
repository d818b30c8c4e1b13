using Border.Domain.People;

namespace Border.Command.Desk;

/// <summary>What the staff page needs of the centre. Each change says null when made, else why it was not.</summary>
public interface IStaffDesk
{
    /// <summary>Every account by id.</summary>
    Task<IReadOnlyList<StaffScreen>> ListAsync(CancellationToken cancellation);

    /// <summary>Adds an account with a new random password.</summary>
    Task<StaffAnswer> AddAsync(NewStaff wanted, string by, CancellationToken cancellation);

    /// <summary>Lets somebody sign in, or no more.</summary>
    Task<StaffAnswer> SwitchAsync(string id, bool enabled, string by, CancellationToken cancellation);

    /// <summary>Gives an account other roles.</summary>
    Task<StaffAnswer> ChangeRolesAsync(string id, IReadOnlyList<Role> roles, string by, CancellationToken cancellation);

    /// <summary>Gives an account a new random password; the old one and every open session end.</summary>
    Task<StaffAnswer> ResetPasswordAsync(string id, string by, CancellationToken cancellation);
}

/// <summary>An account on a screen.</summary>
/// <param name="Id">Staff id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Roles">Roles.</param>
/// <param name="Posts">Posts; <c>*</c> for all.</param>
/// <param name="Disabled">True when they may not sign in.</param>
/// <param name="ChangedAt">Last change.</param>
/// <param name="ChangedBy">By whom.</param>
public sealed record StaffScreen(
    string Id, string Name, IReadOnlyList<Role> Roles, IReadOnlyList<string> Posts, bool Disabled, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>An account to make.</summary>
/// <param name="Id">Staff id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Roles">At least one.</param>
/// <param name="Posts">Posts; <c>*</c> for all.</param>
public sealed record NewStaff(string Id, string Name, IReadOnlyList<Role> Roles, IReadOnlyList<string> Posts);

/// <summary>What became of a change.</summary>
/// <param name="Problem">Why it was not made; null when it was.</param>
/// <param name="Done">What was done, in words; null when nothing was.</param>
/// <param name="Id">Whose password it is; null when none was made.</param>
/// <param name="Password">A new password, to show once; null when none was made.</param>
public sealed record StaffAnswer(string? Problem, string? Done = null, string? Id = null, string? Password = null)
{
    /// <summary>Never shows the password.</summary>
    public override string ToString() => Problem ?? Done ?? "";
}
