using System.Runtime.InteropServices;

namespace Border.Journal.Storage;

/// <summary>
/// Loads our SQLite so that it calls itself. Image libraries bring the system's SQLite into the process with its names visible to all;
/// without RTLD_DEEPBIND the calls inside our copy would go half to that one, and the process would crash.
/// </summary>
internal static partial class SqliteLibrary
{
    private const int Now = 2;
    private const int DeepBind = 8;

    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Loads it once, before the first connection. Where its file is not found, the usual loading follows.</summary>
    public static void Bind() => _ = Loaded.Value;

    private static bool Load()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        string[] places = [AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native")];
        return places.Select(place => Path.Combine(place, "libe_sqlite3.so")).FirstOrDefault(File.Exists) is { } file && Open(file, Now | DeepBind) != 0;
    }

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string file, int flags);
}
