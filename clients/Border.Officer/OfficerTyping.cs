using Border.Domain.Crossings;
using Border.Domain.Documents.Typing;
using Border.Domain.Lanes;
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
/// Plates and documents typed by the officer where no machine can read them, and how a vehicle looks, which none reads: pages of their own, so that no live update takes away what
/// is being typed.
/// </summary>
internal static class OfficerTyping
{
    public static void MapTyping(this RouteGroupBuilder group)
    {
        group.MapGet("type/{kind}", Show);
        group.MapPost("type/{kind}", TypeAsync);
        group.MapPost("type/zone/check", CheckZone);
    }

    private static IResult Show(HttpContext context, IOfficerDesk desk, string lane, string kind, Guid? crossing = null, int traveller = 1)
    {
        if (KindOf(kind) is not { } form || desk.Find(lane) is not { } screen || OfficerPages.ViewOf(context) is not { } officer)
            return TypedResults.NotFound();
        return Find(screen, crossing ?? Guid.Empty) is { } shown && IsOf(shown.State, form, traveller)
            ? Page(officer, screen, shown, form, TypingForm.Of(shown.State, traveller, form), Nothing, null)
            : TypedResults.LocalRedirect($"/officer/lanes/{lane}");
    }

    private static async Task<IResult> TypeAsync(
        HttpContext context, IOfficerDesk desk, TimeProvider time, string lane, string kind, [AsParameters] TypingForm typed)
    {
        if (KindOf(kind) is not { } form || desk.Find(lane) is not { } screen || OfficerPages.ViewOf(context) is not { } officer)
            return TypedResults.NotFound();
        var (input, problems) = typed.Read(form, officer.StaffId, DateOnly.FromDateTime(time.GetLocalNow().DateTime));
        var refusal = input is null ? null : await desk.AskAsync(lane, input, CancellationToken.None);
        if (input is not null && refusal is null)
            return TypedResults.LocalRedirect(Back(lane, typed.Crossing, typed.Traveller));
        context.Response.StatusCode = input is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        return Find(desk.Find(lane) ?? screen, typed.Crossing) is { } shown
            ? Page(officer, screen, shown, form, typed, problems, refusal)
            : TypedResults.Text(refusal ?? "This crossing has ended: nothing was recorded.", statusCode: StatusCodes.Status409Conflict);
    }

    private static RazorComponentResult<ZonePart> CheckZone([FromForm] string? zone) =>
        new(new Dictionary<string, object?> { [nameof(ZonePart.Check)] = TypedZone.Check(zone) });

    private static RazorComponentResult<TypePage> Page(
        OfficerView officer,
        LaneScreen lane,
        CrossingScreen crossing,
        TypingKind kind,
        TypingForm typed,
        IReadOnlyDictionary<string, string> problems,
        string? refusal) =>
        new(new Dictionary<string, object?>
        {
            [nameof(TypePage.Officer)] = officer,
            [nameof(TypePage.Lane)] = lane,
            [nameof(TypePage.State)] = crossing.State,
            [nameof(TypePage.Kind)] = kind,
            [nameof(TypePage.Typed)] = typed,
            [nameof(TypePage.Problems)] = problems,
            [nameof(TypePage.Refusal)] = refusal,
        });

    /// <summary>The terminal of the traveller that was typed about.</summary>
    internal static string Back(string lane, Guid crossing, int traveller) =>
        $"/officer/lanes/{lane}?crossing={crossing:N}&traveller={Math.Max(1, traveller)}";

    private static readonly Dictionary<string, string> Nothing = [];

    private static CrossingScreen? Find(LaneScreen screen, Guid crossing) =>
        screen.Current?.State.Id == crossing ? screen.Current : screen.Secondary.FirstOrDefault(c => c.State.Id == crossing);

    private static TypingKind? KindOf(string kind) =>
        kind switch { "zone" => TypingKind.Zone, "fields" => TypingKind.Fields, "plate" => TypingKind.Plate, "looks" => TypingKind.Looks, _ => null };

    private static bool IsOf(CrossingState state, TypingKind kind, int traveller) => kind is TypingKind.Plate or TypingKind.Looks
        ? state.LaneKind != LaneKind.Pedestrian
        : traveller >= 1 && traveller <= Math.Min(state.Travellers.Count + 1, CrossingLimits.Travellers(state.LaneKind));
}
