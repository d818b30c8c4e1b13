using Border.Domain.Records;
using Border.Link.Protocol;
using Microsoft.Extensions.Logging;

namespace Border.Link.Centre;

internal sealed partial class Intake
{
    [LoggerMessage(71, LogLevel.Warning, "Messages from nodes were not taken: {Problem} (said once a minute; the metric border.link.messages.dropped counts them)")]
    private partial void LogDropped(string problem);

    [LoggerMessage(72, LogLevel.Error, "What node {Node} sent on {Channel} could not be handled; the node sends it again.")]
    private partial void LogHandlerFailed(NodeName node, LinkChannel channel, Exception exception);
}
