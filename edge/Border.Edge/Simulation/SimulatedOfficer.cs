using System.Threading.Channels;
using Border.Domain.Crossings;
using Border.Domain.Recommendations;
using Border.Edge.Lanes;
using Border.Officer.Desk;

namespace Border.Edge.Simulation;

/// <summary>
/// Decides in place of a person and says so: its staff id is <see cref="StaffId"/>. It follows the recommendation; who is to be held is
/// referred, and in secondary it refuses who has no valid document or another face, and admits the rest, with a finding. Where the policy asks for
/// a second officer, <see cref="SecondStaffId"/> approves.
/// </summary>
internal sealed partial class SimulatedOfficer(LaneBoard board, LaneHost lanes, ILogger<SimulatedOfficer> logger) : IDisposable
{
    /// <summary>Recorded with its decisions.</summary>
    public const string StaffId = "simulated-officer";

    /// <summary>Recorded with its approvals.</summary>
    public const string SecondStaffId = "simulated-second";

    private static readonly string[] RefusedFor = ["document.invalid", "document.expired", "document.missing", "face.different"];

    private readonly Channel<LaneScreen> _screens = Channel.CreateUnbounded<LaneScreen>();

    /// <summary>Watches the lanes and decides until the node stops.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        LogWorking(StaffId);
        board.Changed += See;
        foreach (var screen in board.All)
            See(screen);
        try
        {
            await foreach (var screen in _screens.Reader.ReadAllAsync(stop))
                await DecideAsync(screen, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    public void Dispose() => board.Changed -= See;

    private void See(LaneScreen screen) => _screens.Writer.TryWrite(screen);

    private async Task DecideAsync(LaneScreen screen, CancellationToken stop)
    {
        // An older screen in the queue may show a party that is gone: only what is shown now counts.
        if (board.Find(screen.Lane.Name) is not { } now)
            return;
        foreach (var crossing in now.Secondary.Append(now.Current).OfType<CrossingScreen>())
        {
            foreach (var traveller in crossing.State.Travellers.Values)
            {
                if (DecisionOn(crossing.State, traveller) is not { } decision)
                    continue;
                // A policy may have other findings: then it decides without one.
                if (await lanes.AskAsync(now.Lane.Name, decision, stop) is not null && decision is NoteFinding)
                    await lanes.AskAsync(now.Lane.Name, InSecondary(crossing.State, traveller.Number, traveller.Recommended!.Recommendation), stop);
            }
        }
    }

    private static CrossingInput? DecisionOn(CrossingState state, TravellerState traveller)
    {
        if (traveller is not { IsFinal: false, Recommended.Recommendation: { } recommendation })
            return null;
        if (traveller.Waiting is { } waiting)
            return new ApproveDecision(traveller.Number, waiting.Number, SecondStaffId) { Crossing = state.Id };
        if (traveller.Decided is { Outcome: Outcome.Secondary })
            return FindingOn(state, traveller) ?? InSecondary(state, traveller.Number, recommendation);
        if (traveller.Decided is not null)
            return null;
        return recommendation.Outcome switch
        {
            Outcome.Admit => Make(state, traveller.Number, Outcome.Admit, null),
            Outcome.Hold => Make(state, traveller.Number, Outcome.Secondary, "identity.doubtful"),
            var same => Make(state, traveller.Number, same, "as-recommended"),
        };
    }

    /// <summary>Looks into the first reason; null when that is done, or there is none.</summary>
    private static CrossingInput? FindingOn(CrossingState state, TravellerState traveller)
    {
        if (!traveller.Inspection.Findings.IsEmpty || Crossing.ReasonsToInspect(traveller) is not [var reason, ..])
            return null;
        var finding = reason.Code switch
        {
            "document.invalid" or "document.expired" or "document.missing" => "document.invalid",
            "face.different" => "identity.impostor",
            _ => "nothing",
        };
        return new NoteFinding(traveller.Number, finding, reason.Code, null, StaffId) { Crossing = state.Id };
    }

    private static Decide InSecondary(CrossingState state, int traveller, Recommendation recommendation) =>
        recommendation.Reasons.Any(reason => RefusedFor.Contains(reason.Code))
            ? Make(state, traveller, Outcome.Refuse, "document.invalid")
            : Make(state, traveller, Outcome.Admit, "secondary.cleared");

    private static Decide Make(CrossingState state, int traveller, Outcome outcome, string? reason) =>
        new(traveller, outcome, StaffId, reason, null) { Crossing = state.Id };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A simulated officer ({StaffId}) decides at every lane. Never run this where real travellers pass.")]
    private partial void LogWorking(string staffId);
}
