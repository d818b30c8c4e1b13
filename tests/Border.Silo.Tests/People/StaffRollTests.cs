using Border.Domain.People;
using Border.Silo.People;

namespace Border.Silo.Tests.People;

public sealed class StaffRollTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly string Hash = PasswordHash.Create("correct horse battery");

    private static StaffRoll Roll { get; } = new([new StaffAccount(Member("admin", Role.Administrator), false, At, "centre")]);

    [Fact]
    public void Add_NewId_IsInTheListThatNodesGet()
    {
        var change = Roll.Add(Member("anna", Role.Officer), At, "admin");

        Assert.Null(change.Problem);
        Assert.Equal(["admin", "anna"], change.Roll!.ToList().Members.Select(m => m.Id));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("policy")]
    [InlineData("No Such Id")]
    [InlineData("")]
    public void Add_IdTakenReservedOrMalformed_SaysWhyAndChangesNothing(string id)
    {
        var change = Roll.Add(Member(id, Role.Officer), At, "admin");

        Assert.Null(change.Roll);
        Assert.NotEmpty(change.Problem!);
    }

    [Fact]
    public void Disable_Officer_LeavesTheListThatNodesGetAndKeepsTheId()
    {
        var roll = Roll.Add(Member("anna", Role.Officer), At, "admin").Roll!;

        var disabled = roll.Change("anna", At, "admin", a => a with { Disabled = true }).Roll!;

        Assert.Equal(["admin"], disabled.ToList().Members.Select(m => m.Id));
        Assert.NotNull(disabled.Add(Member("anna", Role.Officer), At, "admin").Problem);
    }

    [Fact]
    public void Change_LastAdministratorDisabledOrDemoted_IsRefused()
    {
        Assert.NotNull(Roll.Change("admin", At, "admin", a => a with { Disabled = true }).Problem);
        Assert.NotNull(Roll.Change("admin", At, "admin", a => a with { Member = a.Member with { Roles = [Role.Analyst] } }).Problem);
    }

    [Fact]
    public void FromBytes_OfToBytes_IsTheSameRoll()
    {
        var roll = Roll.Add(Member("anna", Role.Officer, Role.Supervisor), At, "admin").Roll!;

        var read = StaffRoll.FromBytes(roll.ToBytes());

        Assert.Equal(roll.ToBytes(), read.ToBytes());
        Assert.Equal([Role.Officer, Role.Supervisor], read.Find("anna")!.Member.Roles);
    }

    private static StaffMember Member(string id, params Role[] roles) => new(id, "Name", roles, Hash, "en", ["*"]);
}
