namespace Border.Edge.Bundles;

internal sealed partial class NodeBundles
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The {Kind} bundle {Version} is in force.")]
    private partial void LogApplied(string kind, long version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Kind} bundle was refused and changed nothing: {Problem}")]
    private partial void LogRefused(string kind, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Version {Version} of the {Kind} bundle was announced and not fetched: {Problem}")]
    private partial void LogNotFetched(string kind, long version, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Kind} bundle is in force but could not be kept on disk: {Problem}")]
    private partial void LogNotKept(string kind, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Kind} record was not journalled: {Problem}")]
    private partial void LogNotJournalled(string kind, string problem);
}
