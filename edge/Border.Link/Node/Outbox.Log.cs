using Border.Domain.Records;
using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

internal sealed partial class Outbox
{
    [LoggerMessage(11, LogLevel.Information, "The centre has our records through {Through}; sending again from there.")]
    private partial void LogGap(RecordPosition through);

    [LoggerMessage(15, LogLevel.Error, "The centre had committed our records through {Before} and now has them through {Now}: it was restored from an older state. What this node still has is sent again.")]
    private partial void LogLostThere(RecordPosition before, RecordPosition now);

    [LoggerMessage(12, LogLevel.Error, "The centre holds another history of this node than our journal (committed there: {Through}): {Reason} Was the disk cloned or restored?")]
    private partial void LogFork(RecordPosition through, string reason);

    [LoggerMessage(13, LogLevel.Error, "The centre cannot read {Count} of our records and has set them aside: {Reason}")]
    private partial void LogQuarantined(int count, string reason);

    [LoggerMessage(14, LogLevel.Error, "The journal cannot be read for sending; trying again later.")]
    private partial void LogJournalFailed(Exception exception);
}
