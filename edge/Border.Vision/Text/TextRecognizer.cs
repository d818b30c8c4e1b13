using Border.Imaging;
using Border.Vision.Runtime;

namespace Border.Vision.Text;

/// <summary>Reads one line of text.</summary>
public sealed class TextRecognizer
{
    private const int LineHeight = 48;
    private static readonly float[] Shift = [127.5f, 127.5f, 127.5f];
    private static readonly float[] Scale = [1 / 127.5f, 1 / 127.5f, 1 / 127.5f];

    /// <summary>Makes a reader on a loaded model.</summary>
    public TextRecognizer(OnnxModel model) => Model = model;

    /// <summary>The model in use.</summary>
    public OnnxModel Model { get; }

    /// <summary>Straightens a region and reads it.</summary>
    /// <param name="image">RGB; where the region lies.</param>
    /// <param name="region">Its corners, upper edge along the reading direction.</param>
    /// <param name="alphabet">What may be read.</param>
    /// <param name="squeeze">
    /// Width of the characters as the network sees them, 1 as they are.
    /// </param>
    /// <param name="cancellation">Ends the wait for a free turn.</param>
    public TextLine Read(Image image, Quad region, Alphabet alphabet, double squeeze, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(alphabet);
        var width = Math.Clamp((int)Math.Ceiling(LineHeight * squeeze * region.Width / Math.Max(1, region.Height)), 16, 2000);
        var padded = (width + 7) / 8 * 8;
        using var line = image.Straighten(region, width, LineHeight);
        var length = 3 * padded * LineHeight;
        var input = Inputs.Pool.Rent(length);
        try
        {
            input.AsSpan(0, length).Clear();
            Planes.Write(line, input, padded, bgr: true, Shift, Scale);
            using var result = Model.Run(input.AsMemory(0, length), [1, 3, LineHeight, padded], cancellation);
            var shape = result.FirstShape;
            return CtcDecoder.Read(result.First, (int)shape[2], (int)shape[1], alphabet);
        }
        finally
        {
            Inputs.Pool.Return(input);
        }
    }
}
