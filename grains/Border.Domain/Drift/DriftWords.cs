using System.Globalization;

namespace Border.Domain.Drift;

/// <summary>What to look at when readings drift.</summary>
internal static class DriftWords
{
    public static string WhatToDo(DriftState state)
    {
        var recent = ScoreHistogram.Of(state.Last);
        var (before, now) = (state.Baseline.Median(), recent.Median());
        var failed = Share(recent) - Share(state.Baseline);
        var how = failed >= 0.1
            ? string.Create(CultureInfo.InvariantCulture, $"{Share(recent):P0} of the last {recent.Total} {state.What} readings failed, {Share(state.Baseline):P0} at first.")
            : string.Create(CultureInfo.InvariantCulture, $"The usual score of {state.What} readings went from {before:0.00} to {now:0.00}.");
        return $"{how} {(now > before ? Better : Look(state.What))}";
    }

    private const string Better =
        "They are surer than before: a camera or light was changed for the better, or the traffic is another. If it stays, take a new baseline.";

    private static string Look(string what) => what switch
    {
        "document" => "Look at the reader's glass (dirt, scratches), its lamp, and whether a new kind of document has come into use.",
        "plate" => "Look at the camera (dirt, moved, out of focus), the light at this hour, and whether plates of a new design have come into use.",
        _ => "Look at the camera (dirt, moved, out of focus), the light on faces, and whether portraits of a new kind of document are poorer.",
    };

    private static double Share(ScoreHistogram histogram) =>
        histogram.Total == 0 ? 0 : (double)histogram.Counts[ScoreHistogram.StepOf(0)] / histogram.Total;
}
