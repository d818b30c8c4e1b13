using System.Globalization;
using Border.Officer.Desk;
using Border.Officer.Pages;
using Border.Officer.Parts;
using Border.Web.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Border.Officer;

/// <summary>The officer's pages: the terminal of a lane, its live parts, the secondary list. The host adds the rights.</summary>
public static class OfficerPages
{
    /// <summary>Maps the pages that only look; posts are <see cref="OfficerPosts"/>.</summary>
    /// <returns>The group, for the host's authorization.</returns>
    public static RouteGroupBuilder MapOfficerPages(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/officer");
        group.MapGet("", Home);
        group.MapGet("lanes/{lane}", Terminal);
        group.MapGet("secondary", Secondary);
        group.MapGet("parts/lanes", LanesPart);
        group.MapGet("parts/board/{lane}", BoardPart);
        group.MapGet("parts/states", StatesPart);
        group.MapGet("parts/cut-off", CutOffPart);
        group.MapGet("parts/alerts", NewAlertsPart);
        group.MapGet("images/{lane}/{crossing:guid}/{what}/{traveller:int}/{digest}", Image);
        group.MapGet("live", Live);
        return group;
    }

    /// <summary>Maps the supervisor's page: all lanes of the post at once.</summary>
    /// <returns>The group, for the host's authorization.</returns>
    public static RouteGroupBuilder MapOfficerPost(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/officer");
        group.MapGet("post", Post);
        group.MapGet("parts/post", (IOfficerDesk desk) => new RazorComponentResult<PostPart>(new Dictionary<string, object?> { [nameof(PostPart.Lanes)] = desk.Lanes }));
        return group;
    }

    internal static OfficerView? ViewOf(HttpContext context) => context.Features.Get<OfficerView>();

    private static Results<RazorComponentResult<TerminalPage>, NotFound> Home(HttpContext context, IOfficerDesk desk) =>
        desk.Lanes is [var first, ..] ? Terminal(context, desk, (desk.Lanes.FirstOrDefault(lane => lane.Current is not null) ?? first).Lane.Name) : TypedResults.NotFound();

    private static Results<RazorComponentResult<TerminalPage>, NotFound> Terminal(
        HttpContext context, IOfficerDesk desk, string lane, int? traveller = null, Guid? crossing = null) =>
        desk.Find(lane) is { } screen && ViewOf(context) is { } officer
            ? new RazorComponentResult<TerminalPage>(new Dictionary<string, object?>
            {
                [nameof(TerminalPage.Lane)] = screen,
                [nameof(TerminalPage.Officer)] = officer,
                [nameof(TerminalPage.Traveller)] = traveller,
                [nameof(TerminalPage.Chosen)] = crossing,
            })
            : TypedResults.NotFound();

    private static Results<RazorComponentResult<SecondaryPage>, NotFound> Secondary(HttpContext context) =>
        ViewOf(context) is { } officer
            ? new RazorComponentResult<SecondaryPage>(new Dictionary<string, object?> { [nameof(SecondaryPage.Officer)] = officer })
            : TypedResults.NotFound();

    private static Results<RazorComponentResult<PostPage>, NotFound> Post(HttpContext context) =>
        ViewOf(context) is { } officer
            ? new RazorComponentResult<PostPage>(new Dictionary<string, object?> { [nameof(PostPage.Officer)] = officer })
            : TypedResults.NotFound();

    private static RazorComponentResult<LaneList> LanesPart(IOfficerDesk desk, string? current) => new(new Dictionary<string, object?>
    {
        [nameof(LaneList.Lanes)] = desk.Lanes,
        [nameof(LaneList.Current)] = current ?? "",
    });

    private static Results<RazorComponentResult<Board>, NotFound> BoardPart(
        HttpContext context, IOfficerDesk desk, string lane, int? traveller = null, Guid? crossing = null) =>
        BoardOf(context, desk, lane, traveller, crossing) is { } board ? board : TypedResults.NotFound();

    internal static RazorComponentResult<Board>? BoardOf(
        HttpContext context, IOfficerDesk desk, string lane, int? traveller, Guid? crossing, bool isAnswer = false, string? message = null) =>
        desk.Find(lane) is { } screen && ViewOf(context) is { } officer
            ? new RazorComponentResult<Board>(new Dictionary<string, object?>
            {
                [nameof(Board.Lane)] = screen,
                [nameof(Board.Officer)] = officer,
                [nameof(Board.Traveller)] = traveller,
                [nameof(Board.Chosen)] = crossing,
                [nameof(Board.IsAnswer)] = isAnswer,
                [nameof(Board.Message)] = message,
            })
            : null;

    private static RazorComponentResult<CutOffPart> CutOffPart(IOfficerDesk desk) =>
        new(new Dictionary<string, object?> { [nameof(Parts.CutOffPart.CutOff)] = desk.Node.CutOff });

    /// <summary>Nothing when the page shows these already: a button must not be replaced while somebody presses it.</summary>
    private static Results<RazorComponentResult<AlertsPart>, NoContent> NewAlertsPart(IOfficerDesk desk, [FromQuery(Name = "id")] Guid[] shown) =>
        desk.Alerts.Select(alert => alert.Id).SequenceEqual(shown) ? TypedResults.NoContent() : AlertsPart(desk);

    internal static RazorComponentResult<AlertsPart> AlertsPart(IOfficerDesk desk) =>
        new(new Dictionary<string, object?> { [nameof(Parts.AlertsPart.Alerts)] = desk.Alerts });

    private static RazorComponentResult<States> StatesPart(IOfficerDesk desk) =>
        new(new Dictionary<string, object?> { [nameof(States.Node)] = desk.Node });

    private static async Task<Results<FileContentHttpResult, NotFound>> Image(
        HttpContext context, IOfficerDesk desk, string lane, Guid crossing, string what, int traveller, CancellationToken gone)
    {
        if (what is not ("plate" or "document" or "portrait" or "face") || await desk.ReadImageAsync(lane, crossing, what, traveller, gone) is not { } image)
            return TypedResults.NotFound();
        context.Response.Headers.ContentDisposition = "inline";
        return TypedResults.Bytes(image.Bytes, image.MediaType);
    }

    private static ServerSentEventsResult<string> Live(LiveChanges live, string? lane, CancellationToken gone)
    {
        var own = string.Create(CultureInfo.InvariantCulture, $"lane-{lane}");
        return TypedResults.ServerSentEvents(live.ListenAsync(topic => topic == "lanes" || topic == own, gone));
    }
}
