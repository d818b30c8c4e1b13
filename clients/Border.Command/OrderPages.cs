using Border.Command.Desk;
using Border.Command.Pages;
using Border.Domain.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Border.Command;

/// <summary>The pages that order: a lane to be opened or closed, a subject to be erased.</summary>
public static class OrderPages
{
    /// <summary>Maps the pages.</summary>
    public static void MapOrderPages(this IEndpointRouteBuilder app)
    {
        var lanes = app.MapGroup("/command/lanes").RequireAuthorization(nameof(Permission.RunLanes));
        lanes.MapGet("{post}/{lane}", (HttpContext context, ICommandDesk posts, IOrderDesk desk, string post, string lane, CancellationToken gone) =>
            LaneAsync(context, posts, desk, post, lane, null, gone));
        lanes.MapPost("{post}/{lane}", SwitchAsync).WithMetadata(new RequestSizeLimitAttribute(CommandPages.MaxFormBytes));
        var erase = app.MapGroup("/command/erase").RequireAuthorization(nameof(Permission.Erase));
        erase.MapGet("", (HttpContext context) => Erase(context, new SubjectSearch(), null));
        erase.MapPost("", EraseAsync).WithMetadata(new RequestSizeLimitAttribute(CommandPages.MaxFormBytes));
    }

    private static async Task<IResult> SwitchAsync(
        HttpContext context, ICommandDesk posts, IOrderDesk desk, string post, string lane, [FromForm] bool open, CancellationToken gone) =>
        await LaneAsync(context, posts, desk, post, lane, await desk.SwitchLaneAsync(post, lane, open, CommandPages.Who(context), gone), gone);

    private static async Task<IResult> LaneAsync(
        HttpContext context, ICommandDesk posts, IOrderDesk desk, string post, string lane, OrderAnswer? answer, CancellationToken gone)
    {
        if (await desk.OfLaneAsync(post, lane, gone) is not { } orders)
            return TypedResults.NotFound();
        var screen = (await posts.PostsAsync(gone)).FirstOrDefault(p => p.Name == post);
        return new RazorComponentResult<LanePage>(CommandPages.Values(
            (nameof(LanePage.Who), CommandPages.Who(context)),
            (nameof(LanePage.Post), post),
            (nameof(LanePage.Lane), lane),
            (nameof(LanePage.IsOpen), screen?.Lanes.FirstOrDefault(l => l.Name == lane)?.IsOpen),
            (nameof(LanePage.Orders), orders),
            (nameof(LanePage.Answer), answer)))
        {
            StatusCode = Status(answer),
        };
    }

    private static async Task<IResult> EraseAsync(
        HttpContext context,
        IOrderDesk desk,
        [FromForm] string? plate,
        [FromForm] string? country,
        [FromForm] string? number,
        [FromForm] string? issuer,
        [FromForm] string? birth,
        [FromForm] bool? sure,
        CancellationToken gone)
    {
        var subject = new SubjectSearch
        {
            Plate = plate?.Trim(),
            Country = country?.Trim().ToUpperInvariant(),
            DocumentNumber = number?.Trim().ToUpperInvariant(),
            Issuer = issuer?.Trim().ToUpperInvariant(),
            BirthDate = birth?.Trim(),
        };
        return Erase(context, subject, sure == true
            ? await desk.EraseAsync(subject, CommandPages.Who(context), gone)
            : new OrderAnswer("Confirm that you mean it: what is erased cannot be brought back."));
    }

    private static RazorComponentResult<ErasePage> Erase(HttpContext context, SubjectSearch subject, OrderAnswer? answer) =>
        new(CommandPages.Values(
            (nameof(ErasePage.Who), CommandPages.Who(context)),
            (nameof(ErasePage.Form), answer is { Problem: null } ? new SubjectSearch() : subject),
            (nameof(ErasePage.Answer), answer)))
        {
            StatusCode = Status(answer),
        };

    private static int Status(OrderAnswer? answer) => answer switch
    {
        null or { Problem: null } => StatusCodes.Status200OK,
        { Refused: true } => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };
}
