using System.Globalization;
using Border.Domain.Crossings;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Stays;
using Border.Domain.Vehicles;
using Border.Officer.Desk;

namespace Border.Officer.Parts;

/// <summary>The checks of a traveller and the vehicle as lines of the terminal, with how sure each is.</summary>
internal static class CheckList
{
    public static IEnumerable<StateScreen> Of(CrossingState state, TravellerState? traveller, DateTimeOffset now)
    {
        yield return Document(traveller);
        if (traveller?.Chip is { } chip)
            yield return Chip(chip);
        yield return Face(traveller);
        yield return Search("Watchlist, traveller", traveller?.Watchlist, traveller?.Hits ?? [], now);
        if (traveller?.Stay is { } stay)
            yield return Stay(stay);
        if (traveller?.Link?.Link is { } link && VehicleWords.Of(link, state.LaneKind) is { } came)
            yield return new StateScreen("Entry", Entry(link), IsOdd(link, state.LaneKind) ? Tone.Warn : Tone.Calm, came);
        if (state.LaneKind == LaneKind.Pedestrian)
            yield break;
        yield return Plate(state);
        if (state.Vehicle is { } vehicle)
            yield return Vehicle(vehicle, state.Direction);
        yield return Search("Watchlist, vehicle", state.VehicleWatchlist, state.VehicleHits, now);
    }

    private static StateScreen Document(TravellerState? traveller) => traveller switch
    {
        { Document: { Valid: true, Ai: { } ai } } => new("Machine-readable zone", "Valid", Tone.Good, $"Every check digit holds; read {Words.Percent(ai.Score)} sure"),
        { Document: { Valid: true, MrzLines.Count: 0 } } => new("Machine-readable zone", "None", Tone.Warn, "The fields were typed; no check digit vouches for them"),
        { Document.Valid: true } => new("Machine-readable zone", "Typed", Tone.Good, "Every check digit holds"),
        { Document: { } read } => new("Machine-readable zone", "Wrong", Tone.Bad, string.Join(" ", read.Problems.Take(2))),
        { Failure: { What: "document" } } => new("Machine-readable zone", "Unreadable", Tone.Bad, "Scan it again or type it (key D)"),
        _ => new("Machine-readable zone", "Waiting", Tone.Calm),
    };

    private static StateScreen Chip(ChipChecked chip)
    {
        var details = string.Join(" ", chip.Findings.Take(2).Select(f => f.Text));
        return chip switch
        {
            { Verdict: ChipVerdict.Genuine, Findings.Count: 0 } => new("Chip", "Genuine", Tone.Good, $"Signed by {chip.Signer}, says what is printed"),
            { Verdict: ChipVerdict.Genuine } => new("Chip", "Genuine, but", Tone.Warn, details),
            { Verdict: null } => new("Chip", "Not verified", Tone.Warn, details),
            _ => new("Chip", "Not genuine", Tone.Bad, details),
        };
    }

    private static StateScreen Stay(StayCounted stay)
    {
        var tone = stay.Count switch
        {
            { Result.Overstay: > 0 } => Tone.Bad,
            { Gaps: > 0 } => Tone.Warn,
            { Rule: null } => Tone.Calm,
            _ => stay.CentreToldAt is null ? Tone.Calm : Tone.Good,
        };
        string[] words = stay.Count.Rule is null ? [] : [.. StayWords.Of(stay.Count), StayWords.Rests(stay.Count, stay.CentreToldAt)];
        return new StateScreen("Stay", StayWords.Short(stay.Count), tone, string.Join(" ", words));
    }

    private static StateScreen Vehicle(VehicleReviewed vehicle, Direction direction)
    {
        var review = vehicle.Review;
        var tone = review switch
        {
            { TooFast: not null } => Tone.Bad,
            { LooksAlike: true } or { Missing: > 0 } => Tone.Warn,
            { Last: { } last } when last.Direction == direction => Tone.Warn,
            _ => vehicle.CentreToldAt is null ? Tone.Calm : Tone.Good,
        };
        // The rest stands with what was read, where the page has room.
        return new StateScreen("Vehicle", VehicleWords.Short(review), tone, tone is Tone.Bad or Tone.Warn ? VehicleWords.Of(review, direction)[0] : "");
    }

    private static string Entry(EntryLink link) => link switch
    {
        { SameVehicle: true } => "This vehicle",
        { By: LaneKind.Pedestrian } => "On foot",
        { SameVehicle: false } => "Another way",
        _ => $"By {link.By.ToString()!.ToLowerInvariant()}",
    };

    /// <summary>Somebody who came by bus may well leave on foot.</summary>
    private static bool IsOdd(EntryLink link, LaneKind leavesBy) =>
        link.SameVehicle is false || (leavesBy == LaneKind.Pedestrian && link.By is (LaneKind.Car or LaneKind.Truck));

    private static StateScreen Face(TravellerState? traveller) => traveller switch
    {
        { Face: { Same: true } face } => new("Face and portrait", "Same", face.QualityProblems.Count > 0 ? Tone.Warn : Tone.Good, Score(face)),
        { Face: { } face } => new("Face and portrait", "Different", Tone.Bad, Score(face)),
        { Failure: { What: "face" } } => new("Face and portrait", "Not compared", Tone.Warn, "Compare by eye"),
        _ => new("Face and portrait", "Waiting", Tone.Calm),
    };

    private static string Score(FaceCompared face) => string.Create(
        CultureInfo.InvariantCulture,
        $"Similarity {face.Ai.Score:0.00}, needed {face.Ai.Threshold:0.00}. {string.Join(" ", face.QualityProblems.Take(1))}").TrimEnd();

    private static StateScreen Plate(CrossingState state) => state switch
    {
        { Plate.Ai: { } ai } => new("Plate", "Read", Tone.Good, $"{Words.Percent(ai.Score)} sure"),
        { Plate: { } typed } => new("Plate", "Typed", Tone.Good, $"By {typed.TypedBy}; {(state.CameraPlate is { } seen ? $"the camera read {seen.Text}" : "no camera could read it")}"),
        { PlateFailure: not null } => new("Plate", "Unreadable", Tone.Warn, "Type it (key L)"),
        _ => new("Plate", "Waiting", Tone.Calm),
    };

    private static StateScreen Search(string label, WatchlistChecked? search, IReadOnlyList<LookoutHit> hits, DateTimeOffset now) => search switch
    {
        null => new(label, "Waiting", Tone.Calm),
        { ListVersion: 0 } => new(label, "No list", Tone.Warn, "This node has no watchlist yet"),
        { Hits: 0 } => new(label, "No match", Tone.Good, Age(search, now)),
        _ when hits.Count == search.Hits && hits.All(h => h.Cleared is not null) =>
            new(label, $"{Matches(search)}, cleared", Tone.Calm, string.Join(". ", hits.Take(2).Select(Hit))),
        // What asks for something is said first.
        _ => new(label, Matches(search), Tone.Bad, string.Join(". ", hits.OrderBy(h => h.Cleared is not null).Take(2).Select(Hit))),
    };

    private static string Matches(WatchlistChecked search) => $"{search.Hits} match{(search.Hits == 1 ? "" : "es")}";

    /// <summary>The recommendation names a hit by its entry alone; what matched and what to do stand here.</summary>
    private static string Hit(LookoutHit hit) => hit.Cleared is { } cleared
        ? string.Create(CultureInfo.InvariantCulture, $"Hit {hit.Entry}: not the same person, said {cleared.By}, confirmed {cleared.ConfirmedBy}, until {cleared.Until:d MMM yyyy}: {cleared.Reason.TrimEnd('.')}")
        : $"Hit {hit.Entry}: {string.Join("; ", hit.Why.Take(3).Select(w => w.TrimEnd('.')))}{(hit.Instruction.Length > 0 ? $". {hit.Instruction.TrimEnd('.')}" : "")}";

    private static string Age(WatchlistChecked search, DateTimeOffset now) =>
        search.ListIssued is { } issued ? $"List {search.ListVersion}, {Ages.Of(now - issued)} old" : $"List {search.ListVersion}";
}
