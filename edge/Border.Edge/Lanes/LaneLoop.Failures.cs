using Border.Devices;
using Border.Domain.Crossings;
using Border.Domain.Evidence;
using Border.Domain.Subjects;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    /// <summary>Images of failed readings kept of one crossing: a device that floods must not fill the disk.</summary>
    public const int FailedImages = 20;

    /// <summary>Records a reading that failed, with the image, so that the officer sees what the machine could not read.</summary>
    private async Task FailAsync(LaneCrossing crossing, FailReading failure, CapturedImage image)
    {
        LogUnreadable(_settings.Name, failure.What, failure.Problem);
        await ApplyAsync(crossing, failure with { Image = await KeepAsync(crossing, failure.Traveller, image) });
    }

    /// <summary>Sealed with the traveller's key, or with the crossing's own while nobody knows whose the image is.</summary>
    private async Task<EvidenceRef?> KeepAsync(LaneCrossing crossing, int? traveller, CapturedImage image)
    {
        if (image.Bytes.IsEmpty || crossing.FailedImages++ >= FailedImages)
            return null;
        var person = traveller is { } number ? crossing.State.Travellers.GetValueOrDefault(number)?.Document?.Person : null;
        return await _services.Recorder.StoreImageAsync(crossing.Keys, person ?? Pseudonym.Unidentified(crossing.Id), image.Bytes);
    }

    /// <summary>Says something on the lane's screen and in the log, without personal data.</summary>
    private void Tell(string notice)
    {
        if (_notice != notice)
            LogNotice(_settings.Name, notice);
        _notice = notice;
    }
}
