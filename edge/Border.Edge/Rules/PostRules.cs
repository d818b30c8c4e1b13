using Border.Domain.Bundles;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.People;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists;

namespace Border.Edge.Rules;

/// <summary>
/// The policy, watchlist and staff list in force. Each is replaced whole; a lane that is deciding keeps what it has taken. Everything
/// is in memory: no decision waits for disk or network (invariant I5).
/// </summary>
public sealed class PostRules
{
    private volatile CrossingPolicy _policy = CrossingPolicy.Default;
    private volatile WatchlistIndex _watchlist = WatchlistIndex.None;
    private volatile StaffList _staff = StaffList.Empty;

    /// <summary>The rules of recommendations.</summary>
    public CrossingPolicy Policy => _policy;

    /// <summary>Whom to look out for.</summary>
    public WatchlistIndex Watchlist => _watchlist;

    /// <summary>Who may sign in.</summary>
    public StaffList Staff => _staff;

    /// <summary>Searches for a document and its holder.</summary>
    public CheckWatchlist Search(Guid crossing, int traveller, TravelDocument document)
    {
        var list = _watchlist;
        return new CheckWatchlist(traveller, list.Version, list.Issued, list.Search(document)) { Crossing = crossing };
    }

    /// <summary>Searches for a vehicle.</summary>
    public CheckWatchlist Search(Guid crossing, string? country, string plate)
    {
        var list = _watchlist;
        return new CheckWatchlist(null, list.Version, list.Issued, list.SearchPlate(plate, country)) { Crossing = crossing };
    }

    /// <summary>Puts a verified bundle in force.</summary>
    /// <returns>Null, or what is wrong with its content; then nothing changed.</returns>
    public string? Apply(BundleEnvelope bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        string? problem = null;
        switch (bundle.Kind)
        {
            case BundleKinds.Policy when BundlePayload.ReadPolicy(bundle.Payload, out problem) is { } policy:
                _policy = policy with { Version = bundle.Version };
                break;
            case BundleKinds.Watchlist when BundlePayload.ReadWatchlist(bundle.Payload, out problem) is { } watchlist:
                _watchlist = new WatchlistIndex(bundle.Version, bundle.IssuedAt, watchlist);
                break;
            case BundleKinds.Staff when BundlePayload.ReadStaff(bundle.Payload, out problem) is { } staff:
                _staff = staff;
                break;
        }

        return problem;
    }
}
