using Border.Imaging;
using Border.Vision.Runtime;

namespace Border.Vision.Lines;

/// <summary>
/// Runs a small reader of single lines (trained by <c>training/lines</c>) over several lines at once. What is read out of the
/// probabilities is the caller's: a zone and a plate have grammars of their own.
/// </summary>
public sealed class LineReader
{
    // Lines of one run: bounds working memory, some MB a line.
    private const int MaxBatch = 4;

    private readonly int _width;
    private readonly int _height;

    /// <summary>Makes a reader on a loaded model.</summary>
    /// <param name="model">Input: batch x 1 x height x width, grey, value / 127.5 - 1. Output: batch x steps x classes, class 0 the blank.</param>
    /// <param name="width">Pixels to which every line is brought; the model's.</param>
    /// <param name="height">Rows; the model's.</param>
    public LineReader(OnnxModel model, int width, int height)
    {
        Model = model;
        (_width, _height) = (width, height);
    }

    /// <summary>The model in use.</summary>
    public OnnxModel Model { get; }

    /// <summary>Straightens areas and reads each as one line.</summary>
    /// <param name="gray">Where the lines lie; <see cref="PixelFormat.Gray8"/>.</param>
    /// <param name="areas">Corners of each line with some margin, upper edge along the reading direction.</param>
    /// <param name="cancellation">Ends the work between two runs.</param>
    /// <returns>One per area, in their order.</returns>
    public List<LineProbabilities> Read(Image gray, IReadOnlyList<Quad> areas, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(gray);
        ArgumentNullException.ThrowIfNull(areas);
        if (gray.Format != PixelFormat.Gray8)
        {
            throw new ArgumentException("Lines are read in grey.", nameof(gray));
        }

        var lines = new List<LineProbabilities>(areas.Count);
        foreach (var some in areas.Chunk(MaxBatch))
        {
            cancellation.ThrowIfCancellationRequested();
            ReadSome(gray, some, lines, cancellation);
        }

        return lines;
    }

    private void ReadSome(Image gray, Quad[] areas, List<LineProbabilities> lines, CancellationToken cancellation)
    {
        var pixels = _width * _height;
        var input = Inputs.Pool.Rent(areas.Length * pixels);
        try
        {
            for (var i = 0; i < areas.Length; i++)
            {
                using var line = gray.Straighten(areas[i], _width, _height);
                Write(line.Pixels, input.AsSpan(i * pixels, pixels));
            }

            using var result = Model.Run(input.AsMemory(0, areas.Length * pixels), [areas.Length, 1, _height, _width], cancellation);
            var (steps, classes) = ((int)result.FirstShape[1], (int)result.FirstShape[2]);
            for (var i = 0; i < areas.Length; i++)
            {
                lines.Add(new LineProbabilities(result.First.Slice(i * steps * classes, steps * classes).ToArray(), steps, classes));
            }
        }
        finally
        {
            Inputs.Pool.Return(input);
        }
    }

    private static void Write(ReadOnlySpan<byte> pixels, Span<float> input)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            input[i] = (pixels[i] / 127.5f) - 1;
        }
    }
}
