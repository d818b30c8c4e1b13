using System.Text.Json.Serialization;
using Border.Edge.Hosting;
using Border.Journal;

namespace Border.Edge.Health;

/// <summary>For whoever watches over the process: <c>/health/live</c> and <c>/health/ready</c>. No personal data, no sign-in.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app, NodeRuntime node)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live"));
        app.MapGet("/health/ready", () =>
        {
            var status = node.Journal.Status;
            var ready = node.IsReady && status.Health != JournalHealth.Failed;
            var report = new HealthReport(
                ready ? "ready" : "not ready",
                status.Health.ToString().ToLowerInvariant(),
                status.Unacknowledged,
                node.Board.All.Count,
                node.Board.All.Count(lane => lane.Problem is not null));
            return TypedResults.Json(report, HealthJson.Default.HealthReport, statusCode: ready ? 200 : 503);
        });
    }
}

/// <summary>How the node is.</summary>
/// <param name="State"><c>ready</c> or <c>not ready</c>.</param>
/// <param name="Journal"><c>healthy</c>, <c>full</c> or <c>failed</c>.</param>
/// <param name="Backlog">Records that the centre has not acknowledged.</param>
/// <param name="Lanes">How many lanes run.</param>
/// <param name="LanesWithProblem">How many of them cannot record.</param>
internal sealed record HealthReport(string State, string Journal, long Backlog, int Lanes, int LanesWithProblem);

/// <summary>Source-generated JSON of the report.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
