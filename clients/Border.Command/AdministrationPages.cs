using Border.Command.Desk;
using Border.Command.Pages;
using Border.Domain.Bundles;
using Border.Domain.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Border.Command;

/// <summary>The pages of administrators: staff and bundles.</summary>
public static class AdministrationPages
{
    private const int FormAround = 64 * 1024; // what a multipart form adds to its file

    /// <summary>Maps the pages, all under <see cref="Permission.Administer"/>.</summary>
    public static void MapAdministrationPages(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/command").RequireAuthorization(nameof(Permission.Administer));
        group.MapGet("staff", (HttpContext context, IStaffDesk desk, CancellationToken gone) => StaffAsync(context, desk, null, gone));
        var changes = group.MapGroup("staff").WithMetadata(new RequestSizeLimitAttribute(CommandPages.MaxFormBytes));
        changes.MapPost("add", AddAsync);
        changes.MapPost("switch", SwitchAsync);
        changes.MapPost("roles", RolesAsync);
        changes.MapPost("password", PasswordAsync);
        group.MapGet("bundles", (HttpContext context, IBundleDesk desk, CancellationToken gone) => BundlesAsync(context, desk, null, gone));
        group.MapGet("bundles/policy.json", PolicyAsync);
        group.MapPost("bundles", UploadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(BundleKinds.MaxUploadBytes + FormAround));
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        IStaffDesk desk,
        [FromForm] string? id,
        [FromForm] string? name,
        [FromForm] string? posts,
        [FromForm] StringValues roles,
        CancellationToken gone)
    {
        string[] where = (posts ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var answer = where.Length == 0
            ? new StaffAnswer("Name the posts where they work, or * for all.")
            : await desk.AddAsync(new NewStaff((id ?? "").Trim(), (name ?? "").Trim(), Read(roles), where), CommandPages.Who(context).StaffId, gone);
        return await StaffAsync(context, desk, answer, gone);
    }

    private static async Task<IResult> SwitchAsync(
        HttpContext context, IStaffDesk desk, [FromForm] string? id, [FromForm] bool enabled, CancellationToken gone) =>
        await StaffAsync(context, desk, await desk.SwitchAsync(id ?? "", enabled, CommandPages.Who(context).StaffId, gone), gone);

    private static async Task<IResult> RolesAsync(
        HttpContext context, IStaffDesk desk, [FromForm] string? id, [FromForm] StringValues roles, CancellationToken gone) =>
        await StaffAsync(context, desk, await desk.ChangeRolesAsync(id ?? "", Read(roles), CommandPages.Who(context).StaffId, gone), gone);

    private static async Task<IResult> PasswordAsync(HttpContext context, IStaffDesk desk, [FromForm] string? id, CancellationToken gone) =>
        await StaffAsync(context, desk, await desk.ResetPasswordAsync(id ?? "", CommandPages.Who(context).StaffId, gone), gone);

    private static async Task<IResult> StaffAsync(HttpContext context, IStaffDesk desk, StaffAnswer? answer, CancellationToken gone) =>
        new RazorComponentResult<StaffPage>(CommandPages.Values(
            (nameof(StaffPage.Who), CommandPages.Who(context)),
            (nameof(StaffPage.Accounts), await desk.ListAsync(gone)),
            (nameof(StaffPage.Answer), answer)))
        {
            StatusCode = answer?.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };

    private static async Task<IResult> UploadAsync(
        HttpContext context, IBundleDesk desk, [FromForm] string? kind, IFormFile? file, CancellationToken gone)
    {
        if (file is null)
            return await BundlesAsync(context, desk, new BundleAnswer("Choose a JSON file."), gone);
        if (kind is null || !BundleKinds.MaxPayloadBytes.TryGetValue(kind, out var limit))
            return await BundlesAsync(context, desk, new BundleAnswer("Choose policy or watchlist."), gone);
        if (file.Length > limit)
            return await BundlesAsync(context, desk, new BundleAnswer($"A {kind} has at most {limit / 1024} KiB; this file has {file.Length / 1024}."), gone);
        var json = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(json, gone);
        return await BundlesAsync(context, desk, await desk.PublishAsync(kind, json, CommandPages.Who(context).StaffId, gone), gone);
    }

    private static async Task<IResult> PolicyAsync(IBundleDesk desk, CancellationToken gone) =>
        await desk.ReadPolicyAsync(gone) is { } json ? TypedResults.File(json, "application/json", "policy.json") : TypedResults.NotFound();

    private static async Task<IResult> BundlesAsync(HttpContext context, IBundleDesk desk, BundleAnswer? answer, CancellationToken gone) =>
        new RazorComponentResult<BundlesPage>(CommandPages.Values(
            (nameof(BundlesPage.Who), CommandPages.Who(context)),
            (nameof(BundlesPage.Bundles), await desk.ListAsync(gone)),
            (nameof(BundlesPage.Answer), answer)))
        {
            StatusCode = answer?.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };

    private static Role[] Read(StringValues roles) =>
        [.. roles.Select(r => Enum.TryParse<Role>(r, out var role) ? role : (Role)(-1)).Distinct()];
}
