using Border.Domain.Crossings;
using Border.Domain.Faces;
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
        if ((crossing.LiveFaces.Remove(traveller, out var kept) ? kept : _devices.TakeFrame(DeviceRole.Face)) is not { } frame
            || frame.ReceivedTimestamp < crossing.OpenedTimestamp)
        {
            return;
        }

        _comparingFace = true;
        var (portrait, source) = crossing.SignedPortraits.TryGetValue(traveller, out var signed)
            ? (signed, PortraitSource.Chip)
            : (crossing.Pages[traveller], PortraitSource.Page);
        Outside(
            async stop => new FaceSeen(crossing.Id, traveller, frame, source, await _services.Recognition.CompareFaceAsync(frame, portrait, stop)),
            new FaceSeen(crossing.Id, traveller, frame, source, new FaceSight(false, [], null, null, LocalRecognition.NodeFault)));
    }

    private static int? NextFace(LaneCrossing crossing) => crossing.State.Travellers.Values
        .FirstOrDefault(t => t is { Document: not null, IsFinal: false } && !crossing.HasFace(t)
            && (crossing.Pages.ContainsKey(t.Number) || crossing.SignedPortraits.ContainsKey(t.Number))
            && crossing.FaceAttempts.GetValueOrDefault(t.Number) < FaceTries)?.Number;

    private async Task OnFaceAsync(FaceSeen seen)
    {
        _comparingFace = false;
        if (_open.GetValueOrDefault(seen.Crossing) is { IsOver: false } crossing
            && crossing.State.Travellers.GetValueOrDefault(seen.Traveller) is { Document: not null, IsFinal: false })
        {
            if (seen.Portrait == PortraitSource.Page && crossing.SignedPortraits.ContainsKey(seen.Traveller))
                crossing.LiveFaces[seen.Traveller] = seen.Frame; // the signed portrait came meanwhile
            else
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
            if (crossing.State.Travellers[seen.Traveller].Face is not null)
            {
                await RecommendAsync(crossing); // the comparison with the printed portrait stands
                return;
            }

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
            var compare = new CompareFace(seen.Traveller, sight.Same, sight.QualityProblems, sight.Liveness, sight.Ai, image, seen.Portrait) { Crossing = crossing.Id };
            await ApplyAsync(crossing, compare);
            if (_devices.ChipReader is not null)
                crossing.LiveFaces[seen.Traveller] = seen.Frame;
        }

        await RecommendAsync(crossing);
    }
}
