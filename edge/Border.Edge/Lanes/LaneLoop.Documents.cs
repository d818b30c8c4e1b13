using Border.Devices;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Edge.Recognition;
using Border.Vision.Text;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    private const int MaxWaitingPages = 8;
    private const int RescanDistance = 8;

    private readonly Queue<CapturedImage> _pages = new();
    private bool _readingPage;

    private async Task OnPageAsync(CapturedImage page)
    {
        if (_current is null && await ArriveAsync() is { } refusal)
            Tell($"The document was not read: {refusal}");
        else if (_pages.Count >= MaxWaitingPages)
            Tell($"{MaxWaitingPages} pages wait already: the last one was not taken. Wait, then scan it again.");
        else
            _pages.Enqueue(page);
        ReadNextPage();
    }

    private void ReadNextPage()
    {
        if (_readingPage || _current is not { } crossing || !_pages.TryDequeue(out var page))
            return;
        _readingPage = true;
        Outside(
            async stop => new PageRead(crossing.Id, page, await _services.Recognition.ReadDocumentAsync(page, stop)),
            new PageRead(crossing.Id, page, new DocumentSight(null, [], false, [], null, LocalRecognition.NodeFault)));
    }

    private async Task OnPageReadAsync(PageRead read)
    {
        _readingPage = false;
        if (_open.GetValueOrDefault(read.Crossing) is not { IsOver: false } crossing)
            Tell("A page was read after its crossing had ended; it was not recorded. Scan it again for the next party.");
        else if (read.Sight.Document is { } document)
            await OnDocumentAsync(crossing, read.Page, read.Sight, document);
        else
            await OnUnreadableAsync(crossing, read.Page, read.Sight);
        ReadNextPage();
    }

    private async Task OnUnreadableAsync(LaneCrossing crossing, CapturedImage page, DocumentSight sight)
    {
        var traveller = TravellerWithoutDocument(crossing.State);
        var problem = $"{sight.Failure ?? "The document could not be read. Lay it flat on the reader and scan it again."} Or type it (key D).";
        // Its portrait may be good all the same: once the document is typed, the face is compared with it.
        if (crossing.State.Travellers.GetValueOrDefault(traveller)?.Document is null)
            crossing.Pages[traveller] = page;
        await FailAsync(crossing, new FailReading(traveller, "document", problem, sight.Ai) { Crossing = crossing.Id }, page);
        StartWait(crossing, traveller);
    }

    private async Task OnDocumentAsync(LaneCrossing crossing, CapturedImage page, DocumentSight sight, TravelDocument document)
    {
        var person = _services.Pseudonyms.Of(document);
        var traveller = TravellerOf(crossing.State, person, sight.Lines);
        if (traveller > CrossingLimits.Travellers(_settings.Kind))
        {
            await RefuseSecondDocumentAsync(crossing, traveller);
            return;
        }

        var image = await _services.Recorder.StoreImageAsync(crossing.Keys, person, page.Bytes);
        crossing.Pages[traveller] = page;
        crossing.ForgetPortraits(traveller);
        var see = new SeeDocument(traveller, person, document, sight.Lines, sight.Valid, sight.Problems, sight.Ai!, image) { Crossing = crossing.Id };
        await ApplyAsync(crossing, [see, .. Checks(crossing, traveller, person, document)]);
        await ReviewAsync(crossing);
        StartWait(crossing, traveller);
        ReadChip(crossing, traveller);
        CompareNextFace();
        await RecommendAsync(crossing);
    }

    /// <summary>Two documents at once: in a vehicle the second one is the next traveller's; on foot it is refused in words.</summary>
    private async Task RefuseSecondDocumentAsync(LaneCrossing crossing, int traveller)
    {
        var problem = _settings.Kind == LaneKind.Pedestrian
            ? "A second document was laid on the reader. One person passes here at a time: decide about the first, then scan the second again."
            : $"This lane takes {traveller - 1} travellers of one party. Send the others through another lane.";
        Tell(problem);
        if (_settings.Kind == LaneKind.Pedestrian)
            await ApplyAsync(crossing, new FailReading(1, "document", problem, null) { Crossing = crossing.Id });
        await RecommendAsync(crossing);
    }

    private static int TravellerWithoutDocument(CrossingState state) =>
        state.Travellers.Values.FirstOrDefault(t => t is { Document: null, IsFinal: false })?.Number
        ?? (state.LaneKind == LaneKind.Pedestrian ? 1 : state.Travellers.Count + 1);

    /// <summary>
    /// The same person again, a better scan of the same document or of one that was typed, the one whose document could not be read, or
    /// the next one.
    /// </summary>
    private static int TravellerOf(CrossingState state, string person, IReadOnlyList<string> lines) =>
        (state.Travellers.Values.FirstOrDefault(t => t.Document?.Person == person)
            ?? state.Travellers.Values.FirstOrDefault(t => !t.IsFinal && t.Document is { } before && IsBetterScan(state, before, lines))
            ?? state.Travellers.Values.FirstOrDefault(t => t is { Document: null, IsFinal: false }))?.Number
        ?? state.Travellers.Count + 1;

    /// <summary>A scan is worth more than what was typed; in a vehicle it may as well be another traveller's, unless the lines say so.</summary>
    private static bool IsBetterScan(CrossingState state, DocumentRead before, IReadOnlyList<string> lines) =>
        (before.TypedBy is not null && state.LaneKind == LaneKind.Pedestrian)
        || ((before.TypedBy is not null || !before.Valid) && IsRescan(before.MrzLines, lines));

    private static bool IsRescan(IReadOnlyList<string> before, IReadOnlyList<string> now) =>
        before.Count == now.Count && before.Zip(now).Sum(pair => EditTable.Distance(pair.First, pair.Second)) <= RescanDistance;
}
