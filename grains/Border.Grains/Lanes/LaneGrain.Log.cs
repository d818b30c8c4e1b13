using Microsoft.Extensions.Logging;

namespace Border.Grains.Lanes;

public sealed partial class LaneGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A crossing names a subject that is neither a traveller nor a vehicle; it is searched by crossing only.")]
    private partial void LogUnknownSubject();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Crossing {Crossing} is no longer followed: the lane has {Limit} that have not ended.")]
    private partial void LogForgotten(Guid crossing, int limit);
}
