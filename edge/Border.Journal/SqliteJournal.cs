using Border.Journal.Storage;

namespace Border.Journal;

/// <summary>The journal on SQLite: write-ahead log, <c>synchronous=FULL</c>. See README.md for its files and what each failure does.</summary>
public sealed class SqliteJournal : DurableJournal
{
    private SqliteJournal(JournalOptions options, IStoreFactory factory)
        : base(options, factory)
    {
    }

    /// <summary>
    /// Opens the journal in a directory, making both when they are not there. Garbage there is set aside, not an error;
    /// see <see cref="DurableJournal.Opening"/>.
    /// </summary>
    /// <exception cref="JournalFailedException">
    /// The directory cannot be written, another process has it open, or a newer version wrote it; the message says what to do.
    /// </exception>
    /// <exception cref="JournalFullException">A new epoch has to start and the disk is full.</exception>
    public static Task<SqliteJournal> OpenAsync(JournalOptions options, CancellationToken cancellation) =>
        OpenAsync(options, new SqliteStoreFactory(), cancellation);

    internal static Task<SqliteJournal> OpenAsync(JournalOptions options, IStoreFactory factory, CancellationToken cancellation) =>
        OpenAsync(options, full => new SqliteJournal(full, factory), cancellation);
}
