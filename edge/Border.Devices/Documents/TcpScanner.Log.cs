using Microsoft.Extensions.Logging;

namespace Border.Devices.Documents;

public sealed partial class TcpScanner
{
    [LoggerMessage(LogLevel.Warning, "Scanner {Device} closed connection {Connection}: {Reason}")]
    private static partial void LogCut(ILogger logger, string device, int connection, string reason);

    [LoggerMessage(LogLevel.Warning, "Scanner {Device} sent an empty page on connection {Connection}; it was told so")]
    private static partial void LogEmpty(ILogger logger, string device, int connection);

    [LoggerMessage(LogLevel.Debug, "Scanner {Device} connection {Connection} ended: {Exception}")]
    private static partial void LogEnded(ILogger logger, string device, int connection, string exception);
}
