using Border.Edge.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Border.Edge.Health;

/// <summary>Sends the framework's and Border's own meters to an OTLP endpoint when one is set. No label carries personal data (invariant I11).</summary>
internal static class NodeTelemetry
{
    private static readonly string[] Meters = ["Border.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Starts sending; null when no endpoint is set.</summary>
    public static MeterProvider? Start(NodeRuntime node)
    {
        var meter = node.Timings.Meter;
        meter.CreateObservableGauge("border.journal.backlog", () => node.Journal.Status.Unacknowledged, "records", "Not yet acknowledged by the centre");
        meter.CreateObservableGauge("border.journal.free", () => node.Journal.Status.FreeBytes, "By", "Free on the journal's disk");
        if (node.Settings.OtlpEndpoint is not { } endpoint)
            return null;
        var resource = ResourceBuilder.CreateDefault().AddService("border-edge", serviceInstanceId: node.Settings.Name.ToString());
        return Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter(options => options.Endpoint = new Uri(endpoint))
            .Build();
    }
}
