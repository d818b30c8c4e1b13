using Border.Domain.Records;
using Border.Domain.Stays;
using Microsoft.Data.Sqlite;

namespace Border.Edge.Stays;

/// <summary>
/// Who was admitted when, by pseudonym: this node's own crossings, folded from its journal (<see cref="StayKeeper"/>), and those of other
/// posts that the centre told of. On disk, so that nothing waits for the network (invariant I5) or a restart; holds no more about anybody
/// than unsealed records do, and forgets a subject that is erased (invariant I11).
/// </summary>
internal sealed partial class StayBook : IDisposable
{
    /// <summary>The longest that visits are kept without a policy that looks further back, in days.</summary>
    public const int KeptDays = 731;

    /// <summary>The most visits taken from one answer of the centre; the latest count.</summary>
    public const int MaxTold = 500;

    private readonly Lock _lock = new();
    private readonly string _file;
    private readonly ILogger<StayBook> _logger;
    private StayFile? _open;
    private volatile bool _isCurrent;

    /// <summary>Opens the book in a folder; one that cannot be read is begun anew.</summary>
    public StayBook(string folder, ILogger<StayBook> logger)
    {
        Directory.CreateDirectory(folder);
        (_file, _logger) = (Path.Combine(folder, "stays.db"), logger);
        try
        {
            _open = StayFile.Open(_file);
        }
        catch (SqliteException e)
        {
            LogBegunAnew(e.SqliteErrorCode);
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

    /// <summary>Puts what the centre knows of a subject in the place of what it told before; an older answer than that changes nothing.</summary>
    /// <returns>Null when kept, else why not.</returns>
    public string? Tell(string subject, IReadOnlyList<StayVisit> visits, DateTimeOffset at)
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
                    foreach (var visit in visits.OrderByDescending(v => v.Order).Take(MaxTold))
                        file.Add(subject, visit, own: false);
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
            foreach (var part in (string[])["", "-wal", "-shm"])
                File.Delete(_file + part);
            _open = StayFile.Open(_file);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            // Tried again whenever it is asked for: a post without a count of stays is better than none.
            LogNotRead((e as SqliteException)?.SqliteErrorCode ?? 0);
        }
    }
}
