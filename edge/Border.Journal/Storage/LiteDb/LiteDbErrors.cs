using LiteDB;

namespace Border.Journal.Storage.LiteDb;

/// <summary>Sorts what LiteDB throws into what a journal does about it. A damaged file shows itself in many ways there.</summary>
internal static class LiteDbErrors
{
    /// <summary>True for what a database file, damaged or not, can cause.</summary>
    public static bool IsExpected(Exception e) =>
        e is LiteException or IOException or UnauthorizedAccessException or ObjectDisposedException or InvalidCastException or ArgumentException
            or InvalidOperationException or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or NotSupportedException or OverflowException;

    /// <summary>The failure.</summary>
    public static StoreException Explain(Exception e) => e switch
    {
        StoreException known => known,
        IOException or UnauthorizedAccessException or ObjectDisposedException => new StoreException(StoreFailure.Disk, e.Message, e),
        _ => new StoreException(StoreFailure.Corrupt, $"LiteDB cannot read the journal ({e.GetType().Name}).", e),
    };
}
