using Border.Command;
using Border.Command.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Border.Silo.People;

/// <summary>Sign-in, sign-out, and what somebody sees whose role does not allow a page.</summary>
internal static class SignInEndpoints
{
    private const int MaxFormBytes = 16 * 1024;

    /// <summary>Maps sign-in and sign-out; the only pages for those who are not signed in.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", static (string? next) => Page(null, next)).AllowAnonymous();
        app.MapPost("/sign-in", SignInAsync).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));
    }

    /// <summary>Signed in, but the role does not allow it.</summary>
    public static Task DenyAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        if (context.HttpContext.Features.Get<CommandView>() is not { } who || context.Request.Headers.ContainsKey("HX-Request"))
            return context.Response.WriteAsync("Your role does not allow this.");
        var page = new RazorComponentResult<DeniedPage>(new Dictionary<string, object?> { [nameof(DeniedPage.Who)] = who })
        {
            StatusCode = StatusCodes.Status403Forbidden,
        };
        return page.ExecuteAsync(context.HttpContext);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, SignInCheck check, CentreSessions sessions, [FromForm] string? name, [FromForm] string? password, [FromForm] string? next)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        var (member, problem) = await check.CheckAsync(name ?? "", password ?? "", address, context.RequestAborted);
        if (member is null)
            return Page(problem, next, StatusCodes.Status401Unauthorized);
        await context.SignInAsync(sessions.Start(member));
        return TypedResults.LocalRedirect(Local(next));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, CentreSessions sessions, [FromForm] string? from)
    {
        _ = from; // binding a form is what has the antiforgery token checked
        sessions.End(context.User);
        await context.SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in");
    }

    private static RazorComponentResult<SignInPage> Page(string? problem, string? next, int status = StatusCodes.Status200OK) =>
        new(new Dictionary<string, object?>
        {
            [nameof(SignInPage.Problem)] = problem,
            [nameof(SignInPage.Next)] = Local(next),
        })
        {
            StatusCode = status,
        };

    /// <summary>Only a page of the centre: a link from elsewhere must not lead somebody who signs in elsewhere.</summary>
    private static string Local(string? next) =>
        next is ['/', not ('/' or '\\'), ..] && next.Length <= 200 && !next.Any(char.IsControl) ? next : "/command";
}
