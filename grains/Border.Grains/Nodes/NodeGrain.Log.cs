using Border.Domain.Records;
using Microsoft.Extensions.Logging;

namespace Border.Grains.Nodes;

public sealed partial class NodeGrain
{
    [LoggerMessage(Level = LogLevel.Critical, Message = "The centre signed for record {Signed} of this node, and the ledger does not hold it; its head is {Head}.")]
    private partial void LogCheckpointBroken(RecordPosition signed, RecordPosition head);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch was refused: {Problem}")]
    private partial void LogMalformed(string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The node is asked to send again: {Problem}")]
    private partial void LogUnavailable(string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The node's history differs from the committed one, which ends at {Head}; it is told to start a new epoch.")]
    private partial void LogFork(RecordPosition head);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The node's router did not answer; the next batch or its own timer wakes it.")]
    private partial void LogRouterAsleep(Exception e);
}
