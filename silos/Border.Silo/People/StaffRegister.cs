using Border.Ledger;
using Border.Ledger.Staff;

namespace Border.Silo.People;

/// <summary>
/// The centre's staff: read from the staff store, kept for a few seconds (another silo may have changed it), changed one version at a
/// time. Every change is followed by a new signed staff bundle for the nodes.
/// </summary>
/// <param name="store">Keeps every version, sealed.</param>
/// <param name="time">The clock of changes.</param>
public sealed class StaffRegister(IStaffStore store, TimeProvider time)
{
    /// <summary>How old what this silo knows of another silo's changes may be.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(3);

    private const int MaxTries = 8;
    private const int MaxBytes = 4 * 1024 * 1024; // what the store takes

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Known? _known;

    /// <summary>Raised after a change was saved by this silo.</summary>
    public event Func<CancellationToken, Task>? Changed;

    /// <summary>The staff as this silo knows them.</summary>
    /// <exception cref="LedgerUnavailableException">They were never read and cannot be now.</exception>
    public async Task<StaffRoll> ReadAsync(CancellationToken cancellation)
    {
        if (_known is { } known && time.GetElapsedTime(known.ReadAt) < MaxAge)
            return known.Roll;
        await _reading.WaitAsync(cancellation);
        try
        {
            return _known is { } read && time.GetElapsedTime(read.ReadAt) < MaxAge ? read.Roll : (await LoadAsync(cancellation)).Roll;
        }
        catch (LedgerUnavailableException) when (_known is not null)
        {
            // Who signed in before the ledger went away still has to see that it is away.
            return _known.Roll;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The staff as the store has them now.</summary>
    /// <exception cref="LedgerUnavailableException">The store cannot be reached.</exception>
    public async Task<StaffRoll> ReadLatestAsync(CancellationToken cancellation) => (await LoadAsync(cancellation)).Roll;

    /// <summary>Changes the staff; when another silo was faster, the change is made again on what that one saved.</summary>
    /// <param name="change">Gives the new roll or what speaks against it; may run several times.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null when saved, else why not.</returns>
    public async Task<string?> ChangeAsync(Func<StaffRoll, StaffChange> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var tried = 1; ; tried++)
        {
            var known = await LoadAsync(cancellation);
            var made = change(known.Roll);
            if (made.Roll is null)
                return made.Problem;
            if (made.Roll.ToBytes().Length > MaxBytes)
                return "The staff list is full. It holds about 10,000 accounts.";
            if (await TrySaveAsync(known.Version, made.Roll, cancellation))
                break;
            if (tried == MaxTries)
                return "Too many changes at once. Try again.";
        }

        if (Changed is { } changed)
            await changed(cancellation);
        return null;
    }

    /// <summary>Saves the first version; false when there is one already.</summary>
    public async Task<bool> TryCreateAsync(StaffRoll roll, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(roll);
        return (await LoadAsync(cancellation)).Version == 0 && await TrySaveAsync(0, roll, cancellation);
    }

    private async Task<bool> TrySaveAsync(long version, StaffRoll roll, CancellationToken cancellation)
    {
        try
        {
            var saved = await store.SaveAsync(version, roll.ToBytes(), cancellation);
            _known = new Known(saved, roll, time.GetTimestamp());
            return true;
        }
        catch (StreamConflictException)
        {
            return false;
        }
    }

    private async Task<Known> LoadAsync(CancellationToken cancellation)
    {
        var at = time.GetTimestamp();
        var latest = await store.FindLatestAsync(cancellation);
        var known = latest is null ? new Known(0, StaffRoll.Empty, at) : new Known(latest.Version, StaffRoll.FromBytes(latest.Members.Span), at);
        return _known = known;
    }

    private sealed record Known(long Version, StaffRoll Roll, long ReadAt);
}
