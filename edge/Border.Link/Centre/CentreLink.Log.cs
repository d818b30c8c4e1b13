using Microsoft.Extensions.Logging;

namespace Border.Link.Centre;

public sealed partial class CentreLink
{
    [LoggerMessage(61, LogLevel.Information, "Connected to the broker {Host}:{Port} by {Transport}.")]
    private partial void LogConnected(string host, int port, string transport);

    [LoggerMessage(62, LogLevel.Error, "No connection to the broker: {Reason} It is tried again; nodes keep their records meanwhile.")]
    private partial void LogLost(string reason);

    [LoggerMessage(63, LogLevel.Error, "The link failed by a fault of the program; it is started again.")]
    private partial void LogFailed(Exception exception);
}
