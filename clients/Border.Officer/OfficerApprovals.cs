using Border.Domain.Crossings;
using Border.Officer.Desk;
using Border.Officer.Pages;
using Border.Officer.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Border.Officer;

/// <summary>Decisions that wait for a second officer: the list, approving, sending back, withdrawing.</summary>
public static class OfficerApprovals
{
    /// <summary>Maps the list of what waits.</summary>
    public static RouteGroupBuilder MapOfficerApprovalList(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/officer");
        group.MapGet("approvals", List);
        group.MapGet("parts/approvals", ListPart);
        return group;
    }

    /// <summary>Maps the post with which a second officer answers; the host asks for the right to approve.</summary>
    public static RouteHandlerBuilder MapOfficerApprovals(this IEndpointRouteBuilder app) =>
        app.MapPost("/officer/lanes/{lane}/approval", AnswerAsync).WithMetadata(new RequestSizeLimitAttribute(OfficerPosts.MaxFormBytes));

    /// <summary>Maps the post with which whoever proposed takes it back; the host asks for the right to decide.</summary>
    public static RouteHandlerBuilder MapOfficerWithdrawals(this IEndpointRouteBuilder app) =>
        app.MapPost("/officer/lanes/{lane}/withdrawal", WithdrawAsync).WithMetadata(new RequestSizeLimitAttribute(OfficerPosts.MaxFormBytes));

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        IOfficerDesk desk,
        string lane,
        [FromForm] Guid crossing,
        [FromForm] int traveller,
        [FromForm] int proposal,
        [FromForm] int seen,
        [FromForm] string? choice,
        [FromForm] string? note)
    {
        if (OfficerPages.ViewOf(context) is not { } officer || desk.Find(lane) is not { } screen)
            return TypedResults.NotFound();
        ApprovalInput? input = (choice ?? "").Split(':', 2) switch
        {
            ["approve"] => new ApproveDecision(traveller, proposal, officer.StaffId) { Crossing = crossing },
            ["return", var reason] => new ReturnDecision(traveller, proposal, reason, note, officer.StaffId) { Crossing = crossing },
            _ => null,
        };
        string? refusal;
        if (input is null)
            refusal = "Approve it, or send it back with a reason.";
        else if (input is ApproveDecision && OfficerPosts.IsOutdated(screen, crossing, traveller, seen))
            refusal = "Something new came in just as you approved. Look again, then approve.";
        else
            refusal = await desk.AskAsync(lane, input, CancellationToken.None);
        return Done(context, desk, lane, crossing, traveller, refusal, "/officer/approvals");
    }

    private static async Task<IResult> WithdrawAsync(
        HttpContext context, IOfficerDesk desk, string lane, [FromForm] Guid crossing, [FromForm] int traveller, [FromForm] int proposal)
    {
        if (OfficerPages.ViewOf(context) is not { } officer || desk.Find(lane) is null)
            return TypedResults.NotFound();
        var refusal = await desk.AskAsync(lane, new WithdrawDecision(traveller, proposal, officer.StaffId) { Crossing = crossing }, CancellationToken.None);
        return Done(context, desk, lane, crossing, traveller, refusal, OfficerTyping.Back(lane, crossing, traveller));
    }

    private static IResult Done(HttpContext context, IOfficerDesk desk, string lane, Guid crossing, int traveller, string? refusal, string next)
    {
        if (!context.Request.Headers.ContainsKey("HX-Request"))
            return refusal is null ? TypedResults.LocalRedirect(next) : TypedResults.Text(refusal, statusCode: StatusCodes.Status409Conflict);
        // The same party while it is there, so that whoever looks sees what their key did.
        var isThere = desk.Find(lane)?.Parties.Any(party => party.State.Id == crossing) == true;
        return OfficerPages.BoardOf(context, desk, lane, isThere ? traveller : null, isThere ? crossing : null, isAnswer: true, refusal) is { } board ? board : TypedResults.NotFound();
    }

    private static Results<RazorComponentResult<ApprovalsPage>, NotFound> List(HttpContext context) => OfficerPages.ViewOf(context) is { } officer
        ? new RazorComponentResult<ApprovalsPage>(new Dictionary<string, object?> { [nameof(ApprovalsPage.Officer)] = officer })
        : TypedResults.NotFound();

    private static Results<RazorComponentResult<ApprovalsPart>, NotFound> ListPart(HttpContext context) => OfficerPages.ViewOf(context) is { } officer
        ? new RazorComponentResult<ApprovalsPart>(new Dictionary<string, object?> { [nameof(ApprovalsPart.Officer)] = officer })
        : TypedResults.NotFound();
}
