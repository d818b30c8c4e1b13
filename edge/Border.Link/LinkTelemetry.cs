using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Border.Link;

/// <summary>The link's traces and metrics; register both names with OpenTelemetry. No personal data in any of them.</summary>
public static class LinkTelemetry
{
    /// <summary>Name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "Border.Link";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> RecordsSent =
        Meter.CreateCounter<long>("border.link.records.sent", "{record}", "Records handed to the broker, resends included.");

    internal static readonly Counter<long> RecordsAhead =
        Meter.CreateCounter<long>("border.link.records.ahead", "{record}", "Records that the centre committed ahead of the backlog, counted at the node.");

    internal static readonly Counter<long> RecordsAccepted =
        Meter.CreateCounter<long>("border.link.records.accepted", "{record}", "Records that the centre has committed, counted at the node.");

    internal static readonly Counter<long> BytesSent =
        Meter.CreateCounter<long>("border.link.batches.bytes", "By", "Compressed bytes of batches handed to the broker.");

    internal static readonly Counter<long> EvidenceBytesSent =
        Meter.CreateCounter<long>("border.link.evidence.bytes", "By", "Bytes of sealed evidence handed to the broker, resends included.");

    internal static readonly Counter<long> Rewinds =
        Meter.CreateCounter<long>("border.link.rewinds", "{rewind}", "How often a node went back to send again, by cause.");

    internal static readonly Counter<long> Connections =
        Meter.CreateCounter<long>("border.link.connections", "{connection}", "Connections to the broker that were made.");

    internal static readonly Counter<long> BatchesReceived =
        Meter.CreateCounter<long>("border.link.batches.received", "{batch}", "Batches answered at the centre, by outcome.");

    internal static readonly Counter<long> Dropped =
        Meter.CreateCounter<long>("border.link.messages.dropped", "{message}", "Messages not taken: queue full, malformed or of an unknown version.");
}
