using Border.Journal.Disk;

namespace Border.Journal.Opening;

/// <summary>
/// Tells a journal from its copy: the machine's id and what the file system says the database file is (device, inode, birth). A copy,
/// a restored backup and a cloned disk differ in at least one. What this cannot see (the same file rewritten in place, a virtual
/// machine set back) the centre sees as a fork, and orders a new epoch.
/// </summary>
internal static class DiskIdentity
{
    public static string Of(string file) => $"{Machine()} {Posix.FileIdentity(file) ?? File.GetCreationTimeUtc(file).Ticks.ToString("D")}";

    private static string Machine()
    {
        try
        {
            return File.ReadAllText("/etc/machine-id").Trim() is { Length: > 0 } id ? id : Environment.MachineName;
        }
        catch (IOException)
        {
            return Environment.MachineName;
        }
        catch (UnauthorizedAccessException)
        {
            return Environment.MachineName;
        }
    }
}
