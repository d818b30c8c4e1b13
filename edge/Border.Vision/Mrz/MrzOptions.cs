namespace Border.Vision.Mrz;

/// <summary>How zones are found and when a reading is used.</summary>
public sealed record MrzOptions
{
    /// <summary>
    /// Pixels of the long side for finding lines, tried one after the other until a zone is read whose digits all hold.
    /// </summary>
    public IReadOnlyList<int> DetectionLongSides { get; init; } = [640, 960];

    /// <summary>
    /// Probability that every character is right from which a zone is used. Check digits prove the fields that have one; names and
    /// states have none, so this alone keeps out what was guessed. Of 180 drawn documents photographed worse than harshly the right
    /// readings had 0.86 and more and the wrong ones 0.001 and less; of 16 real ones the right had 0.73 and more, a wrong one 0.52.
    /// </summary>
    public double Threshold { get; init; } = 0.7;

    /// <summary>
    /// Mean log probability per line that its text is of a zone's grammar, from which the lines are a zone at all, though maybe a badly
    /// legible one. On photographs and drawings lines of a zone have -6 to 0, pages full of other print of nearly the same length -17 to -22.
    /// </summary>
    public double MinEvidence { get; init; } = -12;

    /// <summary>Lines read at most in one image: bounds the time that a page full of text can take.</summary>
    public int MaxLines { get; init; } = 8;
}
