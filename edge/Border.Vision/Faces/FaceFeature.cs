using Border.Vision.Runtime;

namespace Border.Vision.Faces;

/// <summary>
/// What a feature model makes of one aligned face. Biometric data: not for logs, and kept only as long as its purpose needs it.
/// Features of different models have nothing to do with each other and are never compared.
/// </summary>
/// <param name="ModelId">The model's name on its card.</param>
/// <param name="ModelDigest">SHA-256 of the model file in lower-case hex.</param>
/// <param name="Numbers"><see cref="Dimensions"/> numbers of length 1.</param>
public sealed record FaceFeature(string ModelId, string ModelDigest, ReadOnlyMemory<float> Numbers)
{
    /// <summary>How many numbers a feature has.</summary>
    public const int Dimensions = 512;

    /// <summary>How alike two faces are: the cosine, -1 to 1.</summary>
    /// <exception cref="ModelException">The features come from different models.</exception>
    public double CosineTo(FaceFeature other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.ModelDigest == ModelDigest
            ? Dot(Numbers.Span, other.Numbers.Span)
            : throw new ModelException(
                $"A feature of {ModelId} ({ModelDigest[..8]}) cannot be compared with one of {other.ModelId} ({other.ModelDigest[..8]}). Take both faces with one model.");
    }

    /// <summary>Summed in double precision from the first number to the last, so that every caller gets the same score to the last bit.</summary>
    internal static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }
}
