using Border.Domain.Records;
using Border.Domain.Stays;
using Border.Domain.Vehicles;
using Microsoft.Data.Sqlite;

namespace Border.Edge.Stays;

/// <summary>
/// Who was admitted when, and which vehicles were here, by pseudonym: this node's own crossings, folded from its journal (<see cref="StayKeeper"/>), and those of other
/// posts that the centre told of. On disk, so that nothing waits for the network (invariant I5) or a restart; holds no more about anybody
/// than unsealed records do, but how officers said a vehicle looked (kind, colour and make, under its pseudonym); forgets a subject that is erased (invariant I11).
/// </summary>
internal sealed partial class StayBook : IDisposable
{
    /// <summary>The longest that visits are kept without a policy that looks further back, in days.</summary>
    public const int KeptDays = 731;

    /// <summary>The most visits taken from one answer of the centre; the latest count.</summary>
    public const int MaxTold = 500;

    /// <summary>The file of versions that knew nothing of vehicles: all of it is in the journal and at the centre.</summary>
    private const string Before = "stays.db";

    private readonly Lock _lock = new();
    private readonly string _file;
    private readonly ILogger<StayBook> _logger;
    private StayFile? _open;
    private volatile bool _isCurrent;

    /// <summary>Opens the book in a folder; one that cannot be read is begun anew.</summary>
    public StayBook(string folder, ILogger<StayBook> logger)
    {
        Directory.CreateDirectory(folder);
        (_file, _logger) = (Path.Combine(folder, "book.db"), logger);
        try
        {
            Delete(Path.Combine(folder, Before));
            _open = StayFile.Open(_file);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            LogBegunAnew((e as SqliteException)?.SqliteErrorCode ?? 0);
            BeginAnew();
        }
    }

    /// <summary>The centre told of a subject; comes on the thread of whoever brought it.</summary>
    public event Action<string>? Told;

    /// <summary>True once the journal was read to where it ended when the node started: before, own crossings may be missing.</summary>
    public bool IsCurrent
    {
        get => _isCurrent;
        set => _isCurrent = value;
    }

    /// <summary>Where the journal was read to.</summary>
    /// <exception cref="SqliteException">The disk failed.</exception>
    public RecordPosition Cursor => Use(file => file.Cursor());

    /// <summary>What is known of a subject; null while the journal is being read for the first time, or when the disk failed.</summary>
    public KnownVisits? Find(string subject)
    {
        if (!IsCurrent)
            return null;
        try
        {
            return Use(file => new KnownVisits(file.Visits(subject, StayCount.MaxCrossings), file.ToldAt(subject)));
        }
        catch (SqliteException e)
        {
            LogNotRead(e.SqliteErrorCode);
            return null;
        }
    }

    /// <summary>What is known of a vehicle under its pseudonyms and of plates that look alike; null as for <see cref="Find"/>.</summary>
    public VehicleKnown? FindVehicle(IReadOnlyList<string> subjects, IReadOnlyList<string> alike)
    {
        if (!IsCurrent)
            return null;
        try
        {
            return Use(file => new VehicleKnown(
                [.. subjects.SelectMany(s => file.VehicleVisits(s, VehicleReview.MaxVisits)).DistinctBy(v => v.Crossing)],
                [.. alike.SelectMany(s => file.VehicleVisits(s, VehicleReview.MaxVisits))],
                subjects.Max(file.ToldAt)));
        }
        catch (SqliteException e)
        {
            LogNotRead(e.SqliteErrorCode);
            return null;
        }
    }

    /// <summary>Puts what the centre knows of a traveller in the place of what it told before; an older answer than that changes nothing.</summary>
    /// <returns>Null when kept, else why not.</returns>
    public string? Tell(string subject, IReadOnlyList<StayVisit> visits, DateTimeOffset at) => Tell(subject, at, file =>
    {
        foreach (var visit in visits.OrderByDescending(v => v.Order).Take(MaxTold))
            file.Add(subject, visit, own: false);
    });

    /// <summary>Puts what <paramref name="add"/> adds in the place of what the centre told of a subject before, unless that is as new.</summary>
    /// <returns>Null when kept, else why not.</returns>
    public string? Tell(string subject, DateTimeOffset at, Action<StayFile> add)
    {
        try
        {
            var isNew = Use(file =>
            {
                if (file.ToldAt(subject) >= at)
                    return false;
                file.InTransaction(() =>
                {
                    file.Forget(subject);
                    add(file);
                    file.SetTold(subject, at);
                });
                return true;
            });
            if (isNew)
                Told?.Invoke(subject);
            return null;
        }
        catch (SqliteException e)
        {
            LogNotKept(e.SqliteErrorCode);
            return "The node's disk does not take it.";
        }
    }

    /// <summary>Changes the book and where the journal was read to, both or neither.</summary>
    /// <exception cref="SqliteException">The disk failed: nothing changed.</exception>
    public void Fold(RecordPosition through, Action<StayFile> fold) => Use(file =>
    {
        file.InTransaction(() =>
        {
            fold(file);
            file.SetCursor(through);
        });
        return true;
    });

    /// <summary>Forgets visits that no rule looks back to any more.</summary>
    /// <exception cref="SqliteException">The disk failed.</exception>
    public void Prune(DateOnly today, StayPolicy? policy)
    {
        var window = policy is null ? 0 : policy.Nationalities.Select(n => n.Rule?.Window ?? 0).Append(policy.Rule.Window).Max();
        Use(file => file.Prune(today.AddDays(-Math.Max(KeptDays, window + 1))));
    }

    public void Dispose()
    {
        lock (_lock)
            _open?.Dispose();
    }

    private T Use<T>(Func<StayFile, T> work)
    {
        lock (_lock)
            return work(_open ??= StayFile.Open(_file));
    }

    private void BeginAnew()
    {
        try
        {
            Delete(_file);
            _open = StayFile.Open(_file);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            // Tried again whenever it is asked for: a post without a count of stays is better than none.
            LogNotRead((e as SqliteException)?.SqliteErrorCode ?? 0);
        }
    }

    private static void Delete(string file)
    {
        foreach (var part in (string[])["", "-wal", "-shm"])
            File.Delete(file + part);
    }
}
