using Border.Edge.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Border.Edge.Health;

/// <summary>Sends the framework's and Border's own metrics and traces to an OTLP endpoint when one is set. No label carries personal data (invariant I11).</summary>
internal static class NodeTelemetry
{
    private static readonly string[] Meters = ["Border.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Starts sending, until disposed; sends nothing when no endpoint is set.</summary>
    public static IDisposable Start(NodeRuntime node)
    {
        var meter = node.Timings.Meter;
        meter.CreateObservableGauge("border.journal.backlog", () => node.Journal.Status.Unacknowledged, "records", "Not yet acknowledged by the centre");
        meter.CreateObservableGauge("border.journal.free", () => node.Journal.Status.FreeBytes, "By", "Free on the journal's disk");
        if (node.Settings.OtlpEndpoint is not { } endpoint)
            return new Sending(null, null);
        var resource = ResourceBuilder.CreateDefault().AddService("border-edge", serviceInstanceId: node.Settings.Name.ToString());
        var meters = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter(options => options.Endpoint = new Uri(endpoint))
            .Build();
        var traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Border.*")
            .AddOtlpExporter(options => options.Endpoint = new Uri(endpoint))
            .Build();
        return new Sending(meters, traces);
    }

    private sealed record Sending(MeterProvider? Meters, TracerProvider? Traces) : IDisposable
    {
        public void Dispose()
        {
            Meters?.Dispose();
            Traces?.Dispose();
        }
    }
}
