using System.Text;

namespace Border.Journal.Opening;

/// <summary>Keeps a second process out of a journal's directory. The lock is the system's: it goes when its holder dies, however it dies.</summary>
internal sealed class DirectoryLock : IDisposable
{
    // EWOULDBLOCK and ERROR_SHARING_VIOLATION.
    private const int LockedOnUnix = 11;
    private const int LockedOnWindows = 32;

    private readonly FileStream _lock;

    private DirectoryLock(FileStream held) => _lock = held;

    /// <exception cref="JournalFailedException">Somebody holds it; the message says who.</exception>
    public static DirectoryLock Take(string directory)
    {
        var path = Path.Combine(directory, "lock");
        try
        {
            var held = new DirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None));
            // A file of its own: the locked one cannot be read by others.
            File.WriteAllText(Holder(directory), $"process {Environment.ProcessId} ({Path.GetFileName(Environment.ProcessPath)}) on {Environment.MachineName}", Encoding.UTF8);
            return held;
        }
        catch (IOException e) when ((e.HResult & 0xffff) is LockedOnUnix or LockedOnWindows)
        {
            throw new JournalFailedException($"The journal in {directory} is open already in {ReadHolder(directory)}. Stop it, or give this node a directory of its own.", e);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static string ReadHolder(string directory)
    {
        try
        {
            return File.ReadAllText(Holder(directory));
        }
        catch (IOException)
        {
            return "another process";
        }
    }

    private static string Holder(string directory) => Path.Combine(directory, "lock-holder");
}
