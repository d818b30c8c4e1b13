using Border.Domain.Crossings;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Officer.Desk;
using Border.Officer.Texts;

namespace Border.Officer.Parts;

/// <summary>One check as a line of the terminal.</summary>
/// <param name="Label">What was checked.</param>
/// <param name="Text">How it is, in a few words.</param>
/// <param name="Tone">How good that is.</param>
/// <param name="Why">In the officer's language; empty when there is nothing more to say.</param>
/// <param name="Recorded">What the record says in English, each to be said in the officer's language where it can be.</param>
internal sealed record CheckLine(string Label, string Text, Tone Tone, string Why = "", params IReadOnlyList<string> Recorded);

/// <summary>The checks of a traveller and the vehicle as lines of the terminal, with how sure each is.</summary>
internal sealed class CheckList(OfficerTexts texts)
{
    public static IEnumerable<CheckLine> Of(OfficerTexts texts, CrossingState state, TravellerState? traveller, DateTimeOffset now)
    {
        var list = new CheckList(texts);
        yield return list.Document(traveller);
        if (traveller?.Chip is { } chip)
            yield return list.Chip(chip);
        yield return list.Face(traveller);
        yield return list.Search("check.list.traveller", traveller?.Watchlist, traveller?.Hits ?? [], state, now);
        if (traveller?.Stay is { } stay)
            yield return StayLine.Of(texts, stay);
        if (traveller?.Link?.Link is { } link && VehicleLine.Of(texts, link, state.LaneKind) is { } came)
            yield return came;
        if (state.LaneKind == LaneKind.Pedestrian)
            yield break;
        yield return list.Plate(state);
        if (state.Vehicle is { } vehicle)
            yield return VehicleLine.Of(texts, vehicle, state.Direction);
        if (LooksLine.Of(texts, state) is { } looks)
            yield return looks;
        yield return list.Search("check.list.vehicle", state.VehicleWatchlist, state.VehicleHits, state, now);
    }

    private CheckLine Line(string label, string text, Tone tone, string why = "", params IReadOnlyList<string> recorded) =>
        new(texts[label], texts[text], tone, why, recorded);

    private CheckLine Document(TravellerState? traveller) => traveller switch
    {
        { Document: { Valid: true, Ai: { } ai } } => Line("zone", "check.valid", Tone.Good, texts["check.digits.sure", texts.Language.Percent(ai.Score)]),
        { Document: { Valid: true, MrzLines.Count: 0 } } => Line("zone", "none", Tone.Warn, texts["check.fields.typed"]),
        { Document.Valid: true } => Line("zone", "check.typed", Tone.Good, texts["zone.holds"]),
        { Document: { } read } => Line("zone", "check.wrong", Tone.Bad, "", [.. read.Problems.Take(2)]),
        { Failure: { What: "document" } } => Line("zone", "check.unreadable", Tone.Bad, texts["check.scan.again"]),
        _ => Line("zone", "waiting", Tone.Calm),
    };

    private CheckLine Chip(ChipChecked chip)
    {
        string[] details = [.. chip.Findings.Take(2).Select(f => f.Text)];
        return chip switch
        {
            { Verdict: ChipVerdict.Genuine, Findings.Count: 0 } => Line("role.chip", "check.genuine", Tone.Good, texts["check.signed", chip.Signer]),
            { Verdict: ChipVerdict.Genuine } => Line("role.chip", "check.genuine.but", Tone.Warn, "", details),
            { Verdict: null } => Line("role.chip", "check.not.verified", Tone.Warn, "", details),
            _ => Line("role.chip", "check.not.genuine", Tone.Bad, "", details),
        };
    }

    private CheckLine Face(TravellerState? traveller) => traveller switch
    {
        { Face: { Same: true } face } => Line("check.face", "check.same", face.QualityProblems.Count > 0 ? Tone.Warn : Tone.Good, Score(face), [.. face.QualityProblems.Take(1)]),
        { Face: { } face } => Line("check.face", "check.different", Tone.Bad, Score(face), [.. face.QualityProblems.Take(1)]),
        { Failure: { What: "face" } } => Line("check.face", "check.not.compared", Tone.Warn, texts["check.by.eye"]),
        _ => Line("check.face", "waiting", Tone.Calm),
    };

    private string Score(FaceCompared face) => texts["check.similarity", (double)face.Ai.Score, (double)face.Ai.Threshold];

    private CheckLine Plate(CrossingState state) => state switch
    {
        { Plate.Ai: { } ai } => Line("plate", "check.read", Tone.Good, texts["check.sure", texts.Language.Percent(ai.Score)]),
        { Plate: { } typed } => Line("plate", "check.typed", Tone.Good, state.CameraPlate is { } seen ? texts["check.plate.over", typed.TypedBy, seen.Text] : texts["check.plate.alone", typed.TypedBy]),
        { PlateFailure: not null } => Line("plate", "check.unreadable", Tone.Warn, texts["check.plate.type"]),
        _ => Line("plate", "waiting", Tone.Calm),
    };

    private CheckLine Search(string label, WatchlistChecked? search, IReadOnlyList<LookoutHit> hits, CrossingState state, DateTimeOffset now) => search switch
    {
        null => Line(label, "waiting", Tone.Calm),
        { ListVersion: 0 } => Line(label, "check.no.list", Tone.Warn, texts["check.no.list.why"]),
        { Hits: 0 } => Line(label, "check.no.match", Tone.Good, Age(search, now)),
        _ when hits.Count == search.Hits && hits.All(h => h.Cleared is not null) =>
            new(texts[label], texts["check.matches.cleared", search.Hits], Tone.Calm, string.Join(' ', hits.Take(2).Select(Cleared))),
        // What asks for something is said first.
        _ => Matches(label, search, [.. hits.OrderBy(h => h.Cleared is not null)], state),
    };

    /// <summary>The recommendation names a hit by its entry alone; what matched and what to do stand here.</summary>
    private CheckLine Matches(string label, WatchlistChecked search, LookoutHit[] hits, CrossingState state)
    {
        var open = hits.Where(h => h.Cleared is null).Take(2).ToArray();
        IEnumerable<string> why = open.SelectMany(h => h.Why.Take(3).Select(w => $"{w.TrimEnd('.')}.").Append(h.Instruction));
        var named = open.SelectMany(h => LooksLine.Sentences(texts, state, h).Prepend(texts["hit.named", h.Entry])).Concat(hits.Where(h => h.Cleared is not null).Take(2 - open.Length).Select(Cleared));
        return new(texts[label], texts["check.matches", search.Hits], Tone.Bad, string.Join(' ', named), [.. why.Where(w => w.Length > 0)]);
    }

    private string Cleared(LookoutHit hit) =>
        texts["hit.cleared", hit.Entry, hit.Cleared!.By, hit.Cleared.ConfirmedBy, hit.Cleared.Until, hit.Cleared.Reason.TrimEnd('.')];

    private string Age(WatchlistChecked search, DateTimeOffset now) =>
        search.ListIssued is { } issued ? texts["check.list.age", $"{search.ListVersion}", texts.Age(now - issued)] : texts["check.list.version", $"{search.ListVersion}"];
}
