using Border.Command;
using Border.Domain.People;
using Border.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Border.Silo.People;

/// <summary>Cookie, rights and antiforgery of the centre's pages.</summary>
public static class SignInSetup
{
    /// <summary>
    /// Adds sign-in, one policy per <see cref="Permission"/> (named as it), and antiforgery. The cookie is for this host alone, over HTTPS
    /// alone, never for scripts. Needs a <see cref="Border.Ledger.Staff.IStaffStore"/> and a <see cref="TimeProvider"/>.
    /// </summary>
    /// <param name="services">The silo's services.</param>
    /// <param name="stateFolder">Keys of cookies are kept in its folder <c>cookie-keys</c>; silos behind one address must share it.</param>
    public static IServiceCollection AddCentreSignIn(this IServiceCollection services, string stateFolder)
    {
        services.AddSingleton<StaffRegister>().AddSingleton<FirstStaff>().AddSingleton<CentreSessions>()
            .AddSingleton<SignInLimits>().AddSingleton<SignInCheck>();
        services.AddDataProtection().SetApplicationName("border-centre")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(stateFolder, "cookie-keys")));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(SetCookie);
        var rights = services.AddAuthorizationBuilder();
        foreach (var permission in Enum.GetValues<Permission>())
            rights.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Has(context, permission)));
        services.AddAntiforgery(options =>
        {
            // Not the names that a node uses: a browser on one machine keeps both cookies apart only by name.
            options.Cookie.Name = "__Host-border-centre-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }

    /// <summary>Signs in, checks rights, sizes and forms. Between routing and the endpoints.</summary>
    public static IApplicationBuilder UseCentreSignIn(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(static (context, next) =>
            context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize < context.Request.ContentLength
                ? AnswerAsync(context, StatusCodes.Status413PayloadTooLarge, "What was sent is larger than this page takes.")
                : next(context));
        app.UseAntiforgery();
        return app.Use(static (context, next) =>
            context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
                ? AnswerAsync(context, StatusCodes.Status400BadRequest, "The form has expired or was too large. Go back, load the page again, and send it once more.")
                : next(context));
    }

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }

    private static void SetCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "__Host-border-centre";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = CentreSessions.Idle;
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = ToSignIn;
        options.Events.OnRedirectToAccessDenied = SignInEndpoints.DenyAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (await http.RequestServices.GetRequiredService<CentreSessions>().FindAsync(context.Principal, http.RequestAborted) is { } member)
        {
            http.Features.Set(CommandView.Of(member));
            // A page left open must not keep its session alive by updating itself.
            context.ShouldRenew = IsAction(http.Request);
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync();
    }

    private static bool Has(AuthorizationHandlerContext context, Permission permission) =>
        context.Resource is HttpContext http && http.Features.Get<CommandView>()?.May(permission) == true;

    private static bool IsAction(HttpRequest request) =>
        !request.Path.StartsWithSegments("/command/parts", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/command/live", StringComparison.Ordinal);

    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        // Parts of a page and live streams cannot follow to a page: border.js loads it.
        var request = context.Request;
        if (request.Headers.ContainsKey("HX-Request") || !IsAction(request) || !request.Path.StartsWithSegments("/command", StringComparison.Ordinal))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect($"/sign-in?next={Uri.EscapeDataString(request.Path)}");
        return Task.CompletedTask;
    }
}
