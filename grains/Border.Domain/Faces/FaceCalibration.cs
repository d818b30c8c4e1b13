using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Border.Domain.Faces;

/// <summary>One line of a calibration: with this threshold these errors were counted.</summary>
/// <param name="FalseMatchRate">The share of pairs of different people that reached the threshold, 0 to 1.</param>
/// <param name="Threshold">The score from which two faces count as one person, -1 to 1.</param>
/// <param name="FalseNonMatchRate">The share of pairs of one person that did not reach it, 0 to 1.</param>
public sealed record FaceOperatingPoint(double FalseMatchRate, double Threshold, double FalseNonMatchRate);

/// <summary>
/// Which score of a feature model means which error, and from which data that is known: written by <c>border eval faces
/// --write-calibration</c>, part of a policy bundle. It holds for one model file only.
/// </summary>
/// <param name="Model">The feature model's name on its card.</param>
/// <param name="ModelDigest">SHA-256 of the model file in lower-case hex.</param>
/// <param name="Data">On which photographs it was measured, in words, at most 500 characters.</param>
/// <param name="People">How many people they show.</param>
/// <param name="Photographs">How many passed the quality gate and were compared.</param>
/// <param name="SamePairs">Compared pairs of one person.</param>
/// <param name="DifferentPairs">Compared pairs of two people.</param>
/// <param name="Points">At most 100, from the highest false match rate (lowest threshold) to the lowest.</param>
public sealed record FaceCalibration(
    string Model,
    string ModelDigest,
    string Data,
    int People,
    int Photographs,
    long SamePairs,
    long DifferentPairs,
    IReadOnlyList<FaceOperatingPoint> Points)
{
    private const int MaxPoints = 100;
    private const int MaxWords = 500;

    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>
    /// The lowest false match rate that so many pairs can show: after n pairs without an error the true rate is below 3/n with 95 %
    /// confidence (the rule of three; for pairs that share people it is rather too friendly).
    /// </summary>
    [JsonIgnore]
    public double LowestKnownRate => DifferentPairs > 0 ? 3.0 / DifferentPairs : 1;

    /// <summary>The point that keeps a wanted rate: the highest measured rate that is not above it; null where none was measured.</summary>
    public FaceOperatingPoint? PointFor(double falseMatchRate) => Points.FirstOrDefault(p => p.FalseMatchRate <= falseMatchRate);

    /// <summary>What is wrong with it, in words; null when it can be used.</summary>
    public string? Problem()
    {
        if (Model.Length is 0 or > 200 || ModelDigest.Length != 64 || !ModelDigest.All(char.IsAsciiHexDigitLower))
            return "The face calibration must name its model and the model file's SHA-256 in lower-case hex.";
        if (Data.Length is 0 or > MaxWords)
            return $"The face calibration must say on which data it was measured, in at most {MaxWords} characters.";
        if (People < 2 || Photographs < 2 || SamePairs < 1 || DifferentPairs < 1)
            return "The face calibration was measured on nothing: it needs pairs of one person and pairs of two people.";
        if (Points.Count is 0 or > MaxPoints)
            return $"The face calibration has 1 to {MaxPoints} points.";
        if (Points.Any(p => !(p.FalseMatchRate is >= 0 and <= 1 && p.Threshold is >= -1 and <= 1 && p.FalseNonMatchRate is >= 0 and <= 1)))
            return "The face calibration has a point outside its range: rates are from 0 to 1, thresholds from -1 to 1.";
        return Points.Zip(Points.Skip(1)).All(pair => pair.First.FalseMatchRate > pair.Second.FalseMatchRate && pair.First.Threshold <= pair.Second.Threshold)
            ? null
            : "The face calibration's points must go from the highest false match rate to the lowest, with rising thresholds.";
    }

    /// <summary>Reads a calibration file.</summary>
    /// <param name="json">The file, at most <see cref="MaxBytes"/>.</param>
    /// <param name="problem">What is wrong with it; null when the result is set.</param>
    public static FaceCalibration? Read(ReadOnlySpan<byte> json, out string? problem)
    {
        try
        {
            var read = json.Length <= MaxBytes ? JsonSerializer.Deserialize(json, CalibrationJson.Default.FaceCalibration) : null;
            problem = read is null ? $"A face calibration is one JSON object of at most {MaxBytes / 1024} KiB." : read.Problem();
            return problem is null ? read : null;
        }
        catch (JsonException e)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"The face calibration is not the JSON it should be (line {e.LineNumber + 1}, byte {e.BytePositionInLine}).");
            return null;
        }
    }

    /// <summary>The file's content.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, CalibrationJson.Default.FaceCalibration);
}

/// <summary>Source-generated JSON of calibration files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(FaceCalibration))]
internal sealed partial class CalibrationJson : JsonSerializerContext;
