using Border.Domain.Crossings;
using Border.Domain.Documents;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    /// <summary>Has the loop search again for a traveller about whom an exception was confirmed or withdrawn.</summary>
    public void SearchAgain(string person) => _mailbox.Writer.TryWrite(new SearchAgain(person));

    private CheckWatchlist Search(LaneCrossing crossing, int traveller, TravelDocument document, string person) =>
        _services.Exceptions.Clear(_services.Rules.Search(crossing.Id, traveller, document), person);

    private async Task OnSearchAgainAsync(string person)
    {
        foreach (var crossing in _open.Values.ToArray())
        {
            foreach (var traveller in crossing.State.Travellers.Values.Where(t => !t.IsFinal && t.Document?.Person == person).ToArray())
            {
                await ApplyAsync(crossing, Search(crossing, traveller.Number, traveller.Document!.Document, person));
                await RecommendAsync(crossing);
            }
        }
    }
}
