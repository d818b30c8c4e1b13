using System.Globalization;
using Border.Cli.Vision;
using Border.Domain.Evidence;

namespace Border.Cli.Eval.Plates;

/// <summary>What a picture shows.</summary>
/// <param name="Name">For the output.</param>
/// <param name="Group">Which part of the result it counts in, for example <c>European, harsh</c>.</param>
/// <param name="Load">The encoded picture.</param>
/// <param name="Plates">Its plates; empty for a picture without any.</param>
internal sealed record PlatesTruth(string Name, string Group, Func<byte[]> Load, IReadOnlyList<(string Text, PixelBox Box)> Plates)
{
    /// <summary>
    /// The pictures of a folder that have a text file of the same name beside them, with a line per plate: file, x, y, width, height, text, tab
    /// between. An empty text file is a picture without a plate.
    /// </summary>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    /// <exception cref="IOException">A line is not of this form; the message says which.</exception>
    public static List<PlatesTruth> InFolder(string folder) =>
        [.. EvalFiles.Pictures(folder)
            .Select(file => (Picture: file, Truth: Path.ChangeExtension(file, ".txt")))
            .Where(pair => File.Exists(pair.Truth))
            .Select(pair => new PlatesTruth(
                Path.GetFileName(pair.Picture),
                "pictures",
                () => ImageVerb.Load(pair.Picture),
                [.. File.ReadLines(pair.Truth).Where(l => l.Trim().Length > 0).Select(l => Parse(pair.Truth, l))]))];

    /// <summary>O and 0, I and 1 taken as one: many plates do not tell them apart.</summary>
    public static string Folded(string text) => text.Replace('O', '0').Replace('I', '1');

    private static (string Text, PixelBox Box) Parse(string file, string line)
    {
        if (line.Split('\t') is [_, var x, var y, var width, var height, var text] && Numbers(x, y, width, height) is { } box)
        {
            return (string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant(), box);
        }

        throw new IOException($"{file}: '{line}' is not file, x, y, width, height, text with tabs between.");
    }

    private static PixelBox? Numbers(params string[] texts)
    {
        var values = Array.ConvertAll(texts, t => int.TryParse(t, CultureInfo.InvariantCulture, out var value) ? value : -1);
        return Array.Exists(values, v => v < 0) ? null : new PixelBox(values[0], values[1], Math.Max(1, values[2]), Math.Max(1, values[3]));
    }
}
