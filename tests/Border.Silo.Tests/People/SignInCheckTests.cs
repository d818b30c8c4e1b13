using Border.Domain.People;
using Border.Ledger;
using Border.Silo.People;
using Border.Testing;
using Border.Web.SignIn;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Silo.Tests.People;

public sealed class SignInCheckTests : IAsyncLifetime
{
    private const string Password = "correct horse battery";
    private static readonly string Hash = PasswordHash.Create(Password);

    private readonly TempFolder _folder = new("signin");
    private readonly ManualTimeProvider _time = new();
    private CentreStore _store = null!;
    private StaffRegister _register = null!;
    private SignInCheck _check = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await CentreStore.OpenSqliteAsync(_folder["ledger.db"], new LedgerOptions { KeyFile = _folder["key"] }, _time, Cancel);
        _register = new StaffRegister(_store.Staff, _time);
        _check = new SignInCheck(_register, new SignInLimits(_time), NullLogger<SignInCheck>.Instance);
        var now = _time.GetUtcNow();
        await _register.TryCreateAsync(
            new StaffRoll([
                new StaffAccount(new StaffMember("admin", "Admin", [Role.Administrator], Hash, "en", ["*"]), false, now, "centre"),
                new StaffAccount(new StaffMember("gone", "Gone", [Role.Analyst], Hash, "en", ["*"]), true, now, "centre"),
            ]),
            Cancel);
    }

    [Fact]
    public async Task Check_RightPassword_SignsInWhateverTheCaseOfTheName()
    {
        var (member, problem) = await _check.CheckAsync(" Admin ", Password, "10.0.0.1", Cancel);

        Assert.Null(problem);
        Assert.Equal("admin", member!.Id);
    }

    [Theory]
    [InlineData("admin", "wrong password here")]
    [InlineData("nobody", Password)]
    [InlineData("gone", Password)]
    [InlineData("", Password)]
    [InlineData("admin", "")]
    public async Task Check_WrongNameWrongPasswordOrDisabled_AllSayTheSame(string name, string password)
    {
        var (member, problem) = await _check.CheckAsync(name, password, "10.0.0.1", Cancel);

        Assert.Null(member);
        Assert.Equal("The name or the password is wrong.", problem);
    }

    [Fact]
    public async Task Check_NamesAndPasswordsWithoutEnd_AreRefusedBeforeHashing()
    {
        Assert.Null((await _check.CheckAsync(new string('a', 100_000), Password, "10.0.0.1", Cancel)).Member);
        Assert.Null((await _check.CheckAsync("admin", new string('a', 100_000), "10.0.0.1", Cancel)).Member);
    }

    [Fact]
    public async Task Check_FiveFailuresFromOneAddress_CloseTheAccountThereForAQuarterOfAnHour()
    {
        await FailAsync("admin", "10.0.0.1", SignInLimits.PerAccountAndAddress);

        var closed = await _check.CheckAsync("admin", Password, "10.0.0.1", Cancel);
        var elsewhere = await _check.CheckAsync("admin", Password, "10.0.0.2", Cancel);
        _time.Advance(SignInLimits.Window);
        var later = await _check.CheckAsync("admin", Password, "10.0.0.1", Cancel);

        Assert.Contains("Too many wrong tries", closed.Problem, StringComparison.Ordinal);
        Assert.NotNull(elsewhere.Member);
        Assert.NotNull(later.Member);
    }

    [Fact]
    public async Task Check_ClosedAccount_AnswersNoBetterForThoseWhoDoNotExist()
    {
        await FailAsync("nobody", "10.0.0.1", SignInLimits.PerAccountAndAddress);

        Assert.Contains("Too many wrong tries", (await _check.CheckAsync("nobody", Password, "10.0.0.1", Cancel)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ClockOfTheWallJumps_DoesNotOpenAClosedAccount()
    {
        await FailAsync("admin", "10.0.0.1", SignInLimits.PerAccountAndAddress);

        _time.JumpTo(_time.GetUtcNow().AddYears(10));

        Assert.NotNull((await _check.CheckAsync("admin", Password, "10.0.0.1", Cancel)).Problem);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private async Task FailAsync(string name, string address, int times)
    {
        for (var i = 0; i < times; i++)
            Assert.Null((await _check.CheckAsync(name, "wrong password here", address, Cancel)).Member);
    }
}
