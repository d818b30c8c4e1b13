using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.People;

namespace Border.Silo.People;

/// <summary>A member of staff as the centre keeps them: the member that nodes get, and whether they still may sign in.</summary>
/// <param name="Member">What the signed staff bundle carries.</param>
/// <param name="Disabled">True when they may not sign in any more. The id stays taken: it stands in records.</param>
/// <param name="ChangedAt">When this account was last changed.</param>
/// <param name="ChangedBy">The staff id of who changed it, or <c>centre</c>.</param>
public sealed record StaffAccount(StaffMember Member, bool Disabled, DateTimeOffset ChangedAt, string ChangedBy)
{
    /// <summary>Never shows the password's hash.</summary>
    public override string ToString() => $"StaffAccount {Member.Id}";
}

/// <summary>Everybody who may or might sign in, by id. Immutable; a change gives a new roll or says what speaks against it.</summary>
/// <param name="Accounts">With ids that differ.</param>
public sealed record StaffRoll(ImmutableArray<StaffAccount> Accounts)
{
    /// <summary>Before the first start.</summary>
    public static StaffRoll Empty { get; } = new([]);

    /// <summary>Those who may sign in: what nodes get.</summary>
    public StaffList ToList() => new([.. Accounts.Where(a => !a.Disabled).Select(a => a.Member)]);

    /// <summary>The account with this id, disabled or not; null when there is none.</summary>
    public StaffAccount? Find(string id) => Accounts.FirstOrDefault(a => string.Equals(a.Member.Id, id, StringComparison.Ordinal));

    /// <summary>Adds an account.</summary>
    public StaffChange Add(StaffMember member, DateTimeOffset at, string by) =>
        Find(member.Id) is not null
            ? StaffChange.Refused($"There is an account {member.Id} already, perhaps disabled. Choose another id.")
            : Checked(new StaffRoll(Accounts.Add(new StaffAccount(member, false, at, by))));

    /// <summary>Changes an account; the change gets the account as it is.</summary>
    public StaffChange Change(string id, DateTimeOffset at, string by, Func<StaffAccount, StaffAccount> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Find(id) is { } account
            ? Checked(new StaffRoll(Accounts.Replace(account, change(account) with { ChangedAt = at, ChangedBy = by })))
            : StaffChange.Refused($"There is no account {id}.");
    }

    /// <summary>The roll as it is stored.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(Accounts.ToArray(), StaffJson.Default.StaffAccountArray);

    /// <summary>Reads what <see cref="ToBytes"/> made.</summary>
    /// <exception cref="JsonException">The bytes are something else.</exception>
    public static StaffRoll FromBytes(ReadOnlySpan<byte> bytes) =>
        new([.. JsonSerializer.Deserialize(bytes, StaffJson.Default.StaffAccountArray) ?? []]);

    private static StaffChange Checked(StaffRoll roll)
    {
        if (new StaffList([.. roll.Accounts.Select(a => a.Member)]).Problem() is { } problem)
            return StaffChange.Refused(problem);
        return roll.Accounts.Any(a => !a.Disabled && a.Member.May(Permission.Administer))
            ? new StaffChange(roll, null)
            : StaffChange.Refused("Somebody must stay able to administer: make another administrator first.");
    }
}

/// <summary>What became of a change: exactly one of the two is set.</summary>
/// <param name="Roll">The roll afterwards.</param>
/// <param name="Problem">What speaks against it, in words.</param>
public sealed record StaffChange(StaffRoll? Roll, string? Problem)
{
    /// <summary>A change that is not made.</summary>
    public static StaffChange Refused(string problem) => new(null, problem);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(StaffAccount[]))]
internal sealed partial class StaffJson : JsonSerializerContext;
