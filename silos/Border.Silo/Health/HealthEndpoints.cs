using System.Text.Json.Serialization;
using Border.Ledger;
using Border.Link.Centre;

namespace Border.Silo.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the ledger answers too, so that the silo can take work; the broker's
/// state is told but does not make it unready, because pages and API serve without it.
/// </summary>
public static class HealthEndpoints
{
    /// <summary>Adds both; open to anyone, they tell nothing secret.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", static () => TypedResults.Text("live")).ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(CentreStore store, CentreLink link, CancellationToken cancellation)
    {
        string? ledger = null;
        try
        {
            await store.PingAsync(cancellation);
        }
        catch (LedgerUnavailableException e)
        {
            ledger = e.Message;
        }
        var answer = new ReadyAnswer(ledger is null, ledger, link.IsConnected, link.IsConnected ? null : link.Reason);
        return TypedResults.Json(answer, HealthJson.Default.ReadyAnswer, statusCode: answer.Ready ? 200 : 503);
    }
}

internal sealed record ReadyAnswer(bool Ready, string? Ledger, bool BrokerConnected, string? Broker);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReadyAnswer))]
internal sealed partial class HealthJson : JsonSerializerContext;
