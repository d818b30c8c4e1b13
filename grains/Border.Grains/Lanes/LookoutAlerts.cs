using Border.Domain.Events;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Ledger.Alerts;

namespace Border.Grains.Lanes;

/// <summary>The alert for a lookout that matched; the same key whenever it is raised.</summary>
internal static class LookoutAlerts
{
    /// <summary>The alert.</summary>
    /// <param name="node">Whose record it is.</param>
    /// <param name="lane">The lane's name.</param>
    /// <param name="hit">What matched.</param>
    public static AlertDraft Of(NodeName node, string lane, LookoutHit hit) => new(
        $"lookout|{hit.Crossing:N}|{hit.Number}",
        hit.Asks is Outcome.Refuse or Outcome.Hold ? AlertSeverity.Critical : AlertSeverity.Warning,
        "lookout.hit",
        $"A lookout matches the {(hit.Traveller is null ? "vehicle" : "traveller")} in lane {lane} of {node.Post}; it asks for: {hit.Asks}. "
        + "Open the crossing for the entry and its instruction.",
        node.Post,
        node.ToString(),
        lane,
        hit.Crossing);
}
