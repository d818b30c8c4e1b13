using Border.Domain.Records;
using Border.Link.Bundles;
using Border.Link.Commands;

namespace Border.Silo.Gateway;

public sealed partial class CentreGateway
{
    [LoggerMessage(1, LogLevel.Information, "Node {Node} answered command {Command}: {Outcome}")]
    private partial void LogReply(NodeName node, Guid command, CommandOutcome outcome);

    [LoggerMessage(2, LogLevel.Information, "Node {Node} reports bundle {Kind} version {Version}: {Outcome}")]
    private partial void LogBundle(NodeName node, string kind, long version, BundleOutcome outcome);

    [LoggerMessage(3, LogLevel.Error, "Node {Node} sent subject key {Key}, which was not sealed to this centre: what it seals stays unreadable here. "
        + "Check that the node's sealing.pub is this centre's.")]
    private partial void LogKeyRefused(NodeName node, Guid key);

    [LoggerMessage(4, LogLevel.Debug, "A grain does not answer, try {Try}: {Problem}")]
    private partial void LogGrainAway(int @try, string problem);
}
