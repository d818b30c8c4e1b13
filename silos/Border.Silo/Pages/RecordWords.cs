using System.Globalization;
using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Faces;
using Border.Domain.Stays;
using Border.Domain.Vehicles;

namespace Border.Silo.Pages;

/// <summary>Says in words what a record tells.</summary>
internal static class RecordWords
{
    /// <summary>One line each.</summary>
    /// <param name="told">The event.</param>
    /// <param name="personal">False to leave out what may name somebody although the record is not sealed.</param>
    public static IReadOnlyList<string> Of(BorderEvent told, bool personal) => told switch
    {
        CrossingOpened e => [$"A party arrived in lane {e.Lane}: {Lower(e.Direction)}, {Lower(e.LaneKind)}."],
        PartyCounted e => [$"{e.Officer} counted {Many(e.Travellers, "traveller")}."],
        PlateRead e => [$"Plate {e.Text}{(e.Country is { } country ? $" ({country})" : "")}{Typed(e.TypedBy)}.", .. e.Ai?.Reasons ?? []],
        DocumentRead e => Document(e),
        ReadingFailed e => [$"The {e.What}{Of(e.Traveller)} could not be read: {e.Problem}"],
        FaceCompared e => Face(e),
        ChipChecked e => Chip(e),
        WatchlistChecked e => [$"Watchlist {e.ListVersion} searched{For(e.Traveller)}: {Many(e.Hits, "match", "matches")}."],
        StayCounted e => [$"Stay{Of(e.Traveller)}: {StayWords.Short(e.Count)}.", .. StayWords.Of(e.Count), StayWords.Rests(e.Count, e.CentreToldAt)],
        VehicleReviewed e => [$"Vehicle: {VehicleWords.Short(e.Review)}.", .. VehicleWords.Of(e.Review, null), .. Seen(e), VehicleWords.Rests(e.Review, e.CentreToldAt)],
        VehicleDescribed e => [$"{e.NotedBy ?? "Somebody"} noted how the vehicle looks: {e.Looks.Words()}."],
        EntryLinked e => VehicleWords.Of(e.Link, null) is { } came ? [$"Traveller {e.Traveller}: {came}"] : [],
        LookoutHit e => [$"Lookout {e.Entry}{For(e.Traveller)} asks for {Lower(e.Asks)}, match {Score(e.Score)}.", .. e.Why, .. Listed(e), $"Instruction: {e.Instruction}", .. Cleared(e)],
        ExceptionProposed e => [$"{e.By} says until {e.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} that the traveller is not the person of entry {e.Entry}: {e.Reason}"],
        ExceptionConfirmed e => [$"{e.By} confirmed, as the second person, that the traveller is not the person of an entry."],
        ExceptionWithdrawn e => [$"{e.By} withdrew that the traveller is not the person of an entry: {e.Reason}"],
        Recommended e => Recommendation(e, personal),
        Decided e => Decision(e),
        PendingDecisionEvent e => SecondaryRecordWords.Of(e),
        SecondaryEvent e => SecondaryRecordWords.Of(e),
        CrossingClosed e => [$"Closed: {Lower(e.Outcome)}."],
        CrossingCancelled e => [$"Cancelled by {e.Officer}: {e.Reason}."],
        _ => [],
    };

    /// <summary>The model behind an event, if one is.</summary>
    public static AiOutput? AiOf(BorderEvent told) => told switch
    {
        PlateRead e => e.Ai,
        DocumentRead e => e.Ai,
        FaceCompared e => e.Ai,
        ReadingFailed e => e.Ai,
        _ => null,
    };

    private static string[] Document(DocumentRead e)
    {
        TravelDocument d = e.Document;
        return
        [
            $"Traveller {e.Traveller}: {d.Surname}, {d.GivenNames}; {d.Nationality}, {d.Sex}, born {d.BirthDate}{Typed(e.TypedBy)}.",
            $"{d.Format} {d.DocumentCode} {d.DocumentNumber} of {d.Issuer}, expires {d.ExpiryDate}.",
            e.MrzLines.Count == 0 ? "It has no machine-readable zone." : e.Valid ? "Every check digit holds." : $"Not valid: {string.Join("; ", e.Problems)}",
            .. e.Ai?.Reasons ?? [],
        ];
    }

    private static string Typed(string? by) => by is null ? "" : $", typed by {by}";

    private static string[] Chip(ChipChecked e) =>
    [
        $"The chip of traveller {e.Traveller}: {(e.Verdict is { } verdict ? Lower(verdict) : "not verified")}, read with {e.Access.ToString().ToUpperInvariant()}"
            + $"{(e.Signer is { } signer ? $", signed by {signer}" : "")}{(e.Simulated ? " (simulated reader)" : "")}.",
        .. e.Findings.Select(f => f.Text),
    ];

    private static string[] Face(FaceCompared e) =>
    [
        $"The face of traveller {e.Traveller} {(e.Same ? "matches" : "does not match")} the {(e.Portrait == PortraitSource.Chip ? "portrait that the chip's state signed" : "portrait")}{(e.Liveness is { } l ? $"; liveness {Score(l)}" : "")}.",
        .. e.QualityProblems,
        .. e.Ai.Reasons,
    ];

    private static string[] Recommendation(Recommended e, bool personal)
    {
        var given = e.Recommendation;
        var took = e.Milliseconds is { } ms ? $", {Math.Round(ms).ToString(CultureInfo.InvariantCulture)} ms after the document" : "";
        List<string> lines = [$"Recommended for traveller {e.Traveller}: {Lower(given.Outcome)} (policy {given.PolicyVersion}{took})."];
        foreach (var reason in given.Reasons)
        {
            // What a lookout matched may be a name or a plate.
            var hidden = !personal && reason.Code.StartsWith("lookout.", StringComparison.Ordinal);
            lines.Add(hidden ? $"A lookout matches ({reason.Code}, asks for {Lower(reason.Outcome)})." : reason.Text + (reason.Facts is { Count: > 0 } facts ? $" It rests on {string.Join(", ", facts)}." : ""));
        }

        if (given.Missing.Count > 0)
            lines.Add($"Without: {string.Join(", ", given.Missing)}.");
        foreach (var change in given.Changes)
            lines.Add($"Without {string.Join(", ", change.Without)}: {Lower(change.Outcome)}.");
        foreach (var open in given.Undecided ?? [])
            lines.Add($"Not judged: {open.Code}, which asks for {Lower(open.Outcome)}; nobody knows {string.Join(", ", open.Facts)}.");
        return [.. lines];
    }

    private static string[] Decision(Decided e)
    {
        var how = (e.InSecondary ? ", in secondary" : "") + (e.Override ? ", against the recommendation" : "") + (e.ApprovedBy is { } second ? $", approved by {second}" : "");
        var decided = $"{e.Officer} decided for traveller {e.Traveller}: {Lower(e.Outcome)}{how}{(e.Reason is { } reason ? $" ({reason})" : "")}.";
        return e.Note is { } note ? [decided, $"Note: {note}"] : [decided];
    }

    private static string[] Cleared(LookoutHit e) => e.Cleared is { } cleared
        ? [$"Cleared as another person by {cleared.By}, confirmed by {cleared.ConfirmedBy}, until {cleared.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {cleared.Reason}"]
        : [];

    private static string[] Listed(LookoutHit e) => e.Looks is { IsEmpty: false } looks ? [$"The entry says how the vehicle looks: {looks.Words()}."] : [];

    private static string[] Seen(VehicleReviewed e) => VehicleWords.Seen(e.Review) is { } seen ? [seen] : [];

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();

    private static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    private static string For(int? traveller) => traveller is { } number ? $" for traveller {number}" : " for the vehicle";

    private static string Of(int? traveller) => traveller is { } number ? $" of traveller {number}" : "";

    private static string Many(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";
}
