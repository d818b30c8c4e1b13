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

    internal static async Task<SqliteJournal> OpenAsync(JournalOptions options, IStoreFactory factory, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return await Task.Run(
                () =>
                {
                    Directory.CreateDirectory(options.Directory);
                    return new SqliteJournal(options with { Directory = Path.GetFullPath(options.Directory) }, factory);
                },
                cancellation);
        }
        catch (StoreException e) when (e.Failure == StoreFailure.Full)
        {
            throw new JournalFullException($"The journal in {options.Directory} cannot start: its disk is full. Free space there. ({e.Message})");
        }
        catch (StoreException e)
        {
            throw new JournalFailedException($"The journal in {options.Directory} cannot be opened: {e.Message}", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or (IOException and not JournalFailedException and not JournalFullException))
        {
            throw new JournalFailedException(
                $"The journal's directory {options.Directory} cannot be used: {e.Message} Make it writable for this account, on a disk that works.", e);
        }
    }
}
