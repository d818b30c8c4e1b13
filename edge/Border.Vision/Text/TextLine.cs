namespace Border.Vision.Text;

/// <summary>One character as read.</summary>
/// <param name="Value">The character.</param>
/// <param name="Confidence">Its share of the probability of all characters allowed there, 0-1.</param>
/// <param name="Position">The middle of its peak along the line, 0 (start) to 1 (end).</param>
public readonly record struct TextCharacter(char Value, float Confidence, float Position);

/// <summary>A line as read.</summary>
/// <param name="Characters">In reading order.</param>
public sealed record TextLine(IReadOnlyList<TextCharacter> Characters)
{
    /// <summary>The characters as text.</summary>
    public string Text { get; } = string.Concat(Characters.Select(c => c.Value));

    /// <summary>Mean of the characters' confidence, 0-1; 0 where nothing was read.</summary>
    public double Confidence { get; } = Characters.Count == 0 ? 0 : Characters.Average(c => c.Confidence);

    /// <summary>
    /// How many characters of the median spacing fit into the line's length; tells 36 columns from 44 also where fillers were
    /// not read. 0 where fewer than three characters were.
    /// </summary>
    public double Columns { get; } = ColumnsOf(Characters);

    private static double ColumnsOf(IReadOnlyList<TextCharacter> characters)
    {
        if (characters.Count < 3)
        {
            return 0;
        }

        var gaps = characters.Skip(1).Zip(characters, (next, one) => next.Position - one.Position).Order().ToList();
        return 1 / Math.Max(1e-3, gaps[gaps.Count / 2]);
    }
}
