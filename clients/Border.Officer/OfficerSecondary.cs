using Border.Domain.Crossings;
using Border.Domain.Recommendations;
using Border.Officer.Desk;
using Border.Officer.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Border.Officer;

/// <summary>
/// A traveller's secondary inspection: questions, findings, decision. A page of its own with one form, so that no live update and no button takes
/// away what is being written: whatever is pressed, the answers that are filled in are recorded with it.
/// </summary>
public static class OfficerSecondary
{
    /// <summary>The largest form taken: 60 KiB, nine answers in a script of three bytes a letter.</summary>
    public const int MaxFormBytes = 60 * 1024;

    /// <summary>Maps the page and its post, which need the right to decide.</summary>
    public static RouteGroupBuilder MapOfficerInspections(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/officer/lanes/{lane}").WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));
        group.MapGet("secondary", Show);
        group.MapPost("secondary", RecordAsync);
        return group;
    }

    /// <summary>The page of a traveller in secondary inspection.</summary>
    internal static string Address(string lane, Guid crossing, int traveller) => $"/officer/lanes/{lane}/secondary?crossing={crossing:N}&traveller={traveller}";

    /// <summary>The first traveller of a crossing who is in secondary inspection; null when nobody is.</summary>
    internal static TravellerState? First(CrossingState state) => state.Travellers.Values.FirstOrDefault(t => t.Decided?.Outcome == Outcome.Secondary);

    private static IResult Show(HttpContext context, IOfficerDesk desk, string lane, Guid? crossing = null, int? traveller = null)
    {
        if (desk.Find(lane) is not { } screen || OfficerPages.ViewOf(context) is not { } officer)
            return TypedResults.NotFound();
        if (Find(screen, crossing ?? Guid.Empty) is not { } party || (traveller ?? First(party.State)?.Number) is not { } number || !IsThere(party.State, number))
            return TypedResults.LocalRedirect("/officer/secondary");
        return Page(officer, lane, party, new InspectionForm { Crossing = party.State.Id, Traveller = number }, null);
    }

    private static async Task<IResult> RecordAsync(HttpContext context, IOfficerDesk desk, string lane, IFormCollection sent)
    {
        if (desk.Find(lane) is not { } screen || OfficerPages.ViewOf(context) is not { } officer)
            return TypedResults.NotFound();
        var form = InspectionForm.Of(sent);
        var refusal = await AskAsync(desk, lane, screen, form, officer.StaffId);
        var party = desk.Find(lane) is { } now ? Find(now, form.Crossing) : null;
        if (refusal is not null)
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        if (party is not null && IsThere(party.State, form.Traveller))
        {
            // A note belongs to a finding or decision: it stays on the page while only answers are recorded.
            return refusal is not null || (form.Choice.Length == 0 && form.Note is not null)
                ? Page(officer, lane, party, form, refusal)
                : TypedResults.LocalRedirect(Address(lane, form.Crossing, form.Traveller));
        }

        if (refusal is not null)
            return TypedResults.Text(refusal, statusCode: StatusCodes.Status409Conflict);
        return TypedResults.LocalRedirect(party is not null && First(party.State) is { } next ? Address(lane, form.Crossing, next.Number) : "/officer/secondary");
    }

    /// <summary>Records what was written and pressed, up to the first that is refused.</summary>
    private static async Task<string?> AskAsync(IOfficerDesk desk, string lane, LaneScreen screen, InspectionForm form, string officer)
    {
        if (form.Inputs(officer) is not { } inputs)
            return "Choose a finding or a decision that the page offers.";
        foreach (var input in inputs)
        {
            if (input is Decide && OfficerPosts.IsOutdated(screen, form.Crossing, form.Traveller, form.Seen))
                return "Something new came in just as you decided. Look again, then decide.";
            if (await desk.AskAsync(lane, input, CancellationToken.None) is { } refusal)
                return refusal;
        }

        return null;
    }

    private static CrossingScreen? Find(LaneScreen lane, Guid crossing) => lane.Parties.FirstOrDefault(party => party.State.Id == crossing);

    private static bool IsThere(CrossingState state, int traveller) => state.Travellers.GetValueOrDefault(traveller)?.Decided?.Outcome == Outcome.Secondary;

    private static RazorComponentResult<InspectionPage> Page(OfficerView officer, string lane, CrossingScreen party, InspectionForm form, string? refusal) =>
        new(new Dictionary<string, object?>
        {
            [nameof(InspectionPage.Officer)] = officer,
            [nameof(InspectionPage.Lane)] = lane,
            [nameof(InspectionPage.Party)] = party,
            [nameof(InspectionPage.Form)] = form,
            [nameof(InspectionPage.Refusal)] = refusal,
        });
}
