using Border.Domain.Crossings;
using Border.Domain.Recommendations;
using Border.Officer.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Border.Officer;

/// <summary>What an officer does: decide, cancel, count the party, open and close a lane. Every post carries an antiforgery token.</summary>
public static class OfficerPosts
{
    /// <summary>The largest form taken: 16 KiB.</summary>
    public const int MaxFormBytes = 16 * 1024;

    /// <summary>Maps the posts that need the right to decide, and the pages to type on.</summary>
    public static RouteGroupBuilder MapOfficerDecisions(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/officer/lanes/{lane}").WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));
        group.MapPost("decisions", Decide);
        group.MapPost("party", Count);
        group.MapTyping();
        return group;
    }

    /// <summary>Maps the post with which an officer says that they saw an alert of the centre.</summary>
    public static RouteHandlerBuilder MapOfficerAlerts(this IEndpointRouteBuilder app) =>
        app.MapPost("/officer/alerts/seen", See).WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));

    /// <summary>Maps the post that needs the right to open and close lanes.</summary>
    public static RouteGroupBuilder MapOfficerSwitches(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/officer/lanes/{lane}").WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));
        group.MapPost("switch", Switch);
        return group;
    }

    private static async Task<IResult> Decide(
        HttpContext context,
        IOfficerDesk desk,
        string lane,
        [FromForm] Guid crossing,
        [FromForm] int traveller,
        [FromForm] int seen,
        [FromForm] string? outcome,
        [FromForm] string? choice,
        [FromForm] string? note)
    {
        if (OfficerPages.ViewOf(context) is not { } officer || desk.Find(lane) is not { } screen)
            return TypedResults.NotFound();
        var parts = (choice ?? outcome ?? "").Split(':', 2);
        var reason = parts.Length > 1 ? parts[1] : null;
        string? refusal;
        if (parts[0] == "Cancel")
            refusal = await desk.AskAsync(lane, new Cancel(officer.StaffId, reason ?? "") { Crossing = crossing }, CancellationToken.None);
        else if (!Enum.TryParse<Outcome>(parts[0], out var decided) || !Enum.IsDefined(decided))
            refusal = "Choose admit, secondary, hold or refuse.";
        else if (IsOutdated(screen, crossing, traveller, seen))
            refusal = "Something new came in just as you decided. Look again, then decide.";
        else
            refusal = await desk.AskAsync(lane, DecisionOf(officer, crossing, traveller, decided, reason, note), CancellationToken.None);
        return refusal is null && Waits(desk, lane, crossing, traveller)
            ? Answer(context, desk, lane, null, crossing, traveller)
            : Answer(context, desk, lane, refusal);
    }

    /// <summary>True when the decision waits for a second officer now: whoever decided goes on looking at the party.</summary>
    private static bool Waits(IOfficerDesk desk, string lane, Guid crossing, int traveller) =>
        desk.Find(lane)?.Parties.FirstOrDefault(party => party.State.Id == crossing)?.State.Travellers.GetValueOrDefault(traveller)?.Waiting is not null;

    private static async Task<IResult> Count(HttpContext context, IOfficerDesk desk, string lane, [FromForm] Guid crossing, [FromForm] int travellers)
    {
        if (OfficerPages.ViewOf(context) is not { } officer || desk.Find(lane) is null)
            return TypedResults.NotFound();
        var refusal = await desk.AskAsync(lane, new CountParty(travellers, officer.StaffId) { Crossing = crossing }, CancellationToken.None);
        return Answer(context, desk, lane, refusal);
    }

    private static IResult See(HttpContext context, IOfficerDesk desk, [FromForm] Guid id)
    {
        if (OfficerPages.ViewOf(context) is not { } officer)
            return TypedResults.NotFound();
        desk.SeeAlert(id, officer.StaffId); // somebody who was faster is as good
        return context.Request.Headers.ContainsKey("HX-Request") ? OfficerPages.AlertsPart(desk) : TypedResults.LocalRedirect("/officer");
    }

    private static async Task<IResult> Switch(HttpContext context, IOfficerDesk desk, string lane, [FromForm] bool open)
    {
        if (OfficerPages.ViewOf(context) is not { } officer || desk.Find(lane) is null)
            return TypedResults.NotFound();
        return Answer(context, desk, lane, await desk.SwitchAsync(lane, open, officer.StaffId, CancellationToken.None));
    }

    private static Decide DecisionOf(OfficerView officer, Guid crossing, int traveller, Outcome outcome, string? reason, string? note) =>
        new(traveller, outcome, officer.StaffId, reason, string.IsNullOrWhiteSpace(note) ? null : note.Trim()) { Crossing = crossing };

    /// <summary>True when the officer saw another recommendation than the one that holds now: a hit may have come in between.</summary>
    internal static bool IsOutdated(LaneScreen screen, Guid crossing, int traveller, int seen)
    {
        var shown = screen.Current?.State.Id == crossing ? screen.Current : screen.Secondary.FirstOrDefault(c => c.State.Id == crossing);
        return shown?.State.Travellers.GetValueOrDefault(traveller)?.Recommended is { } now && now.Number != seen;
    }

    private static IResult Answer(HttpContext context, IOfficerDesk desk, string lane, string? refusal, Guid? crossing = null, int? traveller = null)
    {
        if (!context.Request.Headers.ContainsKey("HX-Request"))
            return refusal is null ? TypedResults.LocalRedirect($"/officer/lanes/{lane}") : TypedResults.Text(refusal, statusCode: StatusCodes.Status409Conflict);
        return OfficerPages.BoardOf(context, desk, lane, traveller, crossing, isAnswer: true, refusal) is { } board ? board : TypedResults.NotFound();
    }
}
