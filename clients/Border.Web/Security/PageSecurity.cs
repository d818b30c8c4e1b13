using Microsoft.AspNetCore.Builder;

namespace Border.Web.Security;

/// <summary>What every answer of Border's web servers carries so that a page runs nothing but our own files.</summary>
public static class PageSecurity
{
    /// <summary>The content policy: own files only, no inline script or style, no frame, forms only to ourselves; <c>data:</c> images for icons.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds the headers to every answer. Pages (not static files) are never stored by the browser or a proxy.</summary>
    public static IApplicationBuilder UsePageSecurity(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (!context.Request.Path.StartsWithSegments("/_content", StringComparison.Ordinal))
            headers.CacheControl = "no-store";
        return next(context);
    });
}
