using System.Security.Claims;
using Border.Domain.People;
using Border.Officer;
using Border.Officer.Desk;
using Border.Officer.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Border.Edge.People;

/// <summary>The sign-in page, and what each later request is allowed.</summary>
internal static class SignInEndpoints
{
    /// <summary>The claim that holds the session's id.</summary>
    public const string SessionClaim = "session";

    private const string Member = "member";

    /// <summary>Cookie, rights and antiforgery. The cookie is for this host alone, over HTTPS alone, never for scripts.</summary>
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "__Host-border";
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.SlidingExpiration = false;
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnRedirectToLogin = ToSignIn;
            options.Events.OnRedirectToAccessDenied = static context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return context.Response.WriteAsync("Your role does not allow this. Ask your supervisor.");
            };
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(nameof(Permission.SeeCrossings), policy => Require(policy, Permission.SeeCrossings))
            .AddPolicy(nameof(Permission.Decide), policy => Require(policy, Permission.Decide))
            .AddPolicy(nameof(Permission.ClearHits), policy => Require(policy, Permission.ClearHits))
            .AddPolicy(nameof(Permission.ApproveDecisions), policy => Require(policy, Permission.ApproveDecisions))
            .AddPolicy(nameof(Permission.RunLanes), policy => Require(policy, Permission.RunLanes));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "__Host-border-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
    }

    /// <summary>Maps sign-in and sign-out.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", (string? next) => Page(null, next));
        app.MapPost("/sign-in", SignInAsync).WithMetadata(new RequestSizeLimitAttribute(OfficerPosts.MaxFormBytes));
        app.MapPost("/sign-out", SignOutAsync).WithMetadata(new RequestSizeLimitAttribute(OfficerPosts.MaxFormBytes));
    }

    /// <summary>Tells the pages who looks at them.</summary>
    public static void UseOfficerView(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.Items[Member] is StaffMember member)
            context.Features.Set(ViewOf(member));
        return next(context);
    });

    private static OfficerView ViewOf(StaffMember member) =>
        new(member.Id, member.DisplayName, member.May(Permission.Decide), member.May(Permission.RunLanes), member.May(Permission.ClearHits))
        {
            CanApprove = member.May(Permission.ApproveDecisions),
            Language = member.Language,
        };

    private static async Task<IResult> SignInAsync(
        HttpContext context, SignInService service, [FromForm] string? name, [FromForm] string? password, [FromForm] string? next)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        var (session, problem) = await service.SignInAsync(name ?? "", password ?? "", address);
        if (session is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Page(problem, next);
        }

        var identity = new ClaimsIdentity([new Claim(SessionClaim, session)], CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(new ClaimsPrincipal(identity));
        if (service.Find(session, isAction: true) is { } member)
            OfficerLanguages.KeepLanguage(context, member.Id);
        return TypedResults.LocalRedirect(Local(next));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInService service, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.BadRequest("The form has expired. Go back, load the page again, and sign out there.");
        if (context.User.FindFirstValue(SessionClaim) is { } session)
            await service.SignOutAsync(session);
        await context.SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in");
    }

    private static RazorComponentResult<SignInPage> Page(string? problem, string? next) => new(new Dictionary<string, object?>
    {
        [nameof(SignInPage.Problem)] = problem,
        [nameof(SignInPage.Next)] = Local(next),
    });

    /// <summary>Only a path of this node: a link from elsewhere must not lead a signed-in officer elsewhere.</summary>
    private static string Local(string? next) =>
        next is ['/', not ('/' or '\\'), ..] && next.Length <= 200 && !next.Any(char.IsControl) ? next : "/officer";

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var service = context.HttpContext.RequestServices.GetRequiredService<SignInService>();
        if (context.Principal?.FindFirstValue(SessionClaim) is { } session && service.Find(session, IsAction(context.HttpContext.Request)) is { } member)
        {
            context.HttpContext.Items[Member] = member;
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync();
    }

    private static void Require(Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder policy, Permission permission) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context =>
            context.Resource is HttpContext http && http.Items[Member] is StaffMember member && member.May(permission));

    private static bool IsAction(HttpRequest request) =>
        !request.Path.StartsWithSegments("/officer/parts", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/officer/images", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/officer/live", StringComparison.Ordinal);

    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        // Parts of a page and live streams cannot follow to a page: border.js loads it.
        if (context.Request.Headers.ContainsKey("HX-Request") || !IsAction(context.Request))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect($"/sign-in?next={Uri.EscapeDataString(context.Request.Path)}");
        return Task.CompletedTask;
    }
}
