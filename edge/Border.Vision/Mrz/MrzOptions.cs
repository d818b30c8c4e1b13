namespace Border.Vision.Mrz;

/// <summary>How zones are found and when a reading is used.</summary>
public sealed record MrzOptions
{
    /// <summary>Pixels of the long side for finding lines. At 736 zones are found on 13 of 16 sample documents.</summary>
    public int DetectionLongSide { get; init; } = 736;

    /// <summary>
    /// Mean character confidence from which a zone is used. Check digits decide on validity; this keeps out chance hits on
    /// blurred lines.
    /// </summary>
    public double Threshold { get; init; } = 0.7;

    /// <summary>
    /// How narrow the reader sees the lines in a second try, where the first gave no valid zone: what one width misreads the
    /// other often does not (see <see cref="Text.TextRecognizer.Read"/>).
    /// </summary>
    public double Squeeze { get; init; } = 0.8;

    /// <summary>Lines read at most in one image: bounds the time that a page full of text can take.</summary>
    public int MaxLines { get; init; } = 8;
}
