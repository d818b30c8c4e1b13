namespace Border.Devices.Folders;

/// <summary>A file as one look at the folder saw it.</summary>
internal readonly record struct SeenFile(string Path, long Length, DateTime WrittenUtc);

/// <summary>
/// Decides which files of a folder are complete. Names that start with a dot or end in .tmp, .part or .crdownload are still being
/// written by convention. Folders and links are never entered: a link could lead anywhere on the machine.
/// </summary>
internal sealed class FolderScan(string folder, TimeSpan settle, TimeProvider time)
{
    private static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".crdownload", ".filepart"];

    private readonly Dictionary<string, (SeenFile Seen, long Since)> _settling = new(StringComparer.Ordinal);

    /// <summary>True when files were seen that may become complete by waiting.</summary>
    public bool IsSettling => _settling.Count > 0;

    /// <summary>Complete files, oldest first, then by name.</summary>
    /// <param name="renamed">Files known to be complete because they were renamed into place.</param>
    /// <param name="skip">Files that were handled but could not be moved away.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IReadOnlyList<SeenFile> Complete(IReadOnlySet<string> renamed, IReadOnlySet<SeenFile> skip)
    {
        var complete = new List<SeenFile>();
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (IsIgnored(file))
            {
                continue;
            }

            var seen = new SeenFile(file.FullName, file.Length, file.LastWriteTimeUtc);
            present.Add(seen.Path);
            if (!skip.Contains(seen) && HasSettled(seen, renamed.Contains(seen.Path)))
            {
                complete.Add(seen);
            }
        }

        foreach (var gone in _settling.Keys.Where(path => !present.Contains(path)).ToArray())
        {
            _settling.Remove(gone);
        }

        foreach (var file in complete)
        {
            _settling.Remove(file.Path);
        }

        return [.. complete.OrderBy(f => f.WrittenUtc).ThenBy(f => f.Path, StringComparer.Ordinal)];
    }

    private static bool IsIgnored(FileInfo file) =>
        file.Attributes.HasFlag(FileAttributes.ReparsePoint)
        || file.Name.StartsWith('.')
        || Unfinished.Contains(file.Extension, StringComparer.OrdinalIgnoreCase)
        || !File.Exists(file.FullName);

    private bool HasSettled(SeenFile seen, bool renamed)
    {
        if (renamed)
        {
            return true;
        }

        if (!_settling.TryGetValue(seen.Path, out var before) || before.Seen != seen)
        {
            _settling[seen.Path] = (seen, time.GetTimestamp());
            return settle <= TimeSpan.Zero;
        }

        return time.GetElapsedTime(before.Since) >= settle;
    }
}
