using Border.Domain.Documents;
using Border.Imaging;

namespace Border.Vision.Mrz;

/// <summary>Lines that fit a layout, and where they lie.</summary>
/// <param name="Pattern">The layout.</param>
/// <param name="Quads">Its lines from the top.</param>
/// <param name="Text">What was chosen as their text.</param>
/// <param name="Evidence">Mean log probability per line that it holds a text of the layout.</param>
internal sealed record Zone(MrzPattern Pattern, IReadOnlyList<Quad> Quads, MrzText Text, double Evidence)
{
    /// <summary>The layout's name.</summary>
    public MrzFormat Format => Pattern.Format;

    /// <summary>Around all lines.</summary>
    public Box Bounds
    {
        get
        {
            var boxes = Quads.Select(q => q.Bounds).ToList();
            var (left, top) = (boxes.Min(b => b.X), boxes.Min(b => b.Y));
            return new Box(left, top, boxes.Max(b => b.X + b.Width) - left, boxes.Max(b => b.Y + b.Height) - top);
        }
    }
}
