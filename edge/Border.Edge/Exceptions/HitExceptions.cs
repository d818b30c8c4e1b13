using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Watchlists.Exceptions;
using Border.Edge.Recording;
using Border.Journal;

namespace Border.Edge.Exceptions;

/// <summary>
/// The exceptions of this node: asked one after another, on disk before anybody is told (invariant I1), in memory for every search (I5). They live
/// in the journal alone, sealed with their traveller's key (I11); a file beside it remembers where, and may lag or be lost.
/// </summary>
internal sealed class HitExceptions(IJournal journal, EventRecorder recorder, ExceptionMark mark, TimeProvider time)
{
    private const int PageRecords = 2000;
    private const int PageBytes = 8 * 1024 * 1024;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<Guid, List<RecordPosition>> _records = [];
    private volatile ExceptionBook _book = ExceptionBook.Empty;

    /// <summary>Those that wait or count now.</summary>
    public ExceptionBook Book => _book;

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <summary>Reads them from the journal, before any lane runs.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var state = mark.Load();
        foreach (var position in state.Records.Select(r => r.ToPosition()))
        {
            var page = await journal.ReadAsync(position with { Sequence = position.Sequence - 1 }, 1, PageBytes, cancellation);
            if (page.Count > 0 && page[0].Position == position)
                await FoldAsync(page[0], cancellation);
        }

        var after = state.Through.ToPosition();
        while (await journal.ReadAsync(after, PageRecords, PageBytes, cancellation) is { Count: > 0 } records)
        {
            foreach (var stored in records)
                await FoldAsync(stored, cancellation);
            after = records[^1].Position;
        }

        _book = _book.Current(Today);
        Keep(after);
    }

    /// <summary>Marks the matches of a search that were cleared for a traveller.</summary>
    public CheckWatchlist Clear(CheckWatchlist search, string person) => _book.Clear(search, person, Today);

    /// <summary>Does what somebody asks; completes when it is on disk.</summary>
    /// <returns>The event; or why nothing was recorded.</returns>
    public async Task<(ExceptionEvent? Event, string? Refusal)> AskAsync(ExceptionInput input)
    {
        await _turn.WaitAsync();
        try
        {
            var (told, refusal) = _book.Current(Today).Decide(input, Today);
            if (told is null)
                return (null, refusal);
            var position = await recorder.RecordAsync(told, told.Person);
            Note(told, position);
            Keep(position);
            return (told, null);
        }
        catch (Exception e) when (e is JournalFullException or JournalFailedException)
        {
            return (null, $"Nothing was recorded: {e.Message}");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A traveller was erased: their exceptions count no longer.</summary>
    public async Task ForgetAsync(string person)
    {
        await _turn.WaitAsync();
        try
        {
            _book = _book.Forget(person);
            Keep(journal.Status.Last);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Remembers that everything up to now has been seen, so that a start need not read it.</summary>
    public async Task NoteAsync()
    {
        await _turn.WaitAsync();
        try
        {
            Keep(journal.Status.Last);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task FoldAsync(StoredRecord stored, CancellationToken cancellation)
    {
        try
        {
            var record = RecordCodec.Decode(stored.Body.Span);
            if (record.Kind is not (ExceptionProposed.Name or ExceptionConfirmed.Name or ExceptionWithdrawn.Name))
                return;
            var key = record.Key is { } id ? await journal.FindKeyAsync(id, cancellation) : null;
            if (EventCodec.FromRecord(record, key) is ExceptionEvent told)
                Note(told, stored.Position);
        }
        catch (InvalidRecordException)
        {
            // A poison record blocks nothing (I10): at worst a hit counts again.
        }
    }

    private void Note(ExceptionEvent told, RecordPosition position)
    {
        _book = _book.Evolve(told);
        if (!_records.TryGetValue(told.Exception, out var positions))
            _records[told.Exception] = positions = [];
        if (!positions.Contains(position))
            positions.Add(position);
    }

    private void Keep(RecordPosition through)
    {
        var alive = _book.All.Select(e => e.Id).ToHashSet();
        foreach (var gone in _records.Keys.Where(id => !alive.Contains(id)).ToArray())
            _records.Remove(gone);
        mark.Keep(new ExceptionMarkState(MarkedRecord.Of(through), [.. _records.Values.SelectMany(p => p).Order().Select(MarkedRecord.Of)]));
    }
}
