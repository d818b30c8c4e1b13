namespace Border.Cli.Eval;

/// <summary>Pictures to measure on, and the folder for those that were read wrongly.</summary>
internal static class EvalFiles
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"];

    /// <summary>The pictures right in a folder, by name.</summary>
    public static List<string> Pictures(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(f => Extensions.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal)];

    /// <summary>Keeps a picture with what was read and what is true beside it; does nothing without a folder.</summary>
    public static void KeepFailure(string? folder, string name, byte[] picture, IEnumerable<string> notes)
    {
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), picture);
        File.WriteAllLines(Path.Combine(folder, Path.ChangeExtension(name, ".txt")), notes);
    }
}
