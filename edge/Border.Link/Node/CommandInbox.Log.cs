using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

internal sealed partial class CommandInbox
{
    [LoggerMessage(21, LogLevel.Error, "Command {Kind} ({Id}) failed.")]
    private partial void LogFailed(string kind, Guid id, Exception exception);

    [LoggerMessage(22, LogLevel.Error, "The reply to command {Id} cannot be sent.")]
    private partial void LogReplyNotSent(Guid id, Exception exception);
}
