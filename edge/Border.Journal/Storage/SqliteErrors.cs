using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Border.Journal.Storage;

/// <summary>Sorts SQLite's result codes (https://sqlite.org/rescode.html) into what a journal does about them.</summary>
internal static class SqliteErrors
{
    /// <summary>The exception for a result code that is not OK, ROW or DONE.</summary>
    public static StoreException Explain(sqlite3 db, int code)
    {
        var extended = raw.sqlite3_extended_errcode(db);
        return Explain((extended & 0xff) == (code & 0xff) ? extended : code, raw.sqlite3_errmsg(db).utf8_to_string());
    }

    /// <summary>The exception for one that Microsoft.Data.Sqlite threw.</summary>
    public static StoreException Explain(SqliteException e) => Explain(e.SqliteExtendedErrorCode, e.Message);

    private static StoreException Explain(int extended, string message) =>
        new(Sort(extended), $"SQLite error {extended}: {message}");

    private static StoreFailure Sort(int extended) => (extended & 0xff) switch
    {
        raw.SQLITE_FULL => StoreFailure.Full,
        raw.SQLITE_IOERR => SortInputOutput(extended),
        raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH
            or raw.SQLITE_NOMEM or raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFailure.Disk,
        _ => StoreFailure.Corrupt,
    };

    // A short read means a truncated file; growing the shared-memory index fails only for want of space.
    private static StoreFailure SortInputOutput(int extended) => extended switch
    {
        raw.SQLITE_IOERR_SHORT_READ => StoreFailure.Corrupt,
        raw.SQLITE_IOERR_SHMSIZE => StoreFailure.Full,
        _ => StoreFailure.Disk,
    };
}
