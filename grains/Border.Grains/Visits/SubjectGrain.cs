using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Border.Domain.Records;
using Border.Grains.Commands;
using Border.Grains.Routing;
using Border.Ledger;
using Border.Ledger.Alerts;

namespace Border.Grains.Visits;

/// <summary>What traveller and vehicle have in common: a stream of records over all posts, folded into visits. See <see cref="ISubjectGrain"/>.</summary>
public abstract class SubjectGrain(CentreStore store, TimeProvider time) : Grain, ISubjectGrain
{
    private static readonly TimeSpan TellFor = TimeSpan.FromDays(30);

    /// <summary>The kind of vehicles.</summary>
    private protected const string VehicleKind = "vehicle";

    private const int Page = 500;
    private const int MaxVisits = 500;
    private const int MaxRaces = 8;

    private readonly Dictionary<Guid, Visit> _visits = [];
    private readonly HashSet<string> _raised = new(StringComparer.Ordinal);
    private long _version;
    private long _compared = -1;

    /// <summary><c>traveller</c> or <c>vehicle</c>: part of the stream's name and of alerts.</summary>
    protected abstract string Kind { get; }

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken) => CatchUpAsync(cancellationToken);

    /// <inheritdoc />
    public async Task ObserveAsync(Sighting sighting)
    {
        ArgumentNullException.ThrowIfNull(sighting);
        var keys = sighting.Records.Select(r => new RecordKey(NodeName.Parse(r.Node), new RecordPosition(r.Epoch, r.Sequence))).ToArray();
        for (var race = 1; ; race++)
        {
            try
            {
                if (await store.Ledger.AppendStreamAsync(Stream, _version, keys, CancellationToken.None) != _version)
                    await CatchUpAsync(CancellationToken.None);
                break;
            }
            catch (StreamConflictException) when (race < MaxRaces)
            {
                // Another activation was faster, for example on a silo that is being replaced: take what it wrote and try again.
                await CatchUpAsync(CancellationToken.None);
            }
        }

        // A new activation compares also when nothing is new: the one that wrote it may have died before it raised the alert.
        if (_compared == _version)
            return;
        foreach (var (kind, first, second) in await FindAsync(_visits.Values))
            await RaiseAsync(kind, first, second);
        await ObservedAsync(_visits);
        _compared = _version;
    }

    /// <summary>Visits may be new; called after every sighting that brought something, and after the first.</summary>
    private protected virtual Task ObservedAsync(IReadOnlyDictionary<Guid, Visit> visits) => Task.CompletedTask;

    /// <summary>The contradictions among visits.</summary>
    private protected virtual Task<IReadOnlyList<(string Kind, Visit First, Visit Second)>> FindAsync(IReadOnlyCollection<Visit> visits) =>
        Task.FromResult<IReadOnlyList<(string, Visit, Visit)>>([.. VisitConflicts.Find(visits)]);

    /// <inheritdoc />
    public async Task<SubjectHistory> GetHistoryAsync() => new(
        [.. _visits.Values.OrderBy(v => v.Arrived).TakeLast(MaxVisits).Select(v => new VisitNow(
            v.Crossing, v.Post, v.Lane, v.Direction.ToString(), v.ArrivedAt, v.EndedAt, v.Outcome?.ToString()))],
        [.. (await FindAsync(_visits.Values)).Select(c => new ConflictNow(c.Kind, c.First.Crossing, c.Second.Crossing))],
        _version);

    /// <summary>Further records of the stream in their order, unopened.</summary>
    private protected virtual void Note(IReadOnlyList<LedgerRecord> records)
    {
    }

    private string Stream => $"{Kind}:{this.GetPrimaryKeyString()}";

    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        IReadOnlyList<StreamRecord> page;
        do
        {
            page = await store.Ledger.ReadStreamAsync(Stream, _version, Page, cancellation);
            if (page.Count == 0)
                return;
            Note([.. page.Select(r => r.Record)]);
            foreach (var read in await RecordReader.ReadAsync(store.Ledger, [.. page.Select(r => (r.Record.Key, r.Record.Body))], [], Visit.Kinds))
            {
                if (read.Record.Crossing is { } id)
                    _visits[id] = (_visits.GetValueOrDefault(id) ?? new Visit(id, read.Key.Node) { IsVehicle = Kind == VehicleKind }).After(read);
            }

            _version = page[^1].Version;
        }
        while (page.Count == Page);
    }

    // The posts are told first: once the alert is there, nobody looks at the pair again.
    private async Task RaiseAsync(string kind, Visit first, Visit second)
    {
        var draft = Draft(kind, first, second);
        if (_raised.Contains(draft.Key))
            return;
        if (await store.Alerts.FindAsync(draft.Key, CancellationToken.None) is null)
        {
            await TellAsync(draft.Key, kind, first, second);
            await TellAsync(draft.Key, kind, second, first);
            await store.Alerts.RaiseAsync(draft, CancellationToken.None);
        }

        _raised.Add(draft.Key);
    }

    /// <summary>Officers of a post learn what it could not know while it was cut off. The same id each time, so that it is shown once.</summary>
    private async Task TellAsync(string key, string kind, Visit here, Visit there)
    {
        var now = time.GetUtcNow();
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}|{here.Crossing:N}")).AsSpan(0, 16));
        var what = kind == VisitConflicts.Overlap
            ? $"The same {Kind} was at {there.Post} while it was here in lane {here.Lane}"
            : kind == VisitConflicts.TooFast
            ? $"The same plate was at {there.Post} and here in lane {here.Lane}, sooner than any road leads from one to the other"
            : $"The same {Kind} passed here in lane {here.Lane} and at {there.Post} in the same direction, without the other between";
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: here at {here.ArrivedAt.UtcDateTime:d MMM HH:mm}, there at {there.ArrivedAt.UtcDateTime:d MMM HH:mm} (UTC). Both crossings are kept and the command post knows. Tell your supervisor.");
        await GrainFactory.GetGrain<ICommandGrain>(here.Node.ToString()).OrderAsync(
            new CommandOrder(id, "alert.show", null, null, "centre", now, now + TellFor, text, here.Crossing));
    }

    private AlertDraft Draft(string kind, Visit first, Visit second) => new(
        $"{Kind}.{kind}|{first.Crossing:N}|{second.Crossing:N}",
        kind is VisitConflicts.Overlap or VisitConflicts.TooFast ? AlertSeverity.Critical : AlertSeverity.Warning,
        $"{Kind}.{kind}",
        kind == VisitConflicts.Overlap
            ? $"The same {Kind} was at {first.Post} and at {second.Post} at the same time. Both crossings are kept: {first.Crossing} and "
                + $"{second.Crossing}. Compare them."
            : kind == VisitConflicts.TooFast
            ? $"The same plate was at {first.Post} and at {second.Post} sooner than any road leads from one to the other. Both crossings are kept: {first.Crossing} and "
                + $"{second.Crossing}. Compare the vehicles: one of the plates may be a copy."
            : $"The same {Kind} passed twice in the direction {second.Direction} without the other between, at {first.Post} and at "
                + $"{second.Post}. Both crossings are kept: {first.Crossing} and {second.Crossing}. Compare them, or wait for a post that is cut off.",
        second.Post,
        Crossing: second.Crossing);
}
