using Microsoft.Extensions.Logging;

namespace Border.Devices.Cameras;

public sealed partial class MjpegCamera
{
    [LoggerMessage(LogLevel.Information, "Camera {Device} is now {State}. {Explanation}")]
    private static partial void LogStatus(ILogger logger, string device, DeviceState state, string explanation);

    [LoggerMessage(LogLevel.Debug, "Camera {Device} could not be read: {Exception} {Error}")]
    private static partial void LogCause(ILogger logger, string device, string exception, string? error);
}
