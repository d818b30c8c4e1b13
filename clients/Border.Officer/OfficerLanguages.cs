using Border.Officer.Pages;
using Border.Officer.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Border.Officer;

/// <summary>
/// Which language the pages speak: what the officer chose at this terminal, else what the staff list says of them, else English. Before
/// anybody has signed in: what was chosen there, else what the browser asks for.
/// </summary>
public static class OfficerLanguages
{
    private const string Cookie = "__Host-border-language";
    private const int LongestAddress = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>What the pages need of the host's services.</summary>
    public static IServiceCollection AddOfficerPages(this IServiceCollection services) => services.AddScoped<OfficerTexts>();

    /// <summary>Says in which language a request is answered. After the host has told who asks.</summary>
    public static void UseOfficerLanguage(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var texts = context.RequestServices.GetRequiredService<OfficerTexts>();
        texts.Language = LanguageOf(context);
        texts.Address = $"{context.Request.Path}{context.Request.QueryString}";
        return next(context);
    });

    /// <summary>Maps the page that offers the languages and the post that takes one; open to all, as it shows nothing else.</summary>
    public static RouteGroupBuilder MapOfficerLanguage(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/language").WithMetadata(new RequestSizeLimitAttribute(OfficerPosts.MaxFormBytes));
        group.MapGet("", (HttpContext context, string? next) => new RazorComponentResult<LanguagePage>(new Dictionary<string, object?>
        {
            [nameof(LanguagePage.Officer)] = OfficerPages.ViewOf(context),
            [nameof(LanguagePage.Next)] = Local(next),
        }));
        group.MapPost("", Choose);
        return group;
    }

    /// <summary>What was chosen before signing in becomes the officer's: the next one at this terminal starts with their own.</summary>
    /// <param name="context">The sign-in's request.</param>
    /// <param name="staff">Who signed in.</param>
    public static void KeepLanguage(HttpContext context, string staff)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Chosen(context) is ({ } language, ""))
            Keep(context, language, staff);
    }

    private static IResult Choose(HttpContext context, [FromForm] string? language, [FromForm] string? next)
    {
        if (OfficerLanguage.Find(language) is not { } chosen)
            return TypedResults.BadRequest("There is no such language. Go back and choose one of those shown.");
        Keep(context, chosen, OfficerPages.ViewOf(context)?.StaffId ?? "");
        return TypedResults.LocalRedirect(Local(next));
    }

    private static OfficerLanguage LanguageOf(HttpContext context)
    {
        var (chosen, by) = Chosen(context);
        if (OfficerPages.ViewOf(context) is { } officer)
            return (by == officer.StaffId ? chosen : null) ?? OfficerLanguage.Find(officer.Language) ?? OfficerLanguage.English;
        return chosen ?? OfficerLanguage.All.FirstOrDefault(l => Asks(context).StartsWith(l.Code, StringComparison.OrdinalIgnoreCase)) ?? OfficerLanguage.English;
    }

    private static string Asks(HttpContext context) => context.Request.Headers.AcceptLanguage.ToString();

    /// <summary>The cookie is <c>CODE</c> or <c>CODE.STAFF</c>; anything else counts as none.</summary>
    private static (OfficerLanguage? Language, string? By) Chosen(HttpContext context)
    {
        var parts = (context.Request.Cookies[Cookie] ?? "").Split('.', 2);
        return (OfficerLanguage.Find(parts[0]), parts.Length > 1 ? parts[1] : "");
    }

    private static void Keep(HttpContext context, OfficerLanguage language, string staff) =>
        context.Response.Cookies.Append(Cookie, staff.Length > 0 ? $"{language.Code}.{staff}" : language.Code, new CookieOptions
        {
            HttpOnly = true,
            Secure = true,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            MaxAge = Kept,
        });

    /// <summary>Only a path of this node: a link from elsewhere must not lead an officer elsewhere.</summary>
    private static string Local(string? next) =>
        next is ['/', not ('/' or '\\'), ..] && next.Length <= LongestAddress && !next.Any(char.IsControl) ? next : "/officer";
}
