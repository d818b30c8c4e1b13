namespace Border.Cli.Input;

/// <summary>Reads lines from a file or standard input, each cut at a limit, so that an endless line cannot fill the memory.</summary>
public static class InputLines
{
    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static TextReader Open(string file) => file == "-" ? Console.In : new StreamReader(file);

    /// <summary>The lines; one longer than <paramref name="maxCharacters"/> comes as its first <c>maxCharacters + 1</c> characters.</summary>
    public static IEnumerable<string> Read(TextReader reader, int maxCharacters)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var line = new System.Text.StringBuilder();
        var any = false;
        for (var c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (c == '\n')
            {
                yield return line.ToString().TrimEnd('\r');
                line.Clear();
                any = false;
                continue;
            }

            any = true;
            if (line.Length <= maxCharacters)
                line.Append((char)c);
        }

        if (any)
            yield return line.ToString();
    }
}
