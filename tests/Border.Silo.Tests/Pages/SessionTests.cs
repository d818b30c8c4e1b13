using System.Net;
using Border.Silo.People;
using Border.Testing;
using Border.Web.SignIn;

namespace Border.Silo.Tests.Pages;

public sealed class SessionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_Right_SetsACookieForThisHostAloneAndNoScript()
    {
        await using var site = await CommandSite.StartAsync();

        using var answer = await site.Open().SignInAsync("commander", CommandSite.Password, "/command/alerts");

        Assert.Equal("/command/alerts", answer.Headers.Location!.ToString());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-border-centre=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.All(["secure", "httponly", "samesite=strict", "path=/"], part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_NextElsewhere_StaysAtTheCentre(string next)
    {
        await using var site = await CommandSite.StartAsync();

        using var answer = await site.Open().SignInAsync("commander", CommandSite.Password, next);

        Assert.Equal("/command", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task SignIn_WrongTooOften_IsRefusedEvenWhenRightAndNeverLogsThePassword()
    {
        await using var site = await CommandSite.StartAsync();
        var browser = site.Open();
        for (var i = 0; i < SignInLimits.PerAccountAndAddress; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync("commander", "wrong password here")).StatusCode);

        using var answer = await browser.SignInAsync("commander", CommandSite.Password);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Too many wrong tries", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains(site.Log, line => line.Contains("A sign-in from", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log, line => line.Contains("wrong password here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Session_LeftIdle_Ends()
    {
        var time = new ManualTimeProvider();
        await using var site = await CommandSite.StartAsync(time);
        var browser = await site.SignInAsync("commander");
        for (var i = 0; i < 2; i++)
        {
            time.Advance(CentreSessions.Idle - TimeSpan.FromMinutes(1));
            await browser.ReadAsync("/command/alerts");
        }

        time.Advance(CentreSessions.Idle + TimeSpan.FromMinutes(1));
        using var answer = await browser.GetAsync("/command/alerts");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Session_OfAPageThatOnlyUpdatesItself_Ends()
    {
        var time = new ManualTimeProvider();
        await using var site = await CommandSite.StartAsync(time);
        var browser = await site.SignInAsync("commander");
        for (var passed = TimeSpan.Zero; passed < CentreSessions.Idle; passed += TimeSpan.FromMinutes(5))
        {
            await browser.ReadAsync("/command/parts/alerts");
            time.Advance(TimeSpan.FromMinutes(5));
        }

        time.Advance(TimeSpan.FromMinutes(1));
        using var answer = await browser.GetAsync("/command/parts/alerts");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Session_InUseAllDay_EndsAfterTheWorkingDay()
    {
        var step = TimeSpan.FromMinutes(20);
        var time = new ManualTimeProvider();
        await using var site = await CommandSite.StartAsync(time);
        var browser = await site.SignInAsync("commander");
        for (var passed = step; passed < CentreSessions.Longest; passed += step)
        {
            time.Advance(step);
            await browser.ReadAsync("/command/alerts");
        }

        time.Advance(step);
        using var answer = await browser.GetAsync("/command/alerts");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task SignOut_CopyOfTheCookie_IsWorthNothing()
    {
        await using var site = await CommandSite.StartAsync();
        var browser = await site.SignInAsync("commander");
        var thief = site.Open();
        thief.Cookies.Add(browser.Cookies.GetAllCookies());
        await thief.ReadAsync("/command/alerts");

        using var answer = await browser.PostAsync("/command/alerts", "/sign-out", ("from", "bar"));

        Assert.Equal("/sign-in", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/command/alerts")).StatusCode);
    }

    [Fact]
    public async Task Staff_DisabledOrGivenANewPassword_LoseTheirSessionAtOnce()
    {
        await using var site = await CommandSite.StartAsync();
        var admin = await site.SignInAsync("administrator");
        var analyst = await site.SignInAsync("analyst");
        var commander = await site.SignInAsync("commander");

        using var disabled = await admin.PostAsync("/command/staff", "/command/staff/switch", ("id", "analyst"), ("enabled", "false"));
        using var reset = await admin.PostAsync("/command/staff", "/command/staff/password", ("id", "commander"));

        Assert.Equal(HttpStatusCode.Redirect, (await analyst.GetAsync("/command/alerts")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await commander.GetAsync("/command/alerts")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Open().SignInAsync("commander", CommandSite.Password)).StatusCode);
    }
}
