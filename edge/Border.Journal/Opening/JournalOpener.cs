using Border.Domain.Records;
using Border.Journal.Appending;
using Border.Journal.Disk;
using Border.Journal.Storage;

namespace Border.Journal.Opening;

/// <summary>How opening went, for the node's log.</summary>
/// <param name="NewEpochCause"><c>first</c>, <c>moved</c> or <c>corrupt</c>; null when the epoch goes on.</param>
/// <param name="Explanation">What happened, in words; null when nothing did.</param>
/// <param name="SetAsideFolder">Where an unusable journal was moved; null when none was.</param>
public sealed record JournalOpening(string? NewEpochCause, string? Explanation, string? SetAsideFolder);

/// <summary>
/// Brings a journal up from whatever is in its directory. Garbage is set aside and a new epoch starts; only what an administrator must
/// mend (permissions, a full disk, a newer format, another process) is an error.
/// </summary>
internal sealed class JournalOpener(JournalOptions options, IStoreFactory factory)
{
    private readonly EpochFile _epochs = new(options.Directory);
    private string? _setAside;

    /// <summary>What <see cref="Open"/> found.</summary>
    public JournalOpening Opening { get; private set; } = new(null, null, null);

    private string MainFile => Path.Combine(options.Directory, factory.MainFile);

    private string SuspectMark => Path.Combine(options.Directory, "suspect");

    /// <summary>The store and what writes through it, in an epoch that is this disk's own.</summary>
    public (IRecordStore Store, Commit Commit) Open(DiskReserve reserve)
    {
        var (store, state, damage) = OpenOrSetAside();
        try
        {
            var commit = Restore(store, state);
            var identity = DiskIdentity.Of(MainFile);
            var (cause, explanation) = Compare(state, identity, damage);
            Opening = new JournalOpening(cause, explanation, _setAside);
            if (cause is not null)
                StartEpoch(store, commit, reserve, identity, cause, explanation!);
            File.Delete(SuspectMark);
            return (store, commit);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Orders a full check when the journal is opened next.</summary>
    public void MarkSuspect()
    {
        try
        {
            DurableFile.Replace(SuspectMark, "The journal was found damaged while in use.\n"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk that takes no mark either fails at the next opening anyway.
        }
    }

    private (IRecordStore Store, StoreState State, string? Damage) OpenOrSetAside()
    {
        var (opened, damage, readable) = TryOpen();
        if (opened is { } good)
            return (good.Store, good.State, null);
        _setAside = SetAside.Move(options.Directory, factory, options.Clock.GetUtcNow(), damage!);
        var fresh = factory.Open(options.Directory, options.Node);
        // The old chain's clock goes on where it could be read: a node's clock never goes back.
        return (fresh, fresh.Load() with { Last = readable?.Last ?? RecordPosition.None, LastBody = readable?.LastBody }, damage);
    }

    private ((IRecordStore Store, StoreState State)?, string? Damage, StoreState? Readable) TryOpen()
    {
        IRecordStore? store = null;
        StoreState? state = null;
        try
        {
            if (Directory.Exists(MainFile))
                return (null, $"{factory.MainFile} is a directory", null);
            store = factory.Open(options.Directory, options.Node);
            state = store.Load();
            var problem = state.Node != options.Node.ToString()
                ? $"it belongs to the node {state.Node}, not to {options.Node}"
                : new OpeningCheck(options).FindProblem(store, state, full: File.Exists(SuspectMark));
            if (problem is null)
                return ((store, state), null, null);
            store.Dispose();
            return (null, problem, state);
        }
        catch (StoreException e) when (e.Failure == StoreFailure.Corrupt)
        {
            store?.Dispose();
            return (null, e.Message, state);
        }
        catch
        {
            store?.Dispose();
            throw;
        }
    }

    private Commit Restore(IRecordStore store, StoreState state)
    {
        var clock = options.Clock;
        var hash = state.LastHash ?? [];
        var (hlc, wall) = OpeningCheck.ReadClock(state.LastBody);
        // While the node was off any time may have passed, so only a clock that went back is a jump.
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var stamp = new StampState(state.Last, hash, hlc, Math.Max(now, wall ?? now), clock.GetTimestamp());
        var closed = store.EpochEnds(0).Where(e => e.Epoch < state.Last.Epoch).ToList();
        return new Commit(
            store,
            new RecordStamper(options.Node, clock, stamp),
            new DraftEncoder(options.Node),
            _epochs,
            new OutboxState(closed, state.Acknowledged));
    }

    private (string? Cause, string? Explanation) Compare(StoreState state, string identity, string? damage)
    {
        if (damage is not null)
            return ("corrupt", $"The journal could not be used ({damage}). It was set aside whole in {_setAside}; a new epoch starts.");
        if (state.Last == RecordPosition.None)
        {
            return _epochs.Read() is { } used
                ? ("corrupt", $"The journal's database is missing or empty although epoch {used} was used here; a new epoch starts.")
                : ("first", "The node's first journal.");
        }

        return state.Identity == identity
            ? (null, null)
            : ("moved", "The journal is on another disk, file or machine than when it was written (a restored backup, a copy or a clone); a new epoch starts.");
    }

    private void StartEpoch(IRecordStore store, Commit commit, DiskReserve reserve, string identity, string cause, string explanation)
    {
        for (var last = false; ; last = true)
        {
            try
            {
                commit.BeginEpoch();
                // What was set aside is known by its clock and last position alone: its records are not in this store.
                commit.StartEpoch(1, cause, explanation, holdsPrevious: _setAside is null);
                store.SetIdentity(identity);
                commit.Finish();
                return;
            }
            catch (StoreException e) when (e.Failure == StoreFailure.Full && !last)
            {
                commit.Undo();
                if (!reserve.Release())
                    throw;
            }
        }
    }
}
