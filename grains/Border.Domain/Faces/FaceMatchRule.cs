using System.Globalization;

namespace Border.Domain.Faces;

/// <summary>What a policy says about face comparisons.</summary>
/// <param name="FalseMatchRate">How often two different people may count as one, above 0 and at most 0.1.</param>
/// <param name="Calibration">Which score that takes with the feature model in use.</param>
public sealed record FaceMatchRule(double FalseMatchRate, FaceCalibration Calibration)
{
    /// <summary>What is wrong with it, in words; null when it can be used.</summary>
    public string? Problem()
    {
        if (!(FalseMatchRate is > 0 and <= 0.1))
            return "The policy's false match rate of faces is above 0 and at most 0.1.";
        if (Calibration.Problem() is { } problem)
            return problem;
        if (Calibration.LowestKnownRate > FalseMatchRate)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"The face calibration has {Calibration.DifferentPairs} pairs of different people: they can show a false match rate of {Calibration.LowestKnownRate:0.#####} at best, and the policy wants {FalseMatchRate:0.#####}. Measure on more people, or want less.");
        return Calibration.PointFor(FalseMatchRate) is null
            ? string.Create(CultureInfo.InvariantCulture, $"The face calibration has no threshold for a false match rate of {FalseMatchRate:0.#####} or less.")
            : null;
    }
}
