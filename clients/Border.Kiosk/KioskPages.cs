using Border.Kiosk.Desk;
using Border.Kiosk.Pages;
using Border.Kiosk.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Border.Kiosk;

/// <summary>The travellers' pages: no sign-in, no data about anybody, nothing typed is kept.</summary>
public static class KioskPages
{
    private const int MaxFormBytes = 16 * 1024;

    /// <summary>Maps the pages.</summary>
    public static RouteGroupBuilder MapKioskPages(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/kiosk").WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));
        group.MapGet("", () => new RazorComponentResult<LanguagePage>());
        group.MapGet("{language}", (string language) => Page<HomePage>(language));
        group.MapGet("{language}/waits", (string language) => Page<WaitsPage>(language));
        group.MapGet("{language}/stay", (string language) => Page<StayPage>(language));
        group.MapPost("{language}/stay", Calculate);
        return group;
    }

    private static Results<RazorComponentResult<StayPage>, NotFound> Calculate(
        string language, IKioskPost post, IFormCollection form) =>
        KioskLanguage.Find(language) is { } spoken ? Page<StayPage>(spoken, StayForm.Of(name => form[name], post.Today, spoken)) : TypedResults.NotFound();

    private static Results<RazorComponentResult<T>, NotFound> Page<T>(string language)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        KioskLanguage.Find(language) is { } spoken ? Page<T>(spoken, null) : TypedResults.NotFound();

    private static RazorComponentResult<T> Page<T>(KioskLanguage language, StayForm? form)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        var parameters = new Dictionary<string, object?> { ["Language"] = language };
        if (form is not null)
            parameters["Form"] = form;
        return new RazorComponentResult<T>(parameters);
    }
}
