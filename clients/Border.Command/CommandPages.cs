using Border.Command.Desk;
using Border.Command.Pages;
using Border.Command.Parts;
using Border.Domain.People;
using Border.Web.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Border.Command;

/// <summary>
/// The pages of command staff about posts, alerts, crossings and figures. Each names the <see cref="Permission"/> it needs as its policy;
/// the host defines the policies and puts a <see cref="CommandView"/> among the request's features.
/// </summary>
public static class CommandPages
{
    /// <summary>The largest form taken: 16 KiB.</summary>
    public const int MaxFormBytes = 16 * 1024;

    /// <summary>Maps the pages; staff and bundles are <see cref="AdministrationPages"/>.</summary>
    public static void MapPostPages(this IEndpointRouteBuilder app)
    {
        var posts = app.MapGroup("/command").RequireAuthorization(nameof(Permission.SeePosts));
        posts.MapGet("", OverviewAsync);
        posts.MapGet("parts/posts", PostsPartAsync);
        posts.MapGet("links", LinksAsync);
        posts.MapGet("parts/links", LinksPartAsync);
        posts.MapGet("alerts", AlertsAsync);
        posts.MapGet("parts/alerts", AlertsPartAsync);
        posts.MapGet("live", Live);
        posts.MapPost("alerts/acknowledge", AcknowledgeAsync)
            .RequireAuthorization(nameof(Permission.AcknowledgeAlerts)).WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));

        var crossings = app.MapGroup("/command/crossings").RequireAuthorization(nameof(Permission.SearchCrossings));
        crossings.MapGet("", (HttpContext context, ICommandDesk desk, CancellationToken gone) => SearchAsync(context, desk, new CrossingSearchForm(), gone));
        crossings.MapPost("", (HttpContext context, ICommandDesk desk, [AsParameters] CrossingSearchForm form, CancellationToken gone) =>
            SearchAsync(context, desk, form, gone)).WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));
        crossings.MapGet("{crossing:guid}", CrossingAsync);
        crossings.MapGet("{crossing:guid}/images/{digest:length(64)}", ImageAsync);

        app.MapGet("/command/statistics", StatisticsAsync).RequireAuthorization(nameof(Permission.SeeStatistics));
    }

    internal static CommandView Who(HttpContext context) =>
        context.Features.Get<CommandView>() ?? throw new InvalidOperationException("The host must put a CommandView among the request's features.");

    internal static Dictionary<string, object?> Values(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var result = new Dictionary<string, object?>();
        foreach (var (name, value) in values)
            result[name] = value;
        return result;
    }

    private static async Task<IResult> OverviewAsync(HttpContext context, ICommandDesk desk, CancellationToken gone) =>
        new RazorComponentResult<OverviewPage>(Values(
            (nameof(OverviewPage.Who), Who(context)), (nameof(OverviewPage.Posts), await desk.PostsAsync(gone))));

    private static async Task<IResult> PostsPartAsync(HttpContext context, ICommandDesk desk, CancellationToken gone) =>
        new RazorComponentResult<PostsPart>(Values((nameof(PostsPart.Who), Who(context)), (nameof(PostsPart.Posts), await desk.PostsAsync(gone))));

    private static async Task<IResult> LinksAsync(HttpContext context, ICommandDesk desk, IBundleDesk bundles, CancellationToken gone) =>
        new RazorComponentResult<LinksPage>(await LinksOfAsync(context, desk, bundles, gone));

    private static async Task<IResult> LinksPartAsync(HttpContext context, ICommandDesk desk, IBundleDesk bundles, CancellationToken gone) =>
        new RazorComponentResult<LinksPart>(await LinksOfAsync(context, desk, bundles, gone));

    private static async Task<Dictionary<string, object?>> LinksOfAsync(HttpContext context, ICommandDesk desk, IBundleDesk bundles, CancellationToken gone) => Values(
        (nameof(LinksPart.Who), Who(context)),
        (nameof(LinksPart.Posts), await desk.PostsAsync(gone)),
        (nameof(LinksPart.Published), (await bundles.ListAsync(gone)).ToDictionary(b => b.Kind, b => b.Version)),
        (nameof(LinksPart.Late), await desk.LateAsync(gone)));

    private static async Task<IResult> AlertsAsync(HttpContext context, ICommandDesk desk, CancellationToken gone) =>
        new RazorComponentResult<AlertsPage>(Values(
            (nameof(AlertsPage.Who), Who(context)),
            (nameof(AlertsPage.Open), await desk.OpenAlertsAsync(gone)),
            (nameof(AlertsPage.Answered), await desk.AnsweredAlertsAsync(gone))));

    private static Task<IResult> AlertsPartAsync(HttpContext context, ICommandDesk desk, CancellationToken gone) =>
        RenderAlertsAsync(context, desk, null, gone);

    private static async Task<IResult> RenderAlertsAsync(HttpContext context, ICommandDesk desk, string? message, CancellationToken gone) =>
        new RazorComponentResult<AlertsPart>(Values(
            (nameof(AlertsPart.Who), Who(context)),
            (nameof(AlertsPart.Open), await desk.OpenAlertsAsync(gone)),
            (nameof(AlertsPart.Answered), await desk.AnsweredAlertsAsync(gone)),
            (nameof(AlertsPart.Message), message)));

    private static async Task<IResult> AcknowledgeAsync(
        HttpContext context, ICommandDesk desk, LiveChanges live, [FromForm] string? key, CancellationToken gone)
    {
        var acknowledged = key is { Length: > 0 and <= 200 } && await desk.AcknowledgeAsync(key, Who(context).StaffId, gone);
        live.Publish("alerts");
        if (!context.Request.Headers.ContainsKey("HX-Request"))
            return TypedResults.LocalRedirect("/command/alerts");
        return await RenderAlertsAsync(context, desk, acknowledged ? "Acknowledged." : "Somebody acknowledged it before you.", gone);
    }

    private static async Task<IResult> SearchAsync(HttpContext context, ICommandDesk desk, CrossingSearchForm form, CancellationToken gone)
    {
        var query = form.ToQuery(out var problem);
        var result = problem is null ? await desk.SearchAsync(query, form.Subject(), gone) : null;
        var posts = await desk.PostsAsync(gone);
        return new RazorComponentResult<CrossingsPage>(Values(
            (nameof(CrossingsPage.Who), Who(context)),
            (nameof(CrossingsPage.Form), form),
            (nameof(CrossingsPage.Posts), posts.Select(p => p.Name).Order(StringComparer.Ordinal).ToArray()),
            (nameof(CrossingsPage.Result), result),
            (nameof(CrossingsPage.Page), query.Page),
            (nameof(CrossingsPage.PageSize), query.PageSize),
            (nameof(CrossingsPage.ProblemText), problem)))
        {
            StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    private static async Task<IResult> CrossingAsync(HttpContext context, ICommandDesk desk, Guid crossing, CancellationToken gone) =>
        await desk.FindCrossingAsync(crossing, Who(context), gone) is { } screen
            ? new RazorComponentResult<CrossingRecordsPage>(Values(
                (nameof(CrossingRecordsPage.Who), Who(context)), (nameof(CrossingRecordsPage.Crossing), screen)))
            : TypedResults.NotFound();

    private static async Task<IResult> ImageAsync(HttpContext context, ICommandDesk desk, Guid crossing, string digest, CancellationToken gone)
    {
        if (await desk.ReadImageAsync(crossing, digest, Who(context), gone) is not { } found)
            return TypedResults.NotFound();
        // Whatever a device sent: only what is a picture is shown as one.
        return found.Image.IsShown
            ? TypedResults.Bytes(found.Bytes, found.Image.MediaType)
            : TypedResults.Bytes(found.Bytes, "application/octet-stream", $"{found.Image.Digest[..16]}.bin");
    }

    private static async Task<IResult> StatisticsAsync(HttpContext context, ICommandDesk desk, string? post, CancellationToken gone)
    {
        string[] posts = [.. (await desk.PostsAsync(gone)).Select(p => p.Name).Order(StringComparer.Ordinal)];
        var chosen = posts.Contains(post) ? post : null;
        return new RazorComponentResult<StatisticsPage>(Values(
            (nameof(StatisticsPage.Who), Who(context)),
            (nameof(StatisticsPage.Hours), await desk.LastDayAsync(chosen, gone)),
            (nameof(StatisticsPage.Posts), posts),
            (nameof(StatisticsPage.Post), chosen)));
    }

    private static ServerSentEventsResult<string> Live(LiveChanges live, CancellationToken gone) =>
        TypedResults.ServerSentEvents(live.ListenAsync(static topic => topic is "posts" or "alerts", gone));
}
