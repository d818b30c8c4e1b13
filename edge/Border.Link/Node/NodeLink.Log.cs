using Border.Domain.Records;
using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

public sealed partial class NodeLink
{
    [LoggerMessage(41, LogLevel.Information, "Link of node {Node} to the broker {Host}:{Port} by {Transport} starts.")]
    private partial void LogStarting(NodeName node, string host, int port, string transport);

    [LoggerMessage(42, LogLevel.Error, "The link failed and is started again.")]
    private partial void LogFailed(Exception exception);
}
