using Border.Domain.Records;

namespace Border.Silo.Bundles;

public sealed partial class BundlePublisher
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Published version {Version} of the {Kind} bundle, {Bytes} bytes.")]
    private partial void LogPublished(string kind, long version, int bytes);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Node {Node} could not be told of version {Version} of the {Kind} bundle: no connection to the broker. It will be at its next birth.")]
    private partial void LogNotTold(NodeName node, string kind, long version);
}
