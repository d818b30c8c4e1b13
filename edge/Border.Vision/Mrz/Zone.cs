using Border.Domain.Documents;
using Border.Imaging;
using Border.Vision.Text;

namespace Border.Vision.Mrz;

/// <summary>Lines that fit a layout, and where they lie.</summary>
/// <param name="Pattern">The layout.</param>
/// <param name="Quads">Its lines from the top.</param>
/// <param name="Text">What was chosen as their text.</param>
/// <param name="Evidence">Mean log probability per line that it holds a text of the layout.</param>
/// <param name="GoesOn">Whether print goes on before and behind the lines, so that they may be cut off.</param>
internal sealed record Zone(MrzPattern Pattern, IReadOnlyList<Quad> Quads, MrzText Text, double Evidence, (bool Before, bool Behind) GoesOn)
{
    // A passport cut down to the length of a card has to grow by a fifth.
    private const double Growth = 0.3;

    /// <summary>False where another zone is in the picture too.</summary>
    public bool IsAlone { get; init; } = true;

    /// <summary>The layout's name.</summary>
    public MrzFormat Format => Pattern.Format;

    /// <summary>The lines, longer where print goes on.</summary>
    public List<Quad> Prolonged() => [.. Quads.Select(q => LineBuilder.Prolong(q, GoesOn.Before ? Growth * q.Width : 0, GoesOn.Behind ? Growth * q.Width : 0))];

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
