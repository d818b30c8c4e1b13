using static Border.Domain.Recommendations.Facts.Fact;

namespace Border.Domain.Recommendations.Facts;

/// <summary>What is known of the watchlist and its search for the traveller. Matches recommend by themselves what their entry asks for.</summary>
internal static class WatchlistFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        OfFlag("watchlist.searched", "It was searched for the document at hand.", s => s.Traveller.Watchlist is not null),
        OfFlag("watchlist.present", "There was a list to search.", s => s.Traveller.Watchlist is { ListVersion: > 0 }),
        OfNumber("watchlist.ageDays", "days", "How long ago the list was issued. Unknown when it was not searched or says nothing.",
            s => s.Traveller.Watchlist is { ListVersion: > 0 } search ? s.DaysFrom(search.ListIssued) : null),
        OfNumber("watchlist.hits", "entries", "How many entries match the traveller; those cleared as another person do not count. Unknown until searched.",
            s => s.Traveller.Watchlist?.Hits - s.Traveller.Hits.Count(h => h.Cleared is not null)) with { IsPersonal = true },
    ];
}
