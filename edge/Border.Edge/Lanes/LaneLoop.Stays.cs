using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Stays;
using Border.Domain.Time;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    /// <summary>The centre told of a subject: whoever of the lane that is is counted anew.</summary>
    public void StaysTold(string subject) => _mailbox.Writer.TryWrite(new StayTold(subject));

    /// <summary>What the node can tell of a document's holder at once.</summary>
    private IEnumerable<CrossingInput> Checks(LaneCrossing crossing, int traveller, string person, TravelDocument document)
    {
        yield return Search(crossing, traveller, document, person);
        if (CountStay(crossing.Id, traveller, person, document) is { } count)
            yield return count;
    }

    /// <summary>The stay of a document's holder as far as this node knows; null where the policy does not ask or the book cannot tell.</summary>
    private CountStay? CountStay(Guid crossing, int traveller, string person, TravelDocument document)
    {
        if (_services.Rules.Policy.Stays is not { } policy || _services.Stays.Find(person) is not { } known)
            return null;
        var today = DateOnly.FromDateTime(_services.Time.GetLocalNow().DateTime);
        // This crossing comes after all that are recorded, whatever a clock says.
        var now = new StayVisit(crossing, new HlcTimestamp(long.MaxValue, int.MaxValue), today, _settings.Direction);
        return new CountStay(traveller, StayCount.Of(policy, document, known.Visits, now), known.CentreToldAt) { Crossing = crossing };
    }

    private async Task OnStayToldAsync(StayTold told)
    {
        foreach (var crossing in _open.Values.Where(c => c.State.IsOpen).ToArray())
        {
            foreach (var traveller in crossing.State.Travellers.Values.Where(t => !t.IsFinal && t.Document?.Person == told.Subject).ToArray())
            {
                if (CountStay(crossing.Id, traveller.Number, told.Subject, traveller.Document!.Document) is { } count)
                    await ApplyAsync(crossing, count);
            }

            if (crossing.State.Plate?.Vehicle == told.Subject || crossing.State.Travellers.Values.Any(t => t.Document?.Person == told.Subject))
                await ReviewAsync(crossing);
            await RecommendAsync(crossing);
        }
    }
}
