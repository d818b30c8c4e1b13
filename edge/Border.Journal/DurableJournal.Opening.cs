using Border.Journal.Storage;

namespace Border.Journal;

// What every store's journal says when it cannot be opened.
public abstract partial class DurableJournal
{
    private protected static async Task<T> OpenAsync<T>(JournalOptions options, Func<JournalOptions, T> open, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return await Task.Run(
                () =>
                {
                    Directory.CreateDirectory(options.Directory);
                    return open(options with { Directory = Path.GetFullPath(options.Directory) });
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
