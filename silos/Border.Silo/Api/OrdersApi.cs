using Border.Command;
using Border.Command.Desk;
using Border.Domain.People;
using Border.Domain.Records;
using Border.Grains.Commands;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Border.Silo.Api;

/// <summary>The part of the HTTP API that orders.</summary>
internal static class OrdersApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapOrders(this RouteGroupBuilder api)
    {
        api.MapPost("/commands/lane", SwitchLaneAsync).RequireAuthorization(nameof(Permission.RunLanes)).WithSummary("Open or close a lane.");
        api.MapPost("/subjects/erase", EraseAsync).RequireAuthorization(nameof(Permission.Erase))
            .WithSummary("Erase a traveller (document) or vehicle (plate with country) for ever, here and at every node.");
        api.MapGet("/nodes/{post}/{node}/commands", ListAsync).RequireAuthorization(nameof(Permission.SeePosts))
            .WithSummary("Commands to a node: what waits, and the last that were answered.");
    }

    private static async Task<Results<Accepted<OrdersAnswer>, ProblemHttpResult>> SwitchLaneAsync(
        LaneOrder order, HttpContext context, IOrderDesk desk, CancellationToken cancellation) =>
        Answer(await desk.SwitchLaneAsync(order.Post, order.Lane, order.Open, Who(context), cancellation));

    private static async Task<Results<Accepted<OrdersAnswer>, ProblemHttpResult>> EraseAsync(
        SubjectSearch subject, HttpContext context, IOrderDesk desk, CancellationToken cancellation) =>
        Answer(await desk.EraseAsync(subject, Who(context), cancellation));

    private static async Task<Results<Ok<List<CommandStatus>>, ProblemHttpResult>> ListAsync(string post, string node, IGrainFactory grains) =>
        NodeName.TryParse($"{post}/{node}", out var name)
            ? TypedResults.Ok((await grains.GetGrain<ICommandGrain>(name.ToString()).ListAsync()).ToList())
            : TypedResults.Problem("This is no node's name.", statusCode: StatusCodes.Status404NotFound, title: "Not found");

    private static CommandView Who(HttpContext context) => context.Features.GetRequiredFeature<CommandView>();

    private static Results<Accepted<OrdersAnswer>, ProblemHttpResult> Answer(OrderAnswer answer) => answer switch
    {
        { Problem: null } => TypedResults.Accepted((string?)null, new OrdersAnswer(answer.Commands, answer.Erased)),
        { Refused: true } => TypedResults.Problem(answer.Problem, statusCode: StatusCodes.Status403Forbidden, title: "Not allowed"),
        _ => TypedResults.Problem(answer.Problem, statusCode: StatusCodes.Status400BadRequest, title: "Nothing was ordered"),
    };
}

/// <summary>Which lane to open or close.</summary>
internal sealed record LaneOrder
{
    public required string Post { get; init; }

    public required string Lane { get; init; }

    public required bool Open { get; init; }
}

/// <summary>What was ordered.</summary>
internal sealed record OrdersAnswer(int Commands, int ErasedKeys);
