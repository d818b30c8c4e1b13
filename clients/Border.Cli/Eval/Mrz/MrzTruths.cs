namespace Border.Cli.Eval.Mrz;

/// <summary>What zones really say: one line per picture, name and lines, tab between; a name alone is a picture without a zone.</summary>
internal static class MrzTruths
{
    /// <summary>Reads such a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Dictionary<string, string[]> Read(string file) => File.ReadLines(file)
        .Where(l => l.Length > 0 && l[0] != '#')
        .Select(l => l.Split('\t', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(parts => parts[0], parts => parts[1..], StringComparer.Ordinal);
}
