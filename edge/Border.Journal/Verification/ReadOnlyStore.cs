using Border.Journal.Storage;
using Microsoft.Data.Sqlite;

namespace Border.Journal.Verification;

/// <summary>
/// Opens a journal's database to read it. SQLite needs the log's index beside the database; where it cannot make one (a read-only disk,
/// somebody else's directory) the database is read as it is when its log is empty, and from a private copy when it is not.
/// </summary>
internal sealed class ReadOnlyStore : IDisposable
{
    public const string FileName = "journal.db";
    private const string Log = FileName + "-wal";
    private readonly string? _copy;

    private ReadOnlyStore(string file, string? copy)
    {
        _copy = copy;
        var connection = SqliteSchema.Connect(file, SqliteOpenMode.ReadOnly);
        try
        {
            SqliteSchema.CheckFormat(connection);
            Reader = new SqliteReader(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public SqliteReader Reader { get; }

    public static ReadOnlyStore Open(string directory)
    {
        var file = Path.Combine(directory, FileName);
        try
        {
            return new ReadOnlyStore(file, null);
        }
        catch (Exception e) when (e is StoreException { Failure: StoreFailure.Disk } or SqliteException { SqliteErrorCode: 8 or 14 })
        {
            return new FileInfo(Path.Combine(directory, Log)) is { Exists: true, Length: > 0 }
                ? OpenCopy(directory)
                : new ReadOnlyStore($"file:{Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1", null);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e);
        }
    }

    public static long FileBytes(string directory) =>
        new[] { FileName, Log }.Select(n => new FileInfo(Path.Combine(directory, n))).Where(f => f.Exists).Sum(f => f.Length);

    public void Dispose()
    {
        Reader.Dispose();
        if (_copy is not null)
            Directory.Delete(_copy, recursive: true);
    }

    private static ReadOnlyStore OpenCopy(string directory)
    {
        var copy = Directory.CreateTempSubdirectory("border-verify-").FullName;
        try
        {
            foreach (var name in new[] { FileName, Log })
                File.Copy(Path.Combine(directory, name), Path.Combine(copy, name));
            return new ReadOnlyStore(Path.Combine(copy, FileName), copy);
        }
        catch
        {
            Directory.Delete(copy, recursive: true);
            throw;
        }
    }
}
