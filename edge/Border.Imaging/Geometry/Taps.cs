namespace Border.Imaging;

/// <summary>Which source pixels make up each result pixel along one side, and with what weight (in 256ths, summing to 256).</summary>
internal sealed class Taps
{
    private readonly ushort[] _weights;
    private readonly int _perPixel;

    private Taps(int[] first, ushort[] weights, int perPixel)
    {
        First = first;
        _weights = weights;
        _perPixel = perPixel;
    }

    /// <summary>Index of the first source pixel of each result pixel.</summary>
    public int[] First { get; }

    public ReadOnlySpan<ushort> WeightsOf(int pixel) => _weights.AsSpan(pixel * _perPixel, _perPixel);

    public static Taps Between(int from, int to)
    {
        var scale = (double)from / to;
        var reach = Math.Max(scale, 1);
        var count = Math.Min(from, ((int)Math.Ceiling(reach) * 2) + 1);
        var first = new int[to];
        var weights = new ushort[to * count];
        Span<double> exact = count <= 256 ? stackalloc double[count] : new double[count];
        for (var i = 0; i < to; i++)
        {
            var centre = ((i + 0.5) * scale) - 0.5;
            first[i] = Math.Clamp((int)Math.Floor(centre - reach) + 1, 0, from - count);
            var sum = 0.0;
            for (var tap = 0; tap < count; tap++)
            {
                exact[tap] = Math.Max(0, 1 - (Math.Abs(first[i] + tap - centre) / reach));
                sum += exact[tap];
            }

            Quantise(exact, sum, weights.AsSpan(i * count, count));
        }

        return new Taps(first, weights, count);
    }

    /// <summary>Rounds so that the weights still sum to 256: each takes the rounding error of those before it.</summary>
    private static void Quantise(ReadOnlySpan<double> exact, double sum, Span<ushort> weights)
    {
        double done = 0;
        var given = 0;
        for (var tap = 0; tap < exact.Length; tap++)
        {
            done += exact[tap] / sum * 256;
            var until = (int)Math.Round(done);
            weights[tap] = (ushort)(until - given);
            given = until;
        }
    }
}
