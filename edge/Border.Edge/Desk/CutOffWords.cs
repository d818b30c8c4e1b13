using System.Globalization;
using Border.Edge.Bundles;
using Border.Link.Node;
using Border.Officer.Desk;

namespace Border.Edge.Desk;

/// <summary>What an officer may still do, and what may have happened that the node cannot know, while the centre cannot be reached.</summary>
internal static class CutOffWords
{
    /// <summary>The words; null while the centre answers.</summary>
    /// <param name="link">How the link is.</param>
    /// <param name="watchlist">The watchlist in use; null for none.</param>
    /// <param name="now">The node's clock.</param>
    public static CutOffScreen? Of(LinkStatus link, BundleInUse? watchlist, DateTimeOffset now)
    {
        if (link.State == LinkState.Connected)
            return null;
        var waiting = link.Backlog switch
        {
            0 => "Every record is kept here and sent when the line is back.",
            1 => "Every record is kept here and sent when the line is back; 1 waits.",
            var count => string.Create(CultureInfo.InvariantCulture, $"Every record is kept here and sent when the line is back; {count:N0} wait."),
        };
        var lookouts = watchlist is null
            ? "Lookouts: no watchlist has come from the centre yet."
            : $"Lookouts: the watchlist here is {Ages.Of(now - watchlist.IssuedAt)} old.";
        return new CutOffScreen(
            link.Since,
            ["Reading, checks and decisions go on as always.", waiting],
            [lookouts, "Other posts: entries, exits and sightings there since then, so days of stay may be out of date.", "Rules and staff that the centre changed since then."]);
    }
}
