using Border.Journal.Disk;
using Border.Journal.Storage;

namespace Border.Journal.Opening;

/// <summary>Moves a journal that cannot be used out of the way, whole, so that nothing of it is lost (invariant I10).</summary>
internal static class SetAside
{
    /// <summary>Moves every file of the store; returns the folder that they are in now.</summary>
    public static string Move(string directory, IStoreFactory factory, DateTimeOffset now, string reason)
    {
        var folder = Path.Combine(directory, "set-aside", now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fff'Z'"));
        for (var n = 2; Directory.Exists(folder); n++)
            folder = $"{folder.Split('~')[0]}~{n}";
        Directory.CreateDirectory(folder);
        foreach (var name in factory.FileNames)
        {
            var from = Path.Combine(directory, name);
            if (Directory.Exists(from))
                Directory.Move(from, Path.Combine(folder, name));
            else if (File.Exists(from))
                File.Move(from, Path.Combine(folder, name));
        }

        DurableFile.Replace(Path.Combine(folder, "reason.txt"), System.Text.Encoding.UTF8.GetBytes(reason + "\n"));
        Posix.SyncDirectory(directory);
        return folder;
    }
}
