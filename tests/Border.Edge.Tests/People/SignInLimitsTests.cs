using Border.Testing;
using Border.Web.SignIn;

namespace Border.Edge.Tests.People;

public sealed class SignInLimitsTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void FiveFailures_OfOneAccountFromOneAddress_WaitAndThenMayTryAgain()
    {
        var limits = new SignInLimits(_clock);
        Fail(limits, "anna", "10.0.0.1", 4);
        Assert.Null(limits.Wait("anna", "10.0.0.1"));
        Fail(limits, "anna", "10.0.0.1", 1);
        Assert.Equal(SignInLimits.Window, limits.Wait("anna", "10.0.0.1"));
        Assert.Null(limits.Wait("anna", "10.0.0.2"));
        Assert.Null(limits.Wait("ben", "10.0.0.1"));
        _clock.Advance(SignInLimits.Window);
        Assert.Null(limits.Wait("anna", "10.0.0.1"));
    }

    [Fact]
    public void Failures_FromManyAddresses_CloseTheAccount()
    {
        var limits = new SignInLimits(_clock);
        for (var i = 0; i < SignInLimits.PerAccount; i++)
            limits.Failed("anna", $"10.0.0.{i}");
        Assert.NotNull(limits.Wait("anna", "10.0.1.1"));
    }

    [Fact]
    public void Failures_OfManyAccounts_CloseTheAddress()
    {
        var limits = new SignInLimits(_clock);
        for (var i = 0; i < SignInLimits.PerAddress; i++)
            limits.Failed($"name{i}", "10.0.0.1");
        Assert.NotNull(limits.Wait("anna", "10.0.0.1"));
        Assert.Null(limits.Wait("anna", "10.0.0.2"));
    }

    [Fact]
    public void Success_ForgetsTheFailuresBefore()
    {
        var limits = new SignInLimits(_clock);
        Fail(limits, "anna", "10.0.0.1", 4);
        limits.Succeeded("anna", "10.0.0.1");
        Fail(limits, "anna", "10.0.0.1", 4);
        Assert.Null(limits.Wait("anna", "10.0.0.1"));
    }

    [Fact]
    public void WallClock_Jumping_DoesNotOpenTheAccount_I7()
    {
        var limits = new SignInLimits(_clock);
        Fail(limits, "anna", "10.0.0.1", 5);
        _clock.JumpTo(_clock.GetUtcNow().AddYears(10));
        Assert.NotNull(limits.Wait("anna", "10.0.0.1"));
    }

    private static void Fail(SignInLimits limits, string account, string address, int times)
    {
        for (var i = 0; i < times; i++)
            limits.Failed(account, address);
    }
}
