using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Records;
using Border.Domain.Stays;
using Border.Domain.Subjects;
using Border.Edge.Rules;
using Border.Journal;
using Microsoft.Data.Sqlite;

namespace Border.Edge.Stays;

/// <summary>Keeps <see cref="StayBook"/> in step with the journal: reads on from where it was, and whenever something was recorded.</summary>
/// <param name="book">The book.</param>
/// <param name="journal">The node's journal.</param>
/// <param name="rules">Tell how far back stays are looked at.</param>
/// <param name="time">For waits and the date.</param>
/// <param name="logger">Where trouble is said.</param>
internal sealed partial class StayKeeper(StayBook book, IJournal journal, PostRules rules, TimeProvider time, ILogger<StayKeeper> logger)
{
    private const int PageRecords = 1000;
    private const int PageBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    private DateOnly _pruned;

    /// <summary>Runs until stopped; never fails.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The message may quote what is stored: only the type is logged.
                LogTrouble(e.GetType().Name, (e as SqliteException)?.SqliteErrorCode ?? 0);
                await Task.Delay(Retry, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        var (at, end) = (book.Cursor, journal.Status.Last);
        while (true)
        {
            var page = await journal.ReadAsync(at, PageRecords, PageBytes, stop);
            if (page.Count > 0)
            {
                await FoldAsync(page, stop);
                at = page[^1].Position;
            }

            if (at >= end || page.Count == 0)
                book.IsCurrent = true;
            Prune();
            if (page.Count == 0)
                await journal.WaitForRecordsAsync(at, stop);
        }
    }

    private void Prune()
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        if (today == _pruned)
            return;
        book.Prune(today, rules.Policy.Stays);
        _pruned = today;
    }

    private async Task FoldAsync(IReadOnlyList<StoredRecord> page, CancellationToken stop)
    {
        var told = new List<(JournalRecord Record, BorderEvent? Event)>();
        foreach (var stored in page)
        {
            if (Decode(stored) is { } record)
                told.Add((record, await ReadAsync(record, stop)));
        }

        book.Fold(page[^1].Position, file =>
        {
            foreach (var (record, e) in told)
            {
                // Of a plate the envelope is enough: nothing is opened that need not be.
                if (record is { Kind: PlateRead.Name, Crossing: { } crossing, Subject: { } vehicle })
                    file.SeeVehicle(crossing, vehicle, NodeName.Parse(record.Node).Post);
                else if (e is not null)
                    Fold(file, record, e);
            }
        });
    }

    private static void Fold(StayFile file, JournalRecord record, BorderEvent told)
    {
        switch (told)
        {
            case SubjectErased when record.Subject is { } subject:
                file.Erase(subject);
                break;
            case Decided decided:
                if (file.PartyOf(decided.Crossing) is not { } party)
                    break;
                if (record.Subject is { } who && !Pseudonym.IsUnidentified(who) && StayVisit.Of(decided, party.Direction, record.Hlc, record.At, party.Kind) is { } visit)
                    file.Add(who, visit, own: true);
                HearOfVehicle(file, record, decided, party.Kind);
                break;
            case VehicleDescribed described when file.PartyOf(described.Crossing) is { } lane:
                HearOfVehicle(file, record, described, lane.Kind);
                break;
            case CrossingClosed or CrossingCancelled:
                file.End(((CrossingEvent)told).Crossing);
                break;
            case CrossingOpened opened:
                file.Begin(opened.Crossing, opened.Direction, opened.LaneKind);
                HearOfVehicle(file, record, opened, opened.LaneKind);
                break;
        }
    }

    private static void HearOfVehicle(StayFile file, JournalRecord record, CrossingEvent e, LaneKind kind)
    {
        if (kind != LaneKind.Pedestrian)
            file.Hear(e, record, NodeName.Parse(record.Node).Post);
    }

    private static JournalRecord? Decode(StoredRecord stored)
    {
        try
        {
            return RecordCodec.Decode(stored.Body.Span);
        }
        catch (InvalidRecordException)
        {
            // A poison record blocks nothing (I10).
            return null;
        }
    }

    /// <summary>Only what tells of stays is opened.</summary>
    private async Task<BorderEvent?> ReadAsync(JournalRecord record, CancellationToken stop)
    {
        if (record.Kind is not (CrossingOpened.Name or VehicleDescribed.Name or Decided.Name or CrossingClosed.Name or CrossingCancelled.Name or SubjectErased.Name))
            return null;
        try
        {
            return EventCodec.FromRecord(record, record.Key is { } id ? await journal.FindKeyAsync(id, stop) : null);
        }
        catch (InvalidRecordException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The book of stays does not follow the journal just now ({Failure}, SQLite {Code}); tried again in 30 s. Crossings recorded meanwhile are counted then.")]
    private partial void LogTrouble(string failure, int code);
}
