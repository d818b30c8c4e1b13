namespace Border.Domain.Documents.Mrz;

/// <summary>A stretch of one line of a zone.</summary>
/// <param name="Line">From 0.</param>
/// <param name="Start">From 0.</param>
/// <param name="Length">Characters.</param>
internal readonly record struct MrzField(int Line, int Start, int Length)
{
    public string Of(IReadOnlyList<string> lines) => lines[Line].Substring(Start, Length);

    /// <summary>The check digit that follows the field.</summary>
    public char CheckOf(IReadOnlyList<string> lines) => lines[Line][Start + Length];
}

/// <summary>Where each field of a format stands (ICAO 9303 parts 4 to 7). A check digit stands right behind its field.</summary>
internal sealed record MrzLayout(
    MrzFormat Format,
    int Lines,
    int Width,
    MrzField Names,
    MrzField Number,
    MrzField Nationality,
    MrzField Birth,
    MrzField Sex,
    MrzField Expiry,
    MrzField Optional)
{
    /// <summary>A TD1's second optional element.</summary>
    public MrzField? SecondOptional { get; init; }

    /// <summary>True in passports, whose optional data has a check digit of its own.</summary>
    public bool OptionalIsChecked { get; init; }

    /// <summary>True in cards, where a number too long for its field goes on in the optional data.</summary>
    public bool NumberMayGoOn { get; init; }

    /// <summary>What the composite check digit covers, with the check digits in between; empty in visas, which have none.</summary>
    public IReadOnlyList<MrzField> Composite { get; init; } = [];

    /// <summary>Where the composite check digit stands: the last of the second line.</summary>
    public MrzField CompositeDigit => new(1, Width - 1, 1);

    public static MrzField Code => new(0, 0, 2);

    public static MrzField Issuer => new(0, 2, 3);

    public static IReadOnlyList<MrzLayout> All { get; } =
    [
        new(MrzFormat.TD1, 3, 30, new(2, 0, 30), new(0, 5, 9), new(1, 15, 3), new(1, 0, 6), new(1, 7, 1), new(1, 8, 6), new(0, 15, 15))
        {
            SecondOptional = new(1, 18, 11),
            NumberMayGoOn = true,
            Composite = [new(0, 5, 25), new(1, 0, 7), new(1, 8, 7), new(1, 18, 11)],
        },
        TwoLines(MrzFormat.TD2, 36, 7) with { NumberMayGoOn = true, Composite = [new(1, 0, 10), new(1, 13, 7), new(1, 21, 14)] },
        TwoLines(MrzFormat.TD3, 44, 14) with { OptionalIsChecked = true, Composite = [new(1, 0, 10), new(1, 13, 7), new(1, 21, 22)] },
        TwoLines(MrzFormat.MRVA, 44, 16),
        TwoLines(MrzFormat.MRVB, 36, 8),
    ];

    public static MrzLayout Of(MrzFormat format) => All.First(l => l.Format == format);

    /// <summary>The layout of lines of these lengths; visas start with V.</summary>
    public static MrzLayout? Find(IReadOnlyList<string> lines)
    {
        var visa = lines.Count > 0 && lines[0].StartsWith('V');
        return All.FirstOrDefault(l => l.Lines == lines.Count
            && lines.All(line => line.Length == l.Width)
            && (l.Lines == 3 || visa == l.Format is MrzFormat.MRVA or MrzFormat.MRVB));
    }

    private static MrzLayout TwoLines(MrzFormat format, int width, int optional) => new(
        format, 2, width, new(0, 5, width - 5), new(1, 0, 9), new(1, 10, 3), new(1, 13, 6), new(1, 20, 1), new(1, 21, 6), new(1, 28, optional));
}
