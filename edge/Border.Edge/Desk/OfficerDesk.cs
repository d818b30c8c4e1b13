using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Rules;
using Border.Domain.Secondary;
using Border.Domain.Watchlists;
using Border.Domain.Watchlists.Exceptions;
using Border.Edge.Alerts;
using Border.Edge.Exceptions;
using Border.Edge.Lanes;
using Border.Edge.Recording;
using Border.Edge.Rules;
using Border.Journal;
using Border.Officer.Desk;

namespace Border.Edge.Desk;

/// <summary>What the officer's pages get from this node.</summary>
internal sealed class OfficerDesk(
    LaneBoard board,
    LaneHost lanes,
    NodeStates states,
    NodeAlerts alerts,
    HitExceptions exceptions,
    EvidenceImages evidence,
    IJournal journal,
    PostRules rules,
    TimeProvider time,
    Func<string, SecondOfficers> others) : IOfficerDesk
{
    /// <inheritdoc />
    public NodeScreen Node => states.Screen();

    /// <inheritdoc />
    public IReadOnlyList<LaneScreen> Lanes => board.All;

    /// <inheritdoc />
    public IReadOnlyList<AlertScreen> Alerts => alerts.Open;

    /// <inheritdoc />
    public string Say(Reason reason, string language) => language == "en" ? reason.Text : RuleSet.Of(rules.Policy).Translate(reason, language);

    /// <inheritdoc />
    public SecondaryGuide Guide => SecondaryGuide.Of(rules.Policy);

    /// <inheritdoc />
    public SecondOfficers OthersThan(string officer) => others(officer);

    /// <inheritdoc />
    public HitComparison? Compare(TravelDocument document, LookoutHit hit)
    {
        var list = rules.Watchlist;
        return list.Find(hit.Entry) is { } entry && (hit.EntryDigest is { } digest ? EntryDigest.Of(entry) == digest : hit.ListVersion == list.Version)
            ? HitComparison.Of(document, entry)
            : null;
    }

    /// <inheritdoc />
    public bool SeeAlert(Guid id, string officer) => alerts.See(id, officer);

    /// <inheritdoc />
    public LaneScreen? Find(string lane) => board.Find(lane);

    /// <inheritdoc />
    public Task<string?> AskAsync(string lane, CrossingInput input, CancellationToken cancellation) => lanes.AskAsync(lane, input, cancellation);

    /// <inheritdoc />
    public Task<string?> SwitchAsync(string lane, bool open, string officer, CancellationToken cancellation) =>
        lanes.SwitchAsync(lane, open, officer, cancellation);

    /// <inheritdoc />
    public IReadOnlyList<ExceptionScreen> Exceptions =>
    [
        .. exceptions.Book.Current(DateOnly.FromDateTime(time.GetLocalNow().DateTime)).All
            .OrderBy(e => e.ConfirmedBy is not null).ThenBy(e => e.Proposed.Until).ThenBy(e => e.Id)
            .Select(e => new ExceptionScreen(
                e.Id, e.Proposed.Entry, e.Proposed.Who, e.Proposed.Why, e.Proposed.Reason, e.Proposed.By, e.ConfirmedBy, e.Proposed.Until)),
    ];

    /// <inheritdoc />
    public async Task<string?> ProposeExceptionAsync(string lane, ClearForm form, string officer)
    {
        if (board.Find(lane) is not { } screen || StateOf(screen, form.Crossing) is not { } state)
            return "This crossing has ended or belongs to another lane: nothing was recorded.";
        if (form.UntilDay is not { } until)
            return "Give the last day as year-month-day, for example 2026-12-31.";
        return await AskAsync(new ProposeException(new ShownHit(state, form.Traveller, form.Entry ?? ""), form.Reason ?? "", until, officer));
    }

    /// <inheritdoc />
    public async Task<string?> AskAsync(ExceptionInput input)
    {
        var (told, refusal) = await exceptions.AskAsync(input);
        if (told is ExceptionConfirmed or ExceptionWithdrawn)
            lanes.SearchAgain(told.Person);
        return refusal;
    }

    /// <inheritdoc />
    public async Task<DeskImage?> ReadImageAsync(string lane, Guid crossing, string what, int traveller, CancellationToken cancellation)
    {
        if (board.Find(lane) is not { } screen || ImageOf(StateOf(screen, crossing), what, traveller) is not { } reference)
            return null;
        var key = await journal.FindKeyAsync(reference.Key, cancellation);
        return await evidence.ReadAsync(reference, key, cancellation) is { } bytes ? BrowserImage.Of(bytes, reference.MediaType) : null;
    }

    private static CrossingState? StateOf(LaneScreen screen, Guid crossing) =>
        screen.Current?.State.Id == crossing ? screen.Current.State : screen.Secondary.FirstOrDefault(c => c.State.Id == crossing)?.State;

    private static EvidenceRef? ImageOf(CrossingState? state, string what, int traveller) => what switch
    {
        "plate" => state?.PlateImage,
        "document" => state?.Travellers.GetValueOrDefault(traveller)?.DocumentImage,
        "portrait" => state?.Travellers.GetValueOrDefault(traveller)?.Chip?.Portrait,
        "face" => state?.Travellers.GetValueOrDefault(traveller)?.FaceImage,
        _ => null,
    };
}
