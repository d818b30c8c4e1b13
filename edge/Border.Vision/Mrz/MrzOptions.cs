namespace Border.Vision.Mrz;

/// <summary>How zones are found and when a reading is used.</summary>
public sealed record MrzOptions
{
    /// <summary>
    /// Pixels of the long side for finding lines, tried one after the other until a zone is read whose digits all hold. The second
    /// takes no more memory than a plate's search.
    /// </summary>
    public IReadOnlyList<int> DetectionLongSides { get; init; } = [640, 832];

    /// <summary>
    /// Probability that every character is right from which a zone is used. Check digits prove the fields that have one; names and
    /// states have none, so this alone keeps out what was guessed. Of 150 drawn documents photographed worse than harshly the right
    /// readings had 0.66 and more (all but one 0.81) and the wrong ones 0.0001 and less; of 16 real ones a reading
    /// with 0.52 was wrong, those with 0.73 and more were right.
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
