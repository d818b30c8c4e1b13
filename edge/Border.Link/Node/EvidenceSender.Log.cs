using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

internal sealed partial class EvidenceSender
{
    [LoggerMessage(91, LogLevel.Error, "Evidence cannot be read for sending; trying again later.")]
    private partial void LogDisk(Exception exception);

    [LoggerMessage(92, LogLevel.Error, "The centre refused the evidence {Digest}: {Reason} It stays here and is offered again at the next connection.")]
    private partial void LogRefused(string digest, string reason);

    [LoggerMessage(93, LogLevel.Warning, "The centre takes no evidence now: {Reason} It waits here and nothing is lost.")]
    private partial void LogBusy(string reason);

    [LoggerMessage(94, LogLevel.Warning, "The evidence {Digest} is not on this node any more, or its file has another length; it is not offered again.")]
    private partial void LogGone(string digest);
}
