using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Rules;
using Border.Domain.Secondary;
using Border.Domain.Watchlists;
using Border.Domain.Watchlists.Exceptions;
using Border.Officer.Desk;

namespace Border.Edge.Tests.Pages.Scenes;

/// <summary>A desk that shows the scenes and takes no decision.</summary>
internal sealed class SceneDesk : IOfficerDesk
{
    // One grey point: its size is the page's.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    public NodeScreen Node { get; } = new(
        "north/n1",
        [new("Link", "off 3 h, 62 to send", Tone.Warn), new("Journal", "good", Tone.Good), new("Watchlist", "5 h old", Tone.Good), new("Policy", "5 h old", Tone.Good)],
        true,
        new CutOffScreen(
            Scenes.Now,
            ["Reading, checks and decisions go on as always.", "Every record is kept here and sent when the line is back; 62 wait."],
            ["Lookouts: the watchlist here is 5 h old.", "Other posts: entries, exits and sightings there since then, so days of stay may be out of date.", "Rules and staff that the centre changed since then."]));

    public IReadOnlyList<LaneScreen> Lanes => [.. Scenes.All.Where(l => l.Lane.Name is "clean" or "five")];

    public IReadOnlyList<AlertScreen> Alerts => [];

    public IReadOnlyList<ExceptionScreen> Exceptions => [];

    public string Say(Reason reason, string language) => RuleSet.Of(CrossingPolicy.Default).Translate(reason, language);

    public SecondaryGuide Guide => SecondaryGuide.Of(CrossingPolicy.Default);

    public SecondOfficers OthersThan(string officer) => new([], 0);

    public HitComparison? Compare(TravelDocument document, LookoutHit hit) => HitComparison.Of(document, Scenes.Listed);

    public bool SeeAlert(Guid id, string officer) => false;

    public LaneScreen? Find(string lane) => Scenes.All.FirstOrDefault(l => l.Lane.Name == lane);

    public Task<string?> AskAsync(string lane, CrossingInput input, CancellationToken cancellation) => Task.FromResult<string?>("Nothing is recorded here.");

    public Task<string?> SwitchAsync(string lane, bool open, string officer, CancellationToken cancellation) => Task.FromResult<string?>("Nothing is recorded here.");

    public Task<string?> ProposeExceptionAsync(string lane, ClearForm form, string officer) => Task.FromResult<string?>("Nothing is recorded here.");

    public Task<string?> AskAsync(ExceptionInput input) => Task.FromResult<string?>("Nothing is recorded here.");

    public Task<DeskImage?> ReadImageAsync(string lane, Guid crossing, string what, int traveller, CancellationToken cancellation) =>
        Task.FromResult<DeskImage?>(new DeskImage(Picture, "image/png"));
}
