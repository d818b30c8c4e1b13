using Border.Journal.Storage;
using Border.Journal.Storage.LiteDb;

namespace Border.Journal;

/// <summary>The journal on LiteDB 5, in builds whose feed carries it. See README.md for what is known of it.</summary>
public sealed class LiteDbJournal : DurableJournal
{
    private LiteDbJournal(JournalOptions options, IStoreFactory factory)
        : base(options, factory)
    {
    }

    /// <summary>As <see cref="SqliteJournal.OpenAsync(JournalOptions, CancellationToken)"/>.</summary>
    /// <exception cref="JournalFailedException">The directory cannot be written, or another process has it open; the message says what to do.</exception>
    /// <exception cref="JournalFullException">A new epoch has to start and the disk is full.</exception>
    public static Task<LiteDbJournal> OpenAsync(JournalOptions options, CancellationToken cancellation) =>
        OpenAsync(options, new LiteDbStoreFactory(), cancellation);

    internal static Task<LiteDbJournal> OpenAsync(JournalOptions options, IStoreFactory factory, CancellationToken cancellation) =>
        OpenAsync(options, full => new LiteDbJournal(full, factory), cancellation);
}
