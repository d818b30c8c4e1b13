namespace Border.Domain.Evidence;

/// <summary>Where a machine's reading comes from and how sure it is (invariant I6).</summary>
/// <param name="ModelId">The model's name on its card, for example <c>ppocr-v4-rec</c>; several joined by '+'.</param>
/// <param name="ModelVersion">The model's version on its card.</param>
/// <param name="ModelDigest">SHA-256 of the model file(s) in lower-case hex; several joined by '+'.</param>
/// <param name="InputDigest">SHA-256 of the image as received, in lower-case hex.</param>
/// <param name="Score">The model's confidence or similarity; 0-1 for confidences, -1 to 1 for cosines.</param>
/// <param name="Threshold">The score from which the reading is used.</param>
/// <param name="Reasons">Why the reading is or is not used, in words an officer understands, in English.</param>
public sealed record AiOutput(
    string ModelId,
    string ModelVersion,
    string ModelDigest,
    string InputDigest,
    double Score,
    double Threshold,
    IReadOnlyList<string> Reasons);
