namespace Border.Domain.Names;

/// <summary>The text files beside this code, which travel inside the assembly: tables are data, not code.</summary>
internal static class NameResource
{
    /// <summary>The lines of a file that are neither empty nor comments (<c>#</c>).</summary>
    /// <param name="file">Its path under <c>Names/</c>, with dots.</param>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(NameResource).Assembly.GetManifestResourceStream($"Border.Domain.Names.{file}")
            ?? throw new InvalidOperationException($"The assembly lacks {file}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
