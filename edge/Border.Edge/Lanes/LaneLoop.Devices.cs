using Border.Devices;
using Border.Domain.Events;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    private readonly Dictionary<string, DeviceState> _deviceStates = new(StringComparer.Ordinal);

    private void Follow(LaneDevice device)
    {
        device.Device.StatusChanged += status => _mailbox.Writer.TryWrite(new DeviceSaid(device.Device, status));
        _mailbox.Writer.TryWrite(new DeviceSaid(device.Device, device.Device.Status));
        if (device.Device is IImageSource source)
            _ = Task.Run(() => PumpAsync(device, source));
    }

    /// <summary>Brings a device's images to the mailbox: of a camera only the newest, of a reader every page.</summary>
    private async Task PumpAsync(LaneDevice device, IImageSource source)
    {
        try
        {
            await foreach (var image in source.ReadAsync(_stop.Token))
            {
                if (device.Role == Configuration.DeviceRole.Document)
                    await _mailbox.Writer.WriteAsync(new PageCame(image), _stop.Token);
                else if (_devices.OfferFrame(device.Role, image))
                    _mailbox.Writer.TryWrite(new FrameCame(device.Role));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or System.Threading.Channels.ChannelClosedException)
        {
            // Stopping.
        }
        catch (Exception e)
        {
            LogInputFailed(_settings.Name, device.Device.Name, e.GetType().Name);
        }
    }

    private async Task OnDeviceAsync(DeviceSaid said)
    {
        _deviceScreens = _devices.Screens();
        var known = _deviceStates.GetValueOrDefault(said.Device.Name, DeviceState.Starting);
        if (known == said.Status.State)
            return;
        _deviceStates[said.Device.Name] = said.Status.State;
        LogDevice(_settings.Name, said.Device.Name, said.Status.State.ToString(), said.Status.Explanation);
        var changed = new DeviceChanged
        {
            Device = said.Device.Name,
            State = said.Status.State.ToString().ToLowerInvariant(),
            Explanation = said.Status.Explanation,
            Simulated = said.Device.IsSimulated,
        };
        // Not a lane's record: the centre keeps a post's devices together, and warns of those that failed.
        await RecordAsync(() => _services.Recorder.RecordAsync(changed));
    }
}
