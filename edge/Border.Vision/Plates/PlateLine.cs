using Border.Imaging;
using Border.Vision.Runtime;
using Border.Vision.Text;

namespace Border.Vision.Plates;

/// <summary>Reads one line of a plate.</summary>
internal sealed class PlateLine
{
    private const int Height = 48;
    private const int Width = 192;
    private const int MinWidth = 16;
    private const int Beam = 12;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Makes a reader on a loaded model.</summary>
    public PlateLine(OnnxModel model) => Model = model;

    /// <summary>The model in use.</summary>
    public OnnxModel Model { get; }

    /// <summary>Straightens an area and reads it.</summary>
    /// <param name="image">RGB; where the area lies.</param>
    /// <param name="area">Its corners, upper edge along the reading direction.</param>
    /// <param name="cancellation">Ends the wait for a free turn.</param>
    /// <returns>The likeliest texts, best first; the empty text is one of them where nothing stands there.</returns>
    public List<CtcHypothesis> Read(Image image, Quad area, CancellationToken cancellation)
    {
        var width = Math.Clamp((int)Math.Ceiling(Height * area.Width / Math.Max(1, area.Height)), MinWidth, Width);
        using var colour = image.Straighten(area, width, Height);
        using var line = colour.ToGray();
        Contrast.Stretch(line);
        var input = Inputs.Pool.Rent(Height * Width);
        try
        {
            Lay(line, input);
            using var result = Model.Run(input.AsMemory(0, Height * Width), [1, 1, Height, Width], cancellation);
            return CtcBeam.Read(result.First, Alphabet, Beam);
        }
        finally
        {
            Inputs.Pool.Return(input);
        }
    }

    /// <summary>Values from -1 to 1; what the line does not fill is grey, as in training.</summary>
    private static void Lay(Image line, Span<float> input)
    {
        input[..(Height * Width)].Fill((128 / 127.5f) - 1);
        for (var y = 0; y < Height; y++)
        {
            var row = line.Row(y);
            var to = input.Slice(y * Width, Width);
            for (var x = 0; x < row.Length; x++)
            {
                to[x] = (row[x] / 127.5f) - 1;
            }
        }
    }
}
