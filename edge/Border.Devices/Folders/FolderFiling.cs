namespace Border.Devices.Folders;

/// <summary>Puts files away: taken ones into <c>done/</c> or off the disk, refused ones into <c>rejected/</c> with the reason beside.</summary>
internal sealed class FolderFiling(string folder, AfterTaking afterTaking)
{
    /// <summary>Puts a taken file away.</summary>
    /// <exception cref="IOException">The disk or its rights do not allow it.</exception>
    public void Taken(string path)
    {
        if (afterTaking == AfterTaking.Delete)
        {
            File.Delete(path);
        }
        else
        {
            MoveInto("done", path);
        }
    }

    /// <summary>Moves a refused file away, never deleting it, and writes why.</summary>
    /// <exception cref="IOException">The disk or its rights do not allow it.</exception>
    public void Refused(string path, string reason)
    {
        var moved = MoveInto("rejected", path);
        File.WriteAllText(moved + ".reason.txt", reason + Environment.NewLine);
    }

    private string MoveInto(string name, string path)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var file = Path.GetFileName(path);
        for (var n = 1; ; n++)
        {
            var candidate = Path.Combine(target, n == 1 ? file : $"{Path.GetFileNameWithoutExtension(file)}-{n}{Path.GetExtension(file)}");
            try
            {
                File.Move(path, candidate, overwrite: false);
                return candidate;
            }
            catch (IOException) when (n < 10_000 && File.Exists(candidate) && File.Exists(path))
            {
                // The name is taken: try the next.
            }
        }
    }
}
