namespace Border.Vision.Gallery;

/// <summary>
/// Features as 8-bit integers times a scale: a quarter of the memory to walk through, at the price of a known error. With a face
/// v = s c + r (c the integers, r what rounding left) and a query u = t p + e likewise, Cauchy and Schwarz give
/// |u v - s t (p c)| &lt;= |u| |r| + |e| |s c|, so the exact score lies within a bound that costs nothing to know.
/// </summary>
internal static class Quantisation
{
    private const int FaceSteps = 127;
    private const int QuerySteps = 8191;

    /// <summary>For the rounding of the float arithmetic of the bound itself, some thousand times larger than it can be.</summary>
    private const double Slack = 1e-5;

    /// <summary>Writes a face's integers.</summary>
    /// <returns>The scale, and the length of what rounding left, rounded up.</returns>
    public static (float Scale, float Residual) Encode(ReadOnlySpan<float> face, Span<sbyte> codes)
    {
        var scale = Scale(face, FaceSteps);
        double left = 0;
        for (var i = 0; i < face.Length; i++)
        {
            codes[i] = (sbyte)Math.Clamp(Math.Round(face[i] / scale), -FaceSteps, FaceSteps);
            var rest = face[i] - ((double)scale * codes[i]);
            left += rest * rest;
        }

        return (scale, MathF.BitIncrement((float)Math.Sqrt(left)));
    }

    /// <summary>
    /// Writes a query's integers, 14 bits each: against 7 bits of the faces a sum of 512 products stays within 32 bits (512 x 8191 x 127
    /// is 0.25 of what fits).
    /// </summary>
    /// <returns>The scale, and the length of what rounding left.</returns>
    public static (float Scale, double Residual) EncodeQuery(ReadOnlySpan<float> query, Span<short> codes)
    {
        var scale = Scale(query, QuerySteps);
        double left = 0;
        for (var i = 0; i < query.Length; i++)
        {
            codes[i] = (short)Math.Clamp(Math.Round(query[i] / scale), -QuerySteps, QuerySteps);
            var rest = query[i] - ((double)scale * codes[i]);
            left += rest * rest;
        }

        return (scale, Math.Sqrt(left));
    }

    /// <summary>How far the exact score of two features of length 1 may lie from the integers' score.</summary>
    /// <param name="faceResidual">What rounding left of the face.</param>
    /// <param name="queryResidual">What rounding left of the query.</param>
    public static float Bound(float faceResidual, double queryResidual) => (float)((faceResidual * 1.001) + (queryResidual * (1.001 + faceResidual)) + Slack);

    private static float Scale(ReadOnlySpan<float> numbers, int steps)
    {
        var largest = 0f;
        foreach (var number in numbers)
        {
            largest = Math.Max(largest, Math.Abs(number));
        }

        return Math.Max(largest / steps, 1e-20f);
    }
}
