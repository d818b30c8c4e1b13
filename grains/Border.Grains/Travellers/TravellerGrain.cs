using System.Text.Json;
using Border.Domain.Stays;
using Border.Grains.Commands;
using Border.Grains.Visits;
using Border.Ledger;

namespace Border.Grains.Travellers;

/// <summary>A traveller over all posts; the key is the pseudonym <c>t-…</c>.</summary>
[Alias("border.ITravellerGrain")]
public interface ITravellerGrain : ISubjectGrain;

/// <summary>
/// See <see cref="ITravellerGrain"/>. The record of a document is the question: the node at which the traveller waits is told of the
/// crossings at all posts, so that it counts days of stay from them (PROTOCOL.md P-5.5).
/// </summary>
public sealed class TravellerGrain(CentreStore store, TimeProvider time) : SubjectGrain(store, time), ITravellerGrain
{
    private static readonly TimeSpan TellFor = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time = time;
    private readonly HashSet<Guid> _told = [];

    /// <inheritdoc />
    protected override string Kind => "traveller";

    private protected override async Task ObservedAsync(IReadOnlyDictionary<Guid, Visit> visits)
    {
        // What was recorded while a post was cut off has ended by now and asks nothing.
        _told.RemoveWhere(id => !visits[id].IsWaiting);
        foreach (var here in visits.Values.Where(v => v.IsWaiting && !_told.Contains(v.Crossing)).ToArray())
        {
            _told.Add(here.Crossing);
            StayVisit[] stays = [.. visits.Values.Select(v => v.Stay).OfType<StayVisit>().OrderByDescending(s => s.Order).Take(StayVisit.MostTold)];
            var now = _time.GetUtcNow();
            await GrainFactory.GetGrain<ICommandGrain>(here.Node.ToString()).TellAsync(new CommandOrder(
                Guid.NewGuid(), "stay.told", null, this.GetPrimaryKeyString(), "centre", now, now + TellFor, null, here.Crossing,
                JsonSerializer.Serialize(stays, StayVisitJson.Default.StayVisitArray)));
        }
    }
}
