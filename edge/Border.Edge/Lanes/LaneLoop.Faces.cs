using Border.Domain.Crossings;
using Border.Edge.Configuration;
using Border.Edge.Recognition;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    private const int DifferentTries = 3;

    private bool _comparingFace;

    private void CompareNextFace()
    {
        if (_comparingFace || _current is not { } crossing || NextFace(crossing) is not { } traveller)
            return;
        // A frame from before the arrival shows the party before.
        if (_devices.TakeFrame(DeviceRole.Face) is not { } frame || frame.ReceivedTimestamp < crossing.OpenedTimestamp)
            return;
        _comparingFace = true;
        var page = crossing.Pages[traveller];
        Outside(
            async stop => new FaceSeen(crossing.Id, traveller, frame, await _services.Recognition.CompareFaceAsync(frame, page, stop)),
            new FaceSeen(crossing.Id, traveller, frame, new FaceSight(false, [], null, null, LocalRecognition.NodeFault)));
    }

    private static int? NextFace(LaneCrossing crossing) => crossing.State.Travellers.Values
        .FirstOrDefault(t => t is { Document: not null, Face: null, IsFinal: false }
            && crossing.Pages.ContainsKey(t.Number)
            && crossing.FaceAttempts.GetValueOrDefault(t.Number) < FaceTries)?.Number;

    private async Task OnFaceAsync(FaceSeen seen)
    {
        _comparingFace = false;
        if (_open.GetValueOrDefault(seen.Crossing) is { IsOver: false } crossing
            && crossing.State.Travellers.GetValueOrDefault(seen.Traveller) is { Document: not null, IsFinal: false })
        {
            await OnFaceAsync(crossing, seen);
        }

        CompareNextFace();
    }

    private async Task OnFaceAsync(LaneCrossing crossing, FaceSeen seen)
    {
        var sight = seen.Sight;
        var tries = crossing.FaceAttempts[seen.Traveller] = crossing.FaceAttempts.GetValueOrDefault(seen.Traveller) + 1;
        if (sight.Ai is null)
        {
            if (tries < FaceTries)
                return;
            var problem = sight.Failure ?? "No face could be compared. Compare the traveller with the portrait by eye.";
            await FailAsync(crossing, new FailReading(seen.Traveller, "face", problem, null) { Crossing = crossing.Id }, seen.Frame);
        }
        else
        {
            // People move: a look that fails is taken again before it counts against them.
            if (!sight.Same && tries < (sight.QualityProblems.Count > 0 ? FaceTries : DifferentTries))
                return;
            var person = crossing.State.Travellers[seen.Traveller].Document!.Person;
            var image = await _services.Recorder.StoreImageAsync(crossing.Keys, person, seen.Frame.Bytes);
            var compare = new CompareFace(seen.Traveller, sight.Same, sight.QualityProblems, sight.Liveness, sight.Ai, image) { Crossing = crossing.Id };
            await ApplyAsync(crossing, compare);
        }

        await RecommendAsync(crossing);
    }
}
