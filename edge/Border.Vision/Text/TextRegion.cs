using Border.Imaging;

namespace Border.Vision.Text;

/// <summary>Where a line (or piece of a line) of text lies.</summary>
/// <param name="Quad">Its corners with a small margin; upper edge along the reading direction, or against it.</param>
/// <param name="Score">Mean probability of text inside, 0-1.</param>
public readonly record struct TextRegion(Quad Quad, float Score);
