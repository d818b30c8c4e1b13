using Border.Domain.Events;

namespace Border.Domain.Drift;

/// <summary>
/// Tells when a lane's readings are no longer what they were: the scores of its last 1,000 readings against those of its first 1,000 by
/// the Kolmogorov-Smirnov distance.
/// <para>
/// It raises at 0.20, one reading in five being elsewhere than it was, and is calm again at 0.10; between the two nothing changes, so one
/// drift is one alert. Two samples of 1,000 from one distribution are 0.20 apart with a probability of about 2 exp(-2 x 0.20² x 500),
/// 1E-17 (Smirnov's limit), so looking after every reading raises no false alarm; a change below 0.20 is not reported.
/// </para>
/// </summary>
public static class DriftRule
{
    /// <summary>How many readings make the baseline.</summary>
    public const int BaselineSize = 1000;

    /// <summary>How many of the last readings are compared with it.</summary>
    public const int Window = 1000;

    /// <summary>The distance from which a lane has drifted.</summary>
    public const double RaiseAt = 0.20;

    /// <summary>The distance up to which it is as before again.</summary>
    public const double CalmAt = 0.10;

    /// <summary>
    /// Takes one reading. The first <see cref="BaselineSize"/> make the baseline, the next fill the window, and from then on each one is
    /// compared.
    /// </summary>
    /// <param name="state">What is remembered.</param>
    /// <param name="score">The reading's score; 0 for one that failed.</param>
    /// <returns>What to remember, and an event when the lane drifted or is as before again.</returns>
    public static (DriftState State, ReadingsDrifted? Change) Observe(DriftState state, double score)
    {
        ArgumentNullException.ThrowIfNull(state);
        var step = ScoreHistogram.StepOf(score);
        if (state.Baseline.Total < BaselineSize)
            return (state with { Baseline = state.Baseline.Add(step) }, null);
        var last = state.Last.Length < Window ? state.Last : state.Last.RemoveAt(0);
        return Judge(state with { Last = last.Add(step) });
    }

    /// <summary>How far the last readings are from the baseline; null while there are too few.</summary>
    public static double? Distance(DriftState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Last.Length < Window ? null : state.Baseline.DistanceTo(ScoreHistogram.Of(state.Last));
    }

    private static (DriftState State, ReadingsDrifted? Change) Judge(DriftState state)
    {
        if (Distance(state) is not { } distance)
            return (state, null);
        if (!state.Drifted && distance >= RaiseAt)
            return (state with { Drifted = true }, Event(state, distance, drifted: true, DriftWords.WhatToDo(state)));
        if (state.Drifted && distance <= CalmAt)
            return (state with { Drifted = false }, Event(state, distance, drifted: false, "The readings are as they were at first. Nothing more to do."));
        return (state, null);
    }

    internal static ReadingsDrifted Event(DriftState state, double distance, bool drifted, string explanation) => new()
    {
        Lane = state.Lane,
        What = state.What,
        Model = state.Model,
        ModelDigest = state.ModelDigest,
        Drifted = drifted,
        Distance = Math.Round(distance, 3),
        BaselineMedian = Math.Round(state.Baseline.Median(), 2),
        RecentMedian = Math.Round(ScoreHistogram.Of(state.Last).Median(), 2),
        Explanation = explanation,
    };
}
