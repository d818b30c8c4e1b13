using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Domain.Time;
using Border.Edge.Lanes;
using Border.Edge.Measuring;
using Border.Journal;

namespace Border.Edge.Recording;

/// <summary>Turns events into records on disk: finds whom each is about, seals it with that subject's key, appends.</summary>
internal sealed class EventRecorder(IJournal journal, EvidenceImages evidence, RecoveryMark recovery, LaneTimings timings, TimeProvider time)
{
    private readonly Lock _lock = new();
    private HlcTimestamp _lastHlc;

    /// <summary>The hybrid clock's reading at the newest record.</summary>
    public HlcTimestamp LastHlc
    {
        get
        {
            lock (_lock)
                return _lastHlc;
        }
    }

    /// <summary>A ring of subject keys for a new crossing.</summary>
    public SubjectKeyRing NewKeys() => new(journal);

    /// <summary>Appends a crossing's events as one group; completes when they are on disk.</summary>
    /// <param name="crossing">Whose they are.</param>
    /// <param name="after">Its state after them: tells who its travellers are.</param>
    /// <param name="events">In order.</param>
    /// <param name="urgency">Whether the reserve may be used.</param>
    /// <returns>The position of the first one.</returns>
    /// <exception cref="JournalFullException">Nothing was written.</exception>
    /// <exception cref="JournalFailedException">The disk failed.</exception>
    public async Task<RecordPosition> RecordAsync(
        LaneCrossing crossing, CrossingState after, IReadOnlyList<CrossingEvent> events, AppendUrgency urgency)
    {
        var drafts = new List<RecordDraft>(events.Count);
        foreach (var e in events)
        {
            var subject = SubjectOf(e, after);
            drafts.Add(EventCodec.ToDraft(e, after.Lane, subject is null ? null : await crossing.Keys.GetAsync(subject)));
        }

        if (crossing.First is null)
            recovery.Reserve(after.Lane, journal.Status.Last);
        // A failed reading is not sealed, but its image is.
        var images = events.OfType<ReadingFailed>().Select(e => e.Image?.Key);
        var fresh = crossing.Keys.Fresh([.. drafts.Select(draft => draft.Key), .. images]);
        var appended = await AppendAsync(drafts, fresh, urgency);
        crossing.Keys.Stored(fresh);
        return appended[0].Position;
    }

    /// <summary>Appends an event of the node itself; completes when it is on disk.</summary>
    /// <exception cref="JournalFullException">Nothing was written.</exception>
    /// <exception cref="JournalFailedException">The disk failed.</exception>
    public Task RecordAsync(BorderEvent e, string? lane = null, string? subject = null) =>
        AppendAsync([EventCodec.ToDraft(e, lane) with { Subject = subject }], [], AppendUrgency.InProgress);

    /// <summary>Appends an event about somebody, sealed with their key; completes when it is on disk.</summary>
    /// <exception cref="JournalFullException">Nothing was written.</exception>
    /// <exception cref="JournalFailedException">The disk failed.</exception>
    public async Task<RecordPosition> RecordAsync(ExceptionEvent e, string person)
    {
        var keys = NewKeys();
        var key = await keys.GetAsync(person);
        return (await AppendAsync([EventCodec.ToDraft(e, key: key)], keys.Fresh([key.Id]), AppendUrgency.InProgress))[0].Position;
    }

    /// <summary>Stores an image sealed with its subject's key; null when the disk does not take it (the reading counts all the same).</summary>
    public async Task<EvidenceRef?> StoreImageAsync(SubjectKeyRing keys, string subject, ReadOnlyMemory<byte> image)
    {
        var started = time.GetTimestamp();
        var stored = await evidence.StoreAsync(image, await keys.GetAsync(subject));
        timings.Stored(time.GetElapsedTime(started));
        return stored;
    }

    /// <summary>Notes which crossings of a lane are open, so that a restart knows from where to read.</summary>
    public void NoteOpen(string lane, bool isOpen, IEnumerable<LaneCrossing> open) =>
        recovery.Note(lane, isOpen, [.. open.Select(crossing => crossing.First).OfType<RecordPosition>()], journal.Status.Last);

    /// <summary>Whom an event is about: sealed with that subject's key, and how the centre finds the grain it belongs to.</summary>
    internal static string? SubjectOf(CrossingEvent e, CrossingState state)
    {
        string Traveller(int number) => state.Travellers.GetValueOrDefault(number)?.Document?.Person ?? Pseudonym.Unidentified(state.Id);
        string Vehicle() => state.Plate?.Vehicle ?? Pseudonym.Unidentified(state.Id);
        return e switch
        {
            PlateRead plate => plate.Vehicle,
            DocumentRead document => document.Person,
            FaceCompared face => Traveller(face.Traveller),
            ChipChecked chip => Traveller(chip.Traveller),
            StayCounted counted => Traveller(counted.Traveller),
            EntryLinked linked => Traveller(linked.Traveller),
            VehicleReviewed or VehicleDescribed => Vehicle(),
            Recommended recommended => Traveller(recommended.Traveller),
            Decided decided => Traveller(decided.Traveller),
            PendingDecisionEvent pending => Traveller(pending.Traveller),
            SecondaryEvent inspected => Traveller(inspected.Traveller),
            LookoutHit hit => hit.Traveller is { } number ? Traveller(number) : Vehicle(),
            WatchlistChecked search => search.Traveller is { } number ? Traveller(number) : Vehicle(),
            _ => null,
        };
    }

    private async Task<IReadOnlyList<AppendedRecord>> AppendAsync(
        IReadOnlyList<RecordDraft> drafts, IReadOnlyList<SubjectKey> fresh, AppendUrgency urgency)
    {
        var started = time.GetTimestamp();
        // Never cancelled: once a lane has decided, it waits for the disk.
        var appended = await journal.AppendAsync(drafts, fresh, urgency, CancellationToken.None);
        timings.Appended(time.GetElapsedTime(started));
        lock (_lock)
            _lastHlc = appended[^1].Hlc > _lastHlc ? appended[^1].Hlc : _lastHlc;
        return appended;
    }
}
