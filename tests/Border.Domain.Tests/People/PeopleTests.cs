using System.Text;
using Border.Domain.People;

namespace Border.Domain.Tests.People;

public sealed class PeopleTests
{
    private static readonly string Hash = PasswordHash.Create("correct horse battery");

    [Fact]
    public void Password_Verifies_AndNoOtherDoes()
    {
        Assert.True(PasswordHash.Verify("correct horse battery", Hash));
        Assert.False(PasswordHash.Verify("correct horse batterz", Hash));
        Assert.False(PasswordHash.Verify("", Hash));
        Assert.False(PasswordHash.Verify(new string('x', 100_000), Hash));
        Assert.False(PasswordHash.Verify("correct horse battery", null));
        Assert.NotEqual(Hash, PasswordHash.Create("correct horse battery"));
    }

    [Fact]
    public void Password_TypedWithCombiningAccents_IsTheSame()
    {
        var hash = PasswordHash.Create("caf\u00e9 caf\u00e9 caf\u00e9");
        Assert.True(PasswordHash.Verify("cafe\u0301 cafe\u0301 cafe\u0301", hash));
        Assert.False(PasswordHash.Verify("half \uD800 half", hash));
    }

    [Fact]
    public void Password_TooShortOrTooLong_IsNotHashed()
    {
        Assert.Throws<ArgumentException>(() => PasswordHash.Create("eleven char"));
        Assert.Throws<ArgumentException>(() => PasswordHash.Create(new string('x', 257)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pbkdf2-sha512$210000$AAAA$AAAA")]
    [InlineData("pbkdf2-sha512$2000000000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("md5$210000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha512$210000$%%%$AAAA")]
    public void Hash_ThatIsNone_IsNeverVerified(string hash)
    {
        Assert.False(PasswordHash.IsWellFormed(hash));
        Assert.False(PasswordHash.Verify("correct horse battery", hash));
    }

    [Fact]
    public void Hash_WithFewerIterations_NeedsAnUpgrade()
    {
        Assert.False(PasswordHash.NeedsUpgrade(Hash));
        Assert.True(PasswordHash.NeedsUpgrade(Hash.Replace("$210000$", "$100000$", StringComparison.Ordinal)));
        Assert.True(PasswordHash.Iterations >= 210_000);
    }

    [Fact]
    public void Permissions_AreExactlyThese()
    {
        var table = new StringBuilder();
        foreach (var permission in Enum.GetValues<Permission>())
            table.AppendLine($"{permission}: {string.Join(' ', Enum.GetValues<Role>().Where(r => Permissions.Table[r].Contains(permission)))}");
        Assert.Equal(
            """
            SeeCrossings: Officer Supervisor
            Decide: Officer Supervisor
            Override: Officer Supervisor
            RunLanes: Supervisor Commander
            SeePosts: Supervisor Commander Analyst Administrator
            AcknowledgeAlerts: Supervisor Commander
            SearchCrossings: Supervisor Commander Analyst
            SeeStatistics: Supervisor Commander Analyst Administrator
            Erase: Administrator
            Administer: Administrator
            ClearHits: Officer Supervisor
            ApproveDecisions: Officer Supervisor

            """,
            table.ToString());
    }

    [Fact]
    public void Member_WorksAtTheirPostsAndMayWhatTheirRolesAllow()
    {
        var member = new StaffMember("o.one", "One", [Role.Officer, Role.Analyst], Hash, "en", ["north"]);
        Assert.True(member.WorksAt("north"));
        Assert.False(member.WorksAt("south"));
        Assert.True((member with { Posts = ["*"] }).WorksAt("south"));
        Assert.True(member.May(Permission.Decide));
        Assert.True(member.May(Permission.SeeStatistics));
        Assert.False(member.May(Permission.Erase));
        Assert.DoesNotContain("pbkdf2", member.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void List_WithTwoOfTheSameIdOrAReservedOne_IsNotUsable()
    {
        var member = new StaffMember("o.one", "One", [Role.Officer], Hash, "en", ["north"]);
        Assert.Null(new StaffList([member]).Problem());
        Assert.Contains("earlier one", new StaffList([member, member]).Problem(), StringComparison.Ordinal);
        foreach (var id in new[] { "policy", "node", "centre", "Ö", "" })
            Assert.Contains("no usable id", new StaffList([member with { Id = id }]).Problem(), StringComparison.Ordinal);
        Assert.NotNull(new StaffList([member with { Roles = [] }]).Problem());
        Assert.NotNull(new StaffList([member with { Posts = ["../etc"] }]).Problem());
        Assert.Equal(member, new StaffList([member]).Find("o.one"));
        Assert.Null(new StaffList([member]).Find("O.ONE"));
    }
}
