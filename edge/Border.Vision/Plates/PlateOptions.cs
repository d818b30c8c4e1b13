namespace Border.Vision.Plates;

/// <summary>How plates are found and when a reading is used.</summary>
public sealed record PlateOptions
{
    /// <summary>Pixels of the long side for finding text.</summary>
    public int DetectionLongSide { get; init; } = 960;

    /// <summary>Confidence from which a plate is used.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Regions read at most in one frame: bounds the time that a street full of signs can take.</summary>
    public int MaxRegions { get; init; } = 8;

    /// <summary>Plates given at most.</summary>
    public int MaxPlates { get; init; } = 4;
}
