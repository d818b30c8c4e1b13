using Border.Domain.Crossings;
using Border.Domain.Evidence;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Rules;
using Border.Edge.Alerts;
using Border.Edge.Lanes;
using Border.Edge.Recording;
using Border.Edge.Rules;
using Border.Journal;
using Border.Officer.Desk;

namespace Border.Edge.Desk;

/// <summary>What the officer's pages get from this node.</summary>
internal sealed class OfficerDesk(
    LaneBoard board, LaneHost lanes, NodeStates states, NodeAlerts alerts, EvidenceImages evidence, IJournal journal, PostRules rules) : IOfficerDesk
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
    public bool SeeAlert(Guid id, string officer) => alerts.See(id, officer);

    /// <inheritdoc />
    public LaneScreen? Find(string lane) => board.Find(lane);

    /// <inheritdoc />
    public Task<string?> AskAsync(string lane, CrossingInput input, CancellationToken cancellation) => lanes.AskAsync(lane, input, cancellation);

    /// <inheritdoc />
    public Task<string?> SwitchAsync(string lane, bool open, string officer, CancellationToken cancellation) =>
        lanes.SwitchAsync(lane, open, officer, cancellation);

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
        "face" => state?.Travellers.GetValueOrDefault(traveller)?.FaceImage,
        _ => null,
    };
}
