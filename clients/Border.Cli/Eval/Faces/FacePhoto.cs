namespace Border.Cli.Eval.Faces;

/// <summary>One photograph of one person.</summary>
/// <param name="Person">Who; a folder's name or a number.</param>
/// <param name="Name">The photograph, for tables and pictures of failures.</param>
/// <param name="Read">Its bytes.</param>
internal sealed record FacePhoto(string Person, string Name, Func<byte[]> Read);

/// <summary>Which photographs are compared: all with all, or the pairs of a file.</summary>
/// <param name="Photos">The photographs.</param>
/// <param name="Pairs">Indices of pairs and whether they show one person; null for all with all.</param>
internal sealed record FacePhotoSet(IReadOnlyList<FacePhoto> Photos, IReadOnlyList<(int A, int B, bool Same)>? Pairs)
{
    /// <summary>Every pair that is to be compared.</summary>
    public IEnumerable<(int A, int B, bool Same)> All()
    {
        if (Pairs is not null)
        {
            return Pairs;
        }

        return from a in Enumerable.Range(0, Photos.Count)
               from b in Enumerable.Range(a + 1, Photos.Count - a - 1)
               select (a, b, Photos[a].Person == Photos[b].Person);
    }

    /// <summary>A folder with a folder for each person.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static FacePhotoSet InFolders(string folder) => new(
    [
        .. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).SelectMany(person => EvalFiles.Pictures(person)
            .Select(file => new FacePhoto(Path.GetFileName(person), Path.GetRelativePath(folder, file), () => File.ReadAllBytes(file)))),
    ],
    null);

    /// <summary>A file of pairs: two paths and 1 (one person) or 0, tabs between, a line each.</summary>
    /// <exception cref="IOException">The file cannot be read, or a line is no such line.</exception>
    public static FacePhotoSet OfPairs(string file)
    {
        var photos = new Dictionary<string, int>(StringComparer.Ordinal);
        var list = new List<FacePhoto>();
        var pairs = new List<(int, int, bool)>();
        foreach (var (line, number) in File.ReadLines(file).Select((line, i) => (line.TrimEnd('\r'), i + 1)).Where(l => l.Item1.Length > 0))
        {
            if (line.Split('\t') is not [var a, var b, "0" or "1"] parts)
            {
                throw new IOException($"Line {number}: two paths and 0 or 1 are needed, tabs between.");
            }

            pairs.Add((IndexOf(a), IndexOf(b), parts[2] == "1"));
        }

        return new FacePhotoSet(list, pairs);

        int IndexOf(string path)
        {
            if (!photos.TryGetValue(path, out var index))
            {
                photos[path] = index = list.Count;
                list.Add(new FacePhoto(path, path, () => File.ReadAllBytes(path)));
            }

            return index;
        }
    }
}
