using Border.Devices;
using Border.Domain.Crossings;
using Border.Edge.Configuration;
using Border.Edge.Recognition;
using Border.Vision.Plates;
using Border.Vision.Text;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    private const int SamePlateDistance = 2;
    private const int UnsureBeforeArrival = 3;

    private static readonly TimeSpan IdlePlateInterval = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LeavingTime = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LookAtStillLaneInterval = TimeSpan.FromSeconds(5);

    private bool _readingPlate;
    private long? _lastPlateLook;
    private int _unsurePlates;
    private string? _departing;
    private long? _leftAt;

    // What the lane showed when a look found nobody new there, and when that was.
    private (Scene Scene, long LookedAt)? _still;

    private Task OnFrameAsync(DeviceRole role)
    {
        _devices.LookNow(role);
        if (role == DeviceRole.Face)
            CompareNextFace();
        else
            ReadNextPlate();
        return Task.CompletedTask;
    }

    private void ReadNextPlate()
    {
        if (_readingPlate || !WantsPlate() || _devices.TakeFrame(DeviceRole.Plate) is not { } frame)
            return;
        _readingPlate = true;
        _lastPlateLook = _services.Time.GetTimestamp();
        var still = Still();
        Outside(
            async stop => new PlateSeen(frame, await _services.Recognition.ReadPlateAsync(frame, still, stop)),
            new PlateSeen(frame, new PlateSight(null, null, default, null, LocalRecognition.NodeFault)));
    }

    /// <summary>An empty lane is looked at twice a second; a crossing's plate until it is read or the tries are used up.</summary>
    private bool WantsPlate() => _current is { } crossing
        ? crossing.State.Plate is null && crossing.PlateAttempts < PlateTries
        : _isOpen && (_lastPlateLook is not { } last || _services.Time.GetElapsedTime(last) >= IdlePlateInterval);

    private async Task OnPlateAsync(PlateSeen seen)
    {
        _readingPlate = false;
        var sight = seen.Sight;
        if (!sight.Unchanged)
        {
            if (sight.Text is null)
                await OnNoPlateAsync(seen.Frame, sight.Failure);
            else if (!IsDeparting(sight.Text, seen.Frame.ReceivedTimestamp))
                await OnSomePlateAsync(seen, sight.Text);
            NoteStill(sight);
        }

        ReadNextPlate();
    }

    /// <summary>
    /// An empty lane, or a vehicle that was let go and stays, needs no model as long as nothing moves; now and then it is looked at all
    /// the same. With a crossing in the lane every frame counts, and so does a plate that could not be read for certain.
    /// </summary>
    private Scene? Still() => _current is null && _still is { } still && _services.Time.GetElapsedTime(still.LookedAt) < LookAtStillLaneInterval
        ? still.Scene
        : null;

    private void NoteStill(PlateSight sight)
    {
        var nobodyNew = _current is null && sight.Failure is null && (sight.Text is null || IsDepartingPlate(sight.Text));
        _still = nobodyNew && sight.Scene is { } scene ? (scene, _services.Time.GetTimestamp()) : null;
    }

    private async Task OnNoPlateAsync(CapturedImage frame, string? failure)
    {
        _departing = null;
        _unsurePlates = 0;
        if (_current is { State.Plate: null } crossing)
            await CountPlateTryAsync(crossing, frame, failure ?? "No plate was found in the camera's picture.");
    }

    private async Task OnSomePlateAsync(PlateSeen seen, string text)
    {
        _departing = null;
        if (_current is null && !seen.Sight.Sure && ++_unsurePlates < UnsureBeforeArrival)
            return;
        _unsurePlates = 0;
        if (_current is null && await ArriveAsync() is { } refusal)
        {
            Tell($"A vehicle waits: {refusal}");
            return;
        }

        if (_current is not { State.Plate: null } crossing)
            return;
        if (Voted(crossing, seen.Sight, text) is { } sight)
            await SeePlateAsync(crossing, seen with { Sight = sight }, sight.Text!);
        else
            await CountPlateTryAsync(crossing, seen.Frame, "The plate cannot be read for certain.");
    }

    /// <summary>The sight if it is sure, or what it and the doubtful ones before it say together if that is; else null.</summary>
    private static PlateSight? Voted(LaneCrossing crossing, PlateSight sight, string text)
    {
        if (sight.Sure)
            return sight;
        if (sight.Ai is not { } ai || sight.Characters.Count != text.Length)
            return null;
        crossing.PlateBallots.Add(new PlateBallot(text, sight.Characters));
        var verdict = PlateVote.Of(crossing.PlateBallots);
        return verdict.Frames < 2 || verdict.Confidence < ai.Threshold
            ? null
            : sight with
            {
                Text = verdict.Text,
                Characters = verdict.Characters,
                Ai = ai with { Score = Math.Round(verdict.Confidence, 4), Reasons = [.. ai.Reasons, $"{verdict.Frames} pictures agree, none sure alone."] },
            };
    }

    private async Task SeePlateAsync(LaneCrossing crossing, PlateSeen seen, string text)
    {
        var (sight, country) = (seen.Sight, seen.Sight.Country);
        var vehicle = _services.Pseudonyms.Of(country, text);
        var image = await _services.Recorder.StoreImageAsync(crossing.Keys, vehicle, seen.Frame.Bytes);
        var see = new SeePlate(text, country, vehicle, sight.Box, sight.Ai!, image) { Crossing = crossing.Id };
        await ApplyAsync(crossing, see, _services.Rules.Search(crossing.Id, country, text));
        await ReviewAsync(crossing);
        await RecommendAsync(crossing);
    }

    private async Task CountPlateTryAsync(LaneCrossing crossing, CapturedImage frame, string problem)
    {
        if (++crossing.PlateAttempts < PlateTries)
            return;
        await FailAsync(crossing, new FailReading(null, "plate", $"{problem} Type it as on the vehicle (key L).", null) { Crossing = crossing.Id }, frame);
        await RecommendAsync(crossing);
    }

    /// <summary>A vehicle that was just let go stands in the picture for a while: it is not the next party.</summary>
    private bool IsDeparting(string text, long receivedTimestamp) => _current is null
        && (IsDepartingPlate(text)
            || (_leftAt is { } left && _services.Time.GetElapsedTime(left, receivedTimestamp) < LeavingTime));

    private bool IsDepartingPlate(string text) => _departing is { } gone && EditTable.Distance(gone, text) <= SamePlateDistance;
}
