using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Border.Silo.Telemetry;

/// <summary>
/// Sends the metrics and traces of Border, ASP.NET Core and the runtime to an OTLP endpoint. Names and tags hold posts, nodes and
/// lanes, never people or vehicles (invariant I11).
/// </summary>
public sealed class SiloTelemetry(string endpoint, string silo) : IHostedService, IDisposable
{
    private static readonly string[] Meters =
        ["Border.*", "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime"];

    private static readonly string[] Sources = ["Border.*", "Microsoft.Orleans.*", "Npgsql"];

    private MeterProvider? _meters;
    private TracerProvider? _traces;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("border-silo", serviceInstanceId: silo);
        void Target(OtlpExporterOptions options) => options.Endpoint = new Uri(endpoint);
        _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(Target).Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter(Target).Build();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _meters?.ForceFlush(2000);
        _traces?.ForceFlush(2000);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _meters?.Dispose();
        _traces?.Dispose();
    }
}
