using Border.Vision.Faces;

namespace Border.Vision.Tests.Gallery;

/// <summary>Made-up features: what they mean does not matter, only where they lie.</summary>
internal static class GalleryFaces
{
    public const string Model = "test-feature";
    public static readonly string Digest = new('a', 64);

    public static FaceFeature Random(Random random) => Of([.. Enumerable.Range(0, FaceFeature.Dimensions).Select(_ => Normal(random))]);

    /// <summary>Near another one: 0 is the same, 1 hardly alike.</summary>
    public static FaceFeature Near(FaceFeature other, double distance, Random random) =>
        Of([.. other.Numbers.ToArray().Select(n => n + (float)(distance * Normal(random) / Math.Sqrt(FaceFeature.Dimensions)))]);

    /// <summary>All in few numbers, where rounding to integers does worst.</summary>
    public static FaceFeature Spiky(Random random)
    {
        var numbers = new float[FaceFeature.Dimensions];
        for (var i = 0; i < 4; i++)
        {
            numbers[random.Next(numbers.Length)] = Normal(random) * 100;
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] += Normal(random) * 0.3f;
        }

        return Of(numbers);
    }

    public static FaceFeature Of(float[] numbers, string? digest = null)
    {
        var length = (float)Math.Sqrt(numbers.Sum(n => (double)n * n));
        return new FaceFeature(Model, digest ?? Digest, numbers.Select(n => n / length).ToArray());
    }

    /// <summary>What a search must answer: every score, by the plainest loop.</summary>
    public static IReadOnlyList<(int Row, double Score)> Scan(IReadOnlyList<FaceFeature> faces, FaceFeature query, int top) =>
    [
        .. faces.Select((face, row) => (row, Score: Dot(face, query))).OrderByDescending(f => f.Score).ThenBy(f => f.row).Take(top),
    ];

    private static double Dot(FaceFeature a, FaceFeature b)
    {
        var sum = 0.0;
        for (var i = 0; i < FaceFeature.Dimensions; i++)
        {
            sum += (double)a.Numbers.Span[i] * b.Numbers.Span[i];
        }

        return sum;
    }

    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
