using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

internal sealed partial class NodeSession
{
    [LoggerMessage(51, LogLevel.Warning, "A message on {Topic} was not taken: {Problem}")]
    private partial void LogMalformed(string topic, string problem);
}
