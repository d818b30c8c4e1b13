using Border.Edge.People;
using Border.Testing;

namespace Border.Edge.Tests.People;

public sealed class SessionsTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Session_KeptAliveByActionsOnly()
    {
        var sessions = new Sessions(_clock, TimeSpan.FromMinutes(20));
        var id = sessions.Start("anna");
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("anna", sessions.Find(id, isAction: true));
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("anna", sessions.Find(id, isAction: false));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(sessions.Find(id, isAction: true));
        Assert.Equal(["anna"], sessions.EndIdle());
        Assert.Empty(sessions.EndIdle());
    }

    [Fact]
    public void SignedIn_AreThoseWhoseSessionHasNotEnded()
    {
        var sessions = new Sessions(_clock, TimeSpan.FromMinutes(20));
        sessions.Start("anna");
        _clock.Advance(TimeSpan.FromMinutes(15));
        sessions.Start("sam");
        var gone = sessions.Start("lea");
        Assert.Equal(["anna", "lea", "sam"], sessions.SignedIn.Order());
        sessions.End(gone);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["sam"], sessions.SignedIn);
    }

    [Fact]
    public void Session_Ended_IsGone()
    {
        var sessions = new Sessions(_clock, TimeSpan.FromMinutes(20));
        var id = sessions.Start("anna");
        Assert.Equal("anna", sessions.End(id));
        Assert.Null(sessions.Find(id, isAction: true));
        Assert.Null(sessions.End(id));
    }
}
