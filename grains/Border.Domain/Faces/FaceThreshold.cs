using System.Globalization;
using Border.Domain.Recommendations;

namespace Border.Domain.Faces;

/// <summary>From which score two faces count as one person, and where that comes from.</summary>
/// <param name="Score">The score, -1 to 1.</param>
/// <param name="Explanation">Where it comes from, in words for the officer.</param>
/// <param name="Problem">Why the policy's own could not be used and what to do; null when it is used.</param>
public sealed record FaceThreshold(double Score, string Explanation, string? Problem)
{
    /// <summary>
    /// Used where no calibration holds: so strict that no pair of different people on hand reached it (<see cref="StrictSource"/>), at
    /// the price that more travellers are looked at by an officer.
    /// </summary>
    public const double Strict = 0.40;

    /// <summary>From which data <see cref="Strict"/> is known, as on the feature model's card.</summary>
    public const string StrictSource = "with faceplugin-feature 0.0.1, 630 pairs of different people on 50 photographs reached 0.34 at most; too few to state a rate";

    /// <summary>The threshold that a policy asks for with the feature model in use.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="modelDigest">SHA-256 of the feature model in use.</param>
    public static FaceThreshold Of(CrossingPolicy policy, string modelDigest)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.FaceMatch is not { } rule)
            return Default("The policy names no false match rate for faces. Publish one with a calibration of the model in use.");
        if (rule.Calibration.ModelDigest != modelDigest)
            return Default("The policy's face calibration is for another model file. Calibrate the model in use and publish the policy again.");
        if (rule.Problem() is { } problem)
            return Default(problem);
        var point = rule.Calibration.PointFor(rule.FalseMatchRate)!;
        return new FaceThreshold(
            point.Threshold,
            string.Create(CultureInfo.InvariantCulture, $"Threshold {point.Threshold:0.00}: of different people {rule.FalseMatchRate:P2} or fewer reach it (policy {policy.Version})."),
            null);
    }

    private static FaceThreshold Default(string problem) => new(
        Strict,
        string.Create(CultureInfo.InvariantCulture, $"Threshold {Strict:0.00}: the built-in strict one, because no calibration is in force ({StrictSource})."),
        problem);
}
