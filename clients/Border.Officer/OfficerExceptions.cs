using Border.Domain.Crossings;
using Border.Domain.Watchlists.Exceptions;
using Border.Officer.Desk;
using Border.Officer.Pages;
using Border.Officer.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Border.Officer;

/// <summary>
/// "Not the same person": one officer says so at the hit, another confirms it from the list. Pages of their own, so that no live update takes
/// away what is being written.
/// </summary>
public static class OfficerExceptions
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(90);

    /// <summary>Maps the pages and posts that need the right to clear hits.</summary>
    public static RouteGroupBuilder MapOfficerExceptions(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/officer").WithMetadata(new RequestSizeLimitAttribute(OfficerPosts.MaxFormBytes));
        group.MapGet("lanes/{lane}/clear", Show);
        group.MapPost("lanes/{lane}/clear", ProposeAsync);
        group.MapGet("parts/cleared", LinkPart);
        group.MapGet("exceptions", (HttpContext context) => List(context, null));
        group.MapPost("exceptions/confirm", ConfirmAsync);
        group.MapPost("exceptions/withdraw", WithdrawAsync);
        return group;
    }

    private static IResult Show(HttpContext context, IOfficerDesk desk, TimeProvider time, string lane, Guid? crossing = null, int traveller = 1)
    {
        if (desk.Find(lane) is not { } screen || OfficerPages.ViewOf(context) is not { } officer)
            return TypedResults.NotFound();
        var until = DateOnly.FromDateTime((time.GetLocalNow() + Usual).DateTime);
        var form = new ClearForm { Crossing = crossing ?? Guid.Empty, Traveller = traveller, Until = until.ToString("yyyy-MM-dd", null) };
        return StateOf(screen, form.Crossing)?.Travellers.ContainsKey(traveller) == true
            ? Page(officer, screen, form, null, time)
            : TypedResults.LocalRedirect($"/officer/lanes/{lane}");
    }

    private static async Task<IResult> ProposeAsync(HttpContext context, IOfficerDesk desk, TimeProvider time, string lane, [AsParameters] ClearForm form)
    {
        if (desk.Find(lane) is not { } screen || OfficerPages.ViewOf(context) is not { } officer)
            return TypedResults.NotFound();
        if (await desk.ProposeExceptionAsync(lane, form, officer.StaffId) is not { } refusal)
            return TypedResults.LocalRedirect(OfficerTyping.Back(lane, form.Crossing, form.Traveller));
        context.Response.StatusCode = StatusCodes.Status409Conflict;
        return StateOf(screen, form.Crossing)?.Travellers.ContainsKey(form.Traveller) == true
            ? Page(officer, screen, form, refusal, time)
            : TypedResults.Text(refusal, statusCode: StatusCodes.Status409Conflict);
    }

    private static Task<IResult> ConfirmAsync(HttpContext context, IOfficerDesk desk, [FromForm] Guid id) =>
        AskAsync(context, desk, officer => new ConfirmException(id, officer));

    private static Task<IResult> WithdrawAsync(HttpContext context, IOfficerDesk desk, [FromForm] Guid id, [FromForm] string? reason) =>
        AskAsync(context, desk, officer => new WithdrawException(id, reason ?? "", officer));

    private static async Task<IResult> AskAsync(HttpContext context, IOfficerDesk desk, Func<string, ExceptionInput> input)
    {
        if (OfficerPages.ViewOf(context) is not { } officer)
            return TypedResults.NotFound();
        if (await desk.AskAsync(input(officer.StaffId)) is not { } refusal)
            return TypedResults.LocalRedirect("/officer/exceptions");
        context.Response.StatusCode = StatusCodes.Status409Conflict;
        return List(context, refusal);
    }

    private static IResult LinkPart(HttpContext context) => OfficerPages.ViewOf(context) is { } officer
        ? new RazorComponentResult<ClearedLink>(new Dictionary<string, object?> { [nameof(ClearedLink.Officer)] = officer })
        : TypedResults.NotFound();

    private static IResult List(HttpContext context, string? refusal) => OfficerPages.ViewOf(context) is { } officer
        ? new RazorComponentResult<ExceptionsPage>(new Dictionary<string, object?>
        {
            [nameof(ExceptionsPage.Officer)] = officer,
            [nameof(ExceptionsPage.Refusal)] = refusal,
        })
        : TypedResults.NotFound();

    private static RazorComponentResult<ClearPage> Page(OfficerView officer, LaneScreen lane, ClearForm form, string? refusal, TimeProvider time) =>
        new(new Dictionary<string, object?>
        {
            [nameof(ClearPage.Officer)] = officer,
            [nameof(ClearPage.Lane)] = lane,
            [nameof(ClearPage.Traveller)] = StateOf(lane, form.Crossing)!.Travellers[form.Traveller],
            [nameof(ClearPage.Form)] = form,
            [nameof(ClearPage.Refusal)] = refusal,
            [nameof(ClearPage.Today)] = DateOnly.FromDateTime(time.GetLocalNow().DateTime),
        });

    private static CrossingState? StateOf(LaneScreen screen, Guid crossing) =>
        screen.Current?.State.Id == crossing ? screen.Current.State : screen.Secondary.FirstOrDefault(c => c.State.Id == crossing)?.State;
}
