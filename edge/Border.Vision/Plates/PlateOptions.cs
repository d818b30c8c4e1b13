namespace Border.Vision.Plates;

/// <summary>How plates are found and when a reading is used.</summary>
public sealed record PlateOptions
{
    /// <summary>Pixels of the long side for finding text.</summary>
    public int DetectionLongSide { get; init; } = 960;

    /// <summary>Confidence from which one reading alone is used.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Confidence from which a reading is given at all: several frames' doubtful readings may agree.</summary>
    public double MinConfidence { get; init; } = 0.4;

    /// <summary>Regions read at most in one frame: bounds the time that a street full of signs can take.</summary>
    public int MaxRegions { get; init; } = 8;

    /// <summary>Of them, the tallest that are read in bands too where they are too high for a line.</summary>
    public int MaxBanded { get; init; } = 3;

    /// <summary>Plates given at most.</summary>
    public int MaxPlates { get; init; } = 4;

    /// <summary>Places whose confidence lies from here ...</summary>
    public double CloserLookFrom { get; init; } = 0.05;

    /// <summary>... to here are looked at once more, closely.</summary>
    public double CloserLookBelow { get; init; } = 0.9;

    /// <summary>Confidence from which nothing smaller in the picture is read or looked at closely any more.</summary>
    public double Sure { get; init; } = 0.93;

    /// <summary>Closer looks at most in one frame.</summary>
    public int MaxCloserLooks { get; init; } = 2;

    /// <summary>Pixels across a plate in a closer look.</summary>
    public int CloserLookWidth { get; init; } = 256;
}
