using Border.Imaging;
using Border.Vision.Frames;

namespace Border.Cli.Eval.Faces;

/// <summary>Pictures of what went wrong, to look at.</summary>
/// <param name="folder">Where; null for nowhere.</param>
internal sealed class FaceFailures(string? folder)
{
    private const int Height = 240;
    private const int Most = 200;

    private int _kept;

    /// <summary>Keeps both photographs of a pair beside each other.</summary>
    public void Keep(string kind, double score, FaceLook a, FaceLook b) => Keep(
        kind,
        () =>
        {
            using var left = Small(a);
            using var right = Small(b);
            using var both = Image.Create(left.Width + right.Width, Height, PixelFormat.Rgb8);
            for (var y = 0; y < Height; y++)
            {
                left.Row(y).CopyTo(both.Row(y));
                right.Row(y).CopyTo(both.Row(y)[left.Stride..]);
            }

            return both.EncodeJpeg();
        },
        [$"score {score:0.000}", .. Notes(a), .. Notes(b)]);

    /// <summary>Keeps a photograph that was refused.</summary>
    public void Keep(string kind, FaceLook look) => Keep(
        kind,
        () =>
        {
            using var small = Small(look);
            return small.EncodeJpeg();
        },
        [.. Notes(look)]);

    private void Keep(string kind, Func<byte[]> picture, IReadOnlyList<string> notes)
    {
        if (folder is not null && _kept++ < Most)
        {
            EvalFiles.KeepFailure(folder, $"{kind}-{_kept:D3}.jpg", picture(), notes);
        }
    }

    private static IEnumerable<string> Notes(FaceLook look) =>
        [$"{look.Photo.Name}: {look.Face?.Measures}", .. look.Face?.Problems.Select(p => $"  {p.Fault}: {p.Words}") ?? ["  no face"]];

    private static Image Small(FaceLook look)
    {
        using var frame = Frame.Decode(look.Photo.Read());
        return frame.Image.Resize(Math.Max(1, frame.Image.Width * Height / frame.Image.Height), Height);
    }
}
