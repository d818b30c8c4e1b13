namespace Border.Vision.Text;

/// <summary>How the text detector's map becomes regions. The defaults are PaddleOCR's own for PP-OCRv4.</summary>
public sealed record TextDetectorOptions
{
    /// <summary>Probability from which a pixel is text, 0-1.</summary>
    public float PixelThreshold { get; init; } = 0.3f;

    /// <summary>Mean probability from which an area is a region, 0-1.</summary>
    public float RegionThreshold { get; init; } = 0.5f;

    /// <summary>How far a region grows: area / perimeter times this, on every side.</summary>
    public double Grow { get; init; } = 1.6;

    /// <summary>Areas of fewer rows than this are noise.</summary>
    public int MinSide { get; init; } = 3;

    /// <summary>More regions than this are not looked at: a bound, far above any page or street.</summary>
    public int MaxRegions { get; init; } = 400;
}
