using Microsoft.Extensions.Logging;

namespace Border.Devices.Documents;

public sealed partial class TcpScanner
{
    [LoggerMessage(LogLevel.Warning, "Scanner {Device} closed connection {Connection}: {Reason}")]
    private static partial void LogCut(ILogger logger, string device, int connection, string reason);

    [LoggerMessage(LogLevel.Debug, "Scanner {Device} connection {Connection} ended: {Exception}")]
    private static partial void LogEnded(ILogger logger, string device, int connection, string exception);
}
