using Border.Link.Bundles;
using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

internal sealed partial class BundleDownloads
{
    [LoggerMessage(31, LogLevel.Warning, "An announcement of a bundle was ignored: {Problem}.")]
    private partial void LogBadAnnouncement(string problem);

    [LoggerMessage(32, LogLevel.Information, "Bundle {Kind} version {Version}: {Outcome}. {Reason}")]
    private partial void LogDone(string kind, long version, BundleOutcome outcome, string reason);

    [LoggerMessage(33, LogLevel.Error, "Bundle {Kind} version {Version} could not be applied.")]
    private partial void LogFailed(string kind, long version, Exception exception);

    [LoggerMessage(34, LogLevel.Error, "A bundle cannot be kept in {Folder}: check the disk. It is tried again.")]
    private partial void LogDisk(string folder, Exception exception);

    [LoggerMessage(35, LogLevel.Warning, "The delta of the {Kind} bundle from version {Basis} to {Version} cannot be used and the whole is fetched: {Reason}")]
    private partial void LogDelta(string kind, long basis, long version, string reason);
}
