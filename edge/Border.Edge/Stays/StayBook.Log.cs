namespace Border.Edge.Stays;

internal sealed partial class StayBook
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The book of stays cannot be read (SQLite {Code}): it is begun anew from the journal; other posts' crossings come again from the centre.")]
    private partial void LogBegunAnew(int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The book of stays cannot be read (SQLite {Code}): stays are not counted until it can. Look at the node's disk.")]
    private partial void LogNotRead(int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The book of stays does not take what the centre told (SQLite {Code}). Look at the node's disk.")]
    private partial void LogNotKept(int code);
}
