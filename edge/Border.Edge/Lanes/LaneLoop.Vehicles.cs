using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Time;
using Border.Domain.Vehicles;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    /// <summary>
    /// Reviews the vehicle and, of those who leave, how they came in, where the policy asks for it; what is as it was is not recorded again.
    /// </summary>
    private async Task ReviewAsync(LaneCrossing crossing)
    {
        if (_services.Rules.Policy.Vehicles is not { } policy || !crossing.State.IsOpen)
            return;
        var plate = crossing.State.Plate;
        var known = plate is null ? null : _services.Vehicles.Find(plate.Text, plate.Country, _settings.Direction);
        var links = Links(crossing, known);
        var inputs = new List<CrossingInput>(links.Select(link => new LinkEntry(link.Key, link.Value) { Crossing = crossing.Id }));
        if (known is not null)
            inputs.Add(Review(crossing, policy, known, links));
        if (inputs.Count > 0)
            await ApplyAsync(crossing, [.. inputs]);
    }

    /// <summary>How each leaving traveller who waits came in; only of those whom the book of stays can tell of.</summary>
    private Dictionary<int, EntryLink?> Links(LaneCrossing crossing, VehicleKnown? known)
    {
        var links = new Dictionary<int, EntryLink?>();
        if (_settings.Direction != Direction.Exit)
            return links;
        foreach (var traveller in crossing.State.Travellers.Values.Where(t => t is { IsFinal: false, Document: not null }))
        {
            if (_services.Stays.Find(traveller.Document!.Person) is { } stays)
                links[traveller.Number] = EntryLink.Of(stays.Visits.Where(v => v.Crossing != crossing.Id), known, stays.CentreToldAt);
        }

        return links;
    }

    private ReviewVehicle Review(LaneCrossing crossing, VehiclePolicy policy, VehicleKnown known, Dictionary<int, EntryLink?> links)
    {
        var now = _services.Time.GetLocalNow();
        // The hybrid clock never goes back: where it is ahead of the wall clock, that was set back by at least as much.
        var ahead = Math.Max(0, _services.Recorder.LastHlc.PhysicalMilliseconds - now.ToUnixTimeMilliseconds()) / 1000;
        var here = new VehicleVisit(
            crossing.Id, _services.Vehicles.Post, _settings.Direction, new HlcTimestamp(long.MaxValue, int.MaxValue), crossing.OpenedAt, DateOnly.FromDateTime(now.DateTime), false, 0,
            (int)Math.Min(int.MaxValue, ahead));
        var decided = crossing.State.Travellers.Values.Where(t => t.IsFinal && t.Link is not null).Select(t => t.Link!.Link);
        var review = VehicleReview.Of(policy, known, here, [.. links.Values, .. decided], crossing.State.Party?.Travellers);
        return new ReviewVehicle(review, known.CentreToldAt) { Crossing = crossing.Id };
    }
}
