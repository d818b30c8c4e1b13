using System.Text.Json.Serialization;
using Border.Command;
using Border.Command.Desk;
using Border.Domain.People;
using Border.Grains.Live;
using Border.Grains.Nodes;
using Border.Grains.Posts;
using Border.Ledger.Alerts;
using Border.Ledger.Crossings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Border.Silo.Api;

/// <summary>
/// The HTTP API of the centre under <c>/api/v1</c>, described at <c>/openapi/v1.json</c>. Signed in as the pages are; each endpoint asks for
/// one permission. Nothing personal stands in a URL.
/// </summary>
public static class CentreApi
{
    private const int MaxBodyBytes = 16 * 1024;
    private const int MostAlerts = 500;

    /// <summary>Adds the API's JSON.</summary>
    public static IServiceCollection AddCentreApi(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });

    /// <summary>Adds the endpoints.</summary>
    public static void MapCentreApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Centre").WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes)).DisableAntiforgery();
        api.MapGet("/posts", PostsAsync).RequireAuthorization(nameof(Permission.SeePosts)).WithSummary("Every post with its lanes, nodes and devices.");
        api.MapGet("/posts/{post}", PostAsync).RequireAuthorization(nameof(Permission.SeePosts)).WithSummary("One post.");
        api.MapGet("/nodes/{post}/{node}", NodeAsync).RequireAuthorization(nameof(Permission.SeePosts)).WithSummary("One node: link, backlog, versions.");
        api.MapGet("/alerts", AlertsAsync).RequireAuthorization(nameof(Permission.SeePosts)).WithSummary("Open alerts, newest first.");
        api.MapPost("/alerts/acknowledge", AcknowledgeAsync).RequireAuthorization(nameof(Permission.AcknowledgeAlerts)).WithSummary("Acknowledge an alert.");
        api.MapPost("/crossings/search", SearchAsync).RequireAuthorization(nameof(Permission.SearchCrossings))
            .WithSummary("Search crossings by time, place, outcome, plate or document.");
        api.MapGet("/statistics/hours", HoursAsync).RequireAuthorization(nameof(Permission.SeeStatistics))
            .WithSummary("Crossings and waits of the last 24 hours by hour.");
        api.MapOrders();
    }

    private static async Task<Ok<List<PostStatus>>> PostsAsync(CentreView view, CancellationToken cancellation) =>
        TypedResults.Ok((await view.GetPostsAsync(cancellation)).ToList());

    private static async Task<Results<Ok<PostStatus>, ProblemHttpResult>> PostAsync(string post, CentreView view, CancellationToken cancellation) =>
        await view.FindPostAsync(post, cancellation) is { } status
            ? TypedResults.Ok(status)
            : Missing("No node of this post has ever reported.");

    private static async Task<Results<Ok<NodeStatus>, ProblemHttpResult>> NodeAsync(
        string post, string node, CentreView view, CancellationToken cancellation) =>
        (await view.FindPostAsync(post, cancellation))?.Nodes.FirstOrDefault(known => known.Node == node) is { } status
            ? TypedResults.Ok(status)
            : Missing("This node has never reported.");

    private static async Task<Ok<List<AlertAnswer>>> AlertsAsync(IAlertStore alerts, CancellationToken cancellation) =>
        TypedResults.Ok((await alerts.ListOpenAsync(MostAlerts, cancellation)).Select(AlertAnswer.From).ToList());

    private static async Task<Results<NoContent, ProblemHttpResult>> AcknowledgeAsync(
        AlertKey alert, HttpContext context, IAlertStore alerts, CancellationToken cancellation)
    {
        var who = context.Features.GetRequiredFeature<CommandView>();
        return alert.Key is { Length: > 0 and <= 200 } key && await alerts.AcknowledgeAsync(key, who.StaffId, cancellation)
            ? TypedResults.NoContent()
            : Missing("There is no such open alert; perhaps somebody else has acknowledged it.");
    }

    private static async Task<Results<Ok<CrossingPage>, ProblemHttpResult>> SearchAsync(
        CrossingSearch search, ICommandDesk desk, CancellationToken cancellation) =>
        search.Problem() is { } problem
            ? TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest, title: "The search cannot be run")
            : TypedResults.Ok(await desk.SearchAsync(search.ToQuery(), search.Subject(), cancellation));

    private static async Task<Ok<List<HourOfCrossings>>> HoursAsync(
        string? post, ICrossingIndex crossings, TimeProvider time, CancellationToken cancellation) =>
        TypedResults.Ok((await crossings.CountHoursAsync(time.GetUtcNow().AddHours(-24), post, cancellation)).ToList());

    private static ProblemHttpResult Missing(string what) => TypedResults.Problem(what, statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
