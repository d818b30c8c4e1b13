using Border.Devices;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Lanes;
using Border.Edge.Recognition;

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
            _notice = $"The document was not read: {refusal}";
        else if (_pages.Count >= MaxWaitingPages)
            _notice = $"{MaxWaitingPages} pages wait already: the last one was not taken. Wait, then scan it again.";
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
            _notice = "A page was read after its crossing had ended; it was not recorded. Scan it again for the next party.";
        else if (read.Sight.Document is { } document)
            await OnDocumentAsync(crossing, read.Page, read.Sight, document);
        else
            await OnUnreadableAsync(crossing, read.Sight);
        ReadNextPage();
    }

    private async Task OnUnreadableAsync(LaneCrossing crossing, DocumentSight sight)
    {
        var traveller = TravellerWithoutDocument(crossing.State);
        var problem = sight.Failure ?? "The document could not be read. Lay it flat on the reader and scan it again.";
        await ApplyAsync(crossing, new FailReading(traveller, "document", problem, sight.Ai) { Crossing = crossing.Id });
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
        var see = new SeeDocument(traveller, person, document, sight.Lines, sight.Valid, sight.Problems, sight.Ai!, image) { Crossing = crossing.Id };
        await ApplyAsync(crossing, see, _services.Rules.Search(crossing.Id, traveller, document));
        StartWait(crossing, traveller);
        CompareNextFace();
        await RecommendAsync(crossing);
    }

    /// <summary>Two documents at once: in a vehicle the second one is the next traveller's; on foot it is refused in words.</summary>
    private async Task RefuseSecondDocumentAsync(LaneCrossing crossing, int traveller)
    {
        _notice = _settings.Kind == LaneKind.Pedestrian
            ? "A second document was laid on the reader. One person passes here at a time: decide about the first, then scan the second again."
            : $"This lane takes {traveller - 1} travellers of one party. Send the others through another lane.";
        if (_settings.Kind == LaneKind.Pedestrian)
            await ApplyAsync(crossing, new FailReading(1, "document", _notice, null) { Crossing = crossing.Id });
        await RecommendAsync(crossing);
    }

    private static int TravellerWithoutDocument(CrossingState state) =>
        state.Travellers.Values.FirstOrDefault(t => t is { Document: null, IsFinal: false })?.Number
        ?? (state.LaneKind == LaneKind.Pedestrian ? 1 : state.Travellers.Count + 1);

    /// <summary>The same person again, a better scan of the same document, the one whose document could not be read, or the next one.</summary>
    private static int TravellerOf(CrossingState state, string person, IReadOnlyList<string> lines) =>
        (state.Travellers.Values.FirstOrDefault(t => t.Document?.Person == person)
            ?? state.Travellers.Values.FirstOrDefault(t => !t.IsFinal && t.Document is { Valid: false } before && IsRescan(before.MrzLines, lines))
            ?? state.Travellers.Values.FirstOrDefault(t => t is { Document: null, IsFinal: false }))?.Number
        ?? state.Travellers.Count + 1;

    private static bool IsRescan(IReadOnlyList<string> before, IReadOnlyList<string> now) =>
        before.Count == now.Count && before.Zip(now).Sum(pair => EditDistance.Between(pair.First, pair.Second)) <= RescanDistance;
}
