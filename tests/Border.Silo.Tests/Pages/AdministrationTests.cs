using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Border.Domain.Bundles;
using Border.Domain.Trust;
using Border.Domain.People;

namespace Border.Silo.Tests.Pages;

public sealed partial class AdministrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_Officer_ShowsThePasswordOnceAndIsInTheSignedStaffBundle()
    {
        await using var site = await CommandSite.StartAsync();
        var admin = await site.SignInAsync("administrator");

        using var answer = await admin.PostAsync(
            "/command/staff", "/command/staff/add", ("id", "anna"), ("name", "Anna Example"), ("posts", "north, south"), ("roles", "Officer"), ("roles", "Supervisor"));

        var password = Password().Match(await answer.Content.ReadAsStringAsync(Cancel)).Groups[1].Value;
        Assert.True(password.Length >= 16);
        Assert.DoesNotContain(password, await admin.ReadAsync("/command/staff"), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log, line => line.Contains(password, StringComparison.Ordinal));
        var member = (await PublishedStaffAsync(site)).Find("anna")!;
        Assert.True(PasswordHash.Verify(password, member.PasswordHash));
        Assert.Equal([Role.Officer, Role.Supervisor], member.Roles);
        Assert.Equal(["north", "south"], member.Posts);
    }

    [Theory]
    [InlineData("Anna", "Anna", "*", "Officer")]
    [InlineData("anna", "", "*", "Officer")]
    [InlineData("anna", "Anna", "", "Officer")]
    [InlineData("anna", "Anna", "No Post!", "Officer")]
    [InlineData("anna", "Anna", "*", "Emperor")]
    [InlineData("officer", "Anna", "*", "Officer")]
    public async Task Add_WhatIsNotAllowed_SaysWhyAndPublishesNothing(string id, string name, string posts, string role)
    {
        await using var site = await CommandSite.StartAsync();
        var admin = await site.SignInAsync("administrator");

        using var answer = await admin.PostAsync("/command/staff", "/command/staff/add", ("id", id), ("name", name), ("posts", posts), ("roles", role));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nothing was changed", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(1, (await site.Store.Bundles.FindLatestAsync("staff", Cancel))!.Version.Version);
    }

    [Fact]
    public async Task Switch_OffTheLastAdministrator_IsRefused()
    {
        await using var site = await CommandSite.StartAsync();
        var admin = await site.SignInAsync("administrator");

        using var answer = await admin.PostAsync("/command/staff", "/command/staff/switch", ("id", "administrator"), ("enabled", "false"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await admin.ReadAsync("/command/staff");
    }

    [Fact]
    public async Task Upload_Policy_BecomesASignedBundleAndCanBeDownloaded()
    {
        await using var site = await CommandSite.StartAsync();
        var admin = await site.SignInAsync("administrator");
        var policy = await admin.ReadAsync("/command/bundles/policy.json");

        using var answer = await admin.UploadAsync(
            "policy", Encoding.UTF8.GetBytes(policy.Replace("\"minimumValidityDays\": 0", "\"minimumValidityDays\": 90", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bundle = BundleVerifier.Verify((await site.Store.Bundles.FindLatestAsync("policy", Cancel))!.Content.Span, BundleKeys.Of(site.Key), "policy", 1).Bundle!;
        Assert.Equal((90, 2L), (BundlePayload.ReadPolicy(bundle.Payload, out _)!.MinimumValidityDays, bundle.Version));
        Assert.Contains("90", await admin.ReadAsync("/command/bundles/policy.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy", "<html>")]
    [InlineData("watchlist", "{\"entries\":[{}]}")]
    [InlineData("staff", "{\"members\":[]}")]
    public async Task Upload_OfSomethingElse_SaysWhyAndPublishesNothing(string kind, string content)
    {
        await using var site = await CommandSite.StartAsync();
        var admin = await site.SignInAsync("administrator");

        using var answer = await admin.UploadAsync(kind, Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nothing was published", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.All((await site.Store.Bundles.ListLatestAsync(Cancel)).Where(v => v.Kind != BundleCatalogue.Kind), v => Assert.Equal(1, v.Version));
    }

    [Fact]
    public async Task Upload_LargerThanAnyBundle_IsRefused()
    {
        await using var site = await CommandSite.StartAsync();
        var admin = await site.SignInAsync("administrator");

        using var answer = await admin.UploadAsync("watchlist", new byte[BundleKinds.MaxUploadBytes + 100_000]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static async Task<StaffList> PublishedStaffAsync(CommandSite site) => BundlePayload.ReadStaff(
        BundleVerifier.Verify((await site.Store.Bundles.FindLatestAsync("staff", Cancel))!.Content.Span, BundleKeys.Of(site.Key), "staff", 1).Bundle!.Payload, out _)!;

    [GeneratedRegex("id=\"password\">([^<]+)<")]
    private static partial Regex Password();
}
