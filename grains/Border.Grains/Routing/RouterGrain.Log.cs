using Border.Domain.Records;
using Microsoft.Extensions.Logging;

namespace Border.Grains.Routing;

public sealed partial class RouterGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Routing stands at {Routed} and is tried again shortly.")]
    private partial void LogRetry(Exception e, RecordPosition routed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Record {Position} was quarantined: {Reason}")]
    private partial void LogPoison(RecordPosition position, string reason);
}
