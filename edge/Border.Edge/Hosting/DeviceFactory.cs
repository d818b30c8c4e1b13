using Border.Devices.Cameras;
using Border.Devices.Documents;
using Border.Devices.Folders;
using Border.Edge.Configuration;
using Border.Edge.Lanes;

namespace Border.Edge.Hosting;

/// <summary>Makes the real devices of a lane; simulated ones come from its simulated world.</summary>
/// <param name="time">The devices' clock.</param>
/// <param name="loggers">Their loggers.</param>
internal sealed class DeviceFactory(TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>A device as set up.</summary>
    public LaneDevice Make(DeviceSettings settings) => new(settings.Role, settings.Kind switch
    {
        DeviceKind.Mjpeg => new MjpegCamera(
            new MjpegCameraOptions { Name = settings.Name!, Address = new Uri(settings.Url!) }, time, loggers.CreateLogger<MjpegCamera>()),
        DeviceKind.Folder when settings.Role == DeviceRole.Document => new FolderScanner(Watched(settings), time, loggers.CreateLogger<FolderScanner>()),
        DeviceKind.Folder => new FolderCamera(Watched(settings), time, loggers.CreateLogger<FolderCamera>()),
        DeviceKind.Tcp => new TcpScanner(
            new TcpScannerOptions { Name = settings.Name!, Port = settings.Port!.Value }, time, loggers.CreateLogger<TcpScanner>()),
        _ => throw new InvalidOperationException($"Device {settings.Name} is simulated and comes from the simulated world."),
    });

    private static FolderSourceOptions Watched(DeviceSettings settings) => new() { Name = settings.Name!, Path = settings.Folder! };
}
