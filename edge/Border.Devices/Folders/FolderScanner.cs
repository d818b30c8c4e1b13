using Microsoft.Extensions.Logging;

namespace Border.Devices.Folders;

/// <summary>A document scanner that writes pages into a folder. Every page is delivered, in the order written.</summary>
public sealed class FolderScanner(FolderSourceOptions options, TimeProvider time, ILogger<FolderScanner> logger) : FolderSource(options, time, logger)
{
    private protected override IEnumerable<SeenFile> Choose(IReadOnlyList<SeenFile> complete) => complete;
}
