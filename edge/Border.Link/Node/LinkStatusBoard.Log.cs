using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

internal sealed partial class LinkStatusBoard
{
    [LoggerMessage(1, LogLevel.Information, "The centre answers; {Backlog} records wait to be sent.")]
    private partial void LogConnected(long backlog);

    [LoggerMessage(2, LogLevel.Warning, "Link {State}: {Reason} The post works on; records wait in the journal.")]
    private partial void LogNotConnected(LinkState state, string reason);

    [LoggerMessage(3, LogLevel.Error, "Link refused: {Reason} The post works on; records wait in the journal.")]
    private partial void LogRefused(string reason);
}
