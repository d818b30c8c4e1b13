using Border.Command.Desk;
using Border.Domain.Crossings;
using Border.Domain.People;

namespace Border.Silo.People;

/// <summary>Behind the staff page: turns what an administrator asks for into changes of the register.</summary>
/// <param name="register">The staff.</param>
/// <param name="time">The clock of changes.</param>
/// <param name="logger">Says who changed whom.</param>
internal sealed partial class StaffDesk(StaffRegister register, TimeProvider time, ILogger<StaffDesk> logger) : IStaffDesk
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<StaffScreen>> ListAsync(CancellationToken cancellation) =>
    [
        .. (await register.ReadLatestAsync(cancellation)).Accounts
            .OrderBy(a => a.Member.Id, StringComparer.Ordinal)
            .Select(a => new StaffScreen(a.Member.Id, a.Member.DisplayName, a.Member.Roles, a.Member.Posts, a.Disabled, a.ChangedAt, a.ChangedBy)),
    ];

    /// <inheritdoc />
    public Task<StaffAnswer> AddAsync(NewStaff wanted, string by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!CrossingLimits.IsStaffId(wanted.Id))
            return Task.FromResult(new StaffAnswer("A staff id has 1 to 32 of a-z, 0-9, '.', '_' and '-'."));
        if (wanted.Name.Length is 0 or > 100 || wanted.Name.Any(char.IsControl))
            return Task.FromResult(new StaffAnswer("A name on screens has 1 to 100 characters."));
        if (wanted.Roles.Count == 0 || !wanted.Roles.All(Enum.IsDefined))
            return Task.FromResult(new StaffAnswer("Choose at least one role."));
        var password = ReadablePassword.Create();
        var member = new StaffMember(wanted.Id, wanted.Name, wanted.Roles, PasswordHash.Create(password), "en", wanted.Posts);
        return ChangeAsync(roll => roll.Add(member, time.GetUtcNow(), by), wanted.Id, by, "added", password, cancellation);
    }

    /// <inheritdoc />
    public Task<StaffAnswer> SwitchAsync(string id, bool enabled, string by, CancellationToken cancellation) =>
        ChangeAsync(
            roll => roll.Change(id, time.GetUtcNow(), by, a => a with { Disabled = !enabled }), id, by, enabled ? "enabled" : "disabled", null, cancellation);

    /// <inheritdoc />
    public Task<StaffAnswer> ChangeRolesAsync(string id, IReadOnlyList<Role> roles, string by, CancellationToken cancellation) =>
        roles.Count == 0 || !roles.All(Enum.IsDefined)
            ? Task.FromResult(new StaffAnswer("Choose at least one role. To keep somebody out, disable the account."))
            : ChangeAsync(
                roll => roll.Change(id, time.GetUtcNow(), by, a => a with { Member = a.Member with { Roles = roles } }),
                id,
                by,
                "given other roles",
                null,
                cancellation);

    /// <inheritdoc />
    public Task<StaffAnswer> ResetPasswordAsync(string id, string by, CancellationToken cancellation)
    {
        var password = ReadablePassword.Create();
        var hash = PasswordHash.Create(password);
        return ChangeAsync(
            roll => roll.Change(id, time.GetUtcNow(), by, a => a with { Member = a.Member with { PasswordHash = hash } }),
            id,
            by,
            "given a new password",
            password,
            cancellation);
    }

    private async Task<StaffAnswer> ChangeAsync(
        Func<StaffRoll, StaffChange> change, string id, string by, string what, string? password, CancellationToken cancellation)
    {
        if (await register.ChangeAsync(change, cancellation) is { } problem)
            return new StaffAnswer(problem);
        LogChanged(id, what, by);
        return new StaffAnswer(null, $"{id} was {what}.", id, password);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The account {Id} was {What} by {By}.")]
    private partial void LogChanged(string id, string what, string by);
}
