using Microsoft.Extensions.Logging;

namespace Border.Devices.Folders;

public abstract partial class FolderSource
{
    [LoggerMessage(LogLevel.Information, "Folder {Device} is now {State}. {Explanation}")]
    private static partial void LogStatus(ILogger logger, string device, DeviceState state, string explanation);
}
