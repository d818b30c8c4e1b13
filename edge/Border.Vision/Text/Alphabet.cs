using Border.Vision.Runtime;

namespace Border.Vision.Text;

/// <summary>
/// Which of the recogniser's classes may be read and as what. A zone of 37 characters is read better when the other 6,588
/// classes cannot win.
/// </summary>
public sealed class Alphabet
{
    private Alphabet(int[] classes, char[] characters)
    {
        Classes = classes;
        Characters = characters;
    }

    /// <summary>Class indices that may win, besides the blank (0).</summary>
    internal int[] Classes { get; }

    /// <summary>What each of <see cref="Classes"/> is read as.</summary>
    internal char[] Characters { get; }

    /// <summary>A to Z and 0 to 9, small letters folded to capitals.</summary>
    public static Alphabet Plate(OnnxModel recognizer) => From(recognizer, LatinOrDigit);

    private static char? LatinOrDigit(string label) => label is [var c] && char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : null;

    private static Alphabet From(OnnxModel recognizer, Func<string, char?> read)
    {
        ArgumentNullException.ThrowIfNull(recognizer);
        var classes = new List<int>();
        var characters = new List<char>();
        for (var i = 0; i < recognizer.Labels.Count; i++)
        {
            if (read(recognizer.Labels[i]) is { } character)
            {
                classes.Add(i + 1);
                characters.Add(character);
            }
        }

        return new Alphabet([.. classes], [.. characters]);
    }
}
