using System.Text.Json;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Vehicles;
using Border.Grains.Commands;
using Border.Grains.Routing;
using Border.Grains.Rules;
using Border.Grains.Visits;
using Border.Ledger;

namespace Border.Grains.Vehicles;

/// <summary>A vehicle over all posts; the key is the pseudonym <c>v-…</c>, as grain keys appear in Orleans' logs.</summary>
[Alias("border.IVehicleGrain")]
public interface IVehicleGrain : ISubjectGrain;

/// <summary>
/// See <see cref="IVehicleGrain"/>. Where the policy in force asks for reviews of vehicles, the record of a plate is the question: the node at which the vehicle
/// stands is told of its visits at all posts and how the vehicle looked at the last (PROTOCOL.md P-5.6), and a plate that was at two posts sooner than the road allows is an alert.
/// </summary>
public sealed class VehicleGrain(CentreStore store, PolicyInForce policy, TimeProvider time) : SubjectGrain(store, time), IVehicleGrain
{
    private static readonly TimeSpan TellFor = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time = time;
    private readonly CentreStore _store = store;
    private readonly HashSet<Guid> _told = [];
    private readonly Dictionary<Guid, RecordKey> _described = [];

    /// <inheritdoc />
    protected override string Kind => VehicleKind;

    private protected override async Task<IReadOnlyList<(string Kind, Visit First, Visit Second)>> FindAsync(IReadOnlyCollection<Visit> visits)
    {
        var found = VisitConflicts.Find(visits);
        return (await policy.FindAsync())?.Vehicles is { } vehicles ? [.. found, .. VisitConflicts.FindTooFast(visits, vehicles)] : [.. found];
    }

    private protected override async Task ObservedAsync(IReadOnlyDictionary<Guid, Visit> visits)
    {
        _told.RemoveWhere(id => !visits[id].IsWaiting);
        if ((await policy.FindAsync())?.Vehicles is null)
            return;
        foreach (var here in visits.Values.Where(v => v.IsWaiting && !_told.Contains(v.Crossing)).ToArray())
        {
            _told.Add(here.Crossing);
            var earlier = await WithLooksAsync(
            [
                .. visits.Values.Where(v => v.Crossing != here.Crossing).Select(v => v.Passage.Visit(v.Crossing, v.Post)).OfType<VehicleVisit>()
                    .OrderByDescending(v => v.Order).Take(VehicleVisit.MostTold),
            ]);
            var now = _time.GetUtcNow();
            await GrainFactory.GetGrain<ICommandGrain>(here.Node.ToString()).TellAsync(new CommandOrder(
                Guid.NewGuid(), CommandOrder.VehicleTold, null, this.GetPrimaryKeyString(), "centre", now, now + TellFor, null, here.Crossing,
                JsonSerializer.Serialize(earlier, VehicleVisitJson.Default.VehicleVisitArray)));
        }
    }

    /// <summary>Only where the last description of each crossing is is remembered: they are sealed, and read again when they are told, so that an erased vehicle is erased here too (I11).</summary>
    private protected override void Note(IReadOnlyList<LedgerRecord> records)
    {
        foreach (var stored in records)
        {
            try
            {
                if (RecordReader.Open(stored.Key, stored.Body.Span) is { Kind: VehicleDescribed.Name, Crossing: { } crossing }
                    && !(_described.TryGetValue(crossing, out var known) && known.Position >= stored.Key.Position))
                    _described[crossing] = stored.Key;
            }
            catch (InvalidRecordException)
            {
                // Quarantined where it was routed (I10).
            }
        }
    }

    /// <summary>The newest of the visits that were described, with how the vehicle looked.</summary>
    private async Task<VehicleVisit[]> WithLooksAsync(VehicleVisit[] newestFirst)
    {
        var wanted = newestFirst.Where(v => _described.ContainsKey(v.Crossing)).Take(VehicleSeen.MostDescribed).ToArray();
        if (wanted.Length == 0)
            return newestFirst;
        var stored = await _store.Ledger.ReadRecordsAsync([.. wanted.Select(v => _described[v.Crossing])], CancellationToken.None);
        var read = await RecordReader.ReadAsync(_store.Ledger, [.. stored.Select(r => (r.Key, r.Body))], []);
        var looks = read.Select(r => r.Event).OfType<VehicleDescribed>().ToDictionary(e => e.Crossing, e => e.Looks);
        return [.. newestFirst.Select(v => looks.TryGetValue(v.Crossing, out var noted) ? v with { Looks = noted } : v)];
    }
}
