namespace Border.Ledger.Staff;

/// <summary>The staff list as the centre keeps it, version by version; the newest is sent down as a signed bundle.</summary>
public interface IStaffStore
{
    /// <summary>The newest list; null before the first.</summary>
    Task<StaffList?> FindLatestAsync(CancellationToken cancellation);

    /// <summary>Saves the next version and returns it.</summary>
    /// <param name="expectedVersion">The version it was made from; 0 for the first.</param>
    /// <param name="members">The members as JSON, at most 4 MiB; stored sealed.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StreamConflictException">Somebody else saved first: load the newest and try again.</exception>
    Task<long> SaveAsync(long expectedVersion, ReadOnlyMemory<byte> members, CancellationToken cancellation);
}

/// <summary>A version of the staff list.</summary>
/// <param name="Version">From 1.</param>
/// <param name="SavedAt">When, by the centre's clock.</param>
/// <param name="Members">JSON.</param>
public sealed record StaffList(long Version, DateTimeOffset SavedAt, ReadOnlyMemory<byte> Members);
