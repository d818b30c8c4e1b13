using System.Collections.Immutable;
using Border.Domain.Crossings;
using Border.Domain.Events;

namespace Border.Domain.Watchlists.Exceptions;

/// <summary>
/// The exceptions of a node, folded from their events in the order of the journal. Immutable, so that any thread may look while another adds.
/// An exception counts for one traveller (by document), one entry, and the content that the entry had; only when a second person confirmed it, and
/// no longer than to its last day.
/// </summary>
public sealed partial record ExceptionBook
{
    /// <summary>The most days from today to the last day of an exception.</summary>
    public const int MostDays = 365;

    /// <summary>The most exceptions of one node that wait or count.</summary>
    public const int Most = 10_000;

    private ImmutableDictionary<string, ImmutableList<HitException>> ByPerson { get; init; } =
        ImmutableDictionary.Create<string, ImmutableList<HitException>>(StringComparer.Ordinal);

    /// <summary>Without exceptions.</summary>
    public static ExceptionBook Empty { get; } = new();

    /// <summary>Those that wait for a second person, or count, or would if their last day were not over.</summary>
    public IEnumerable<HitException> All => ByPerson.Values.SelectMany(list => list);

    /// <summary>The exception of an id; null when there is none, or it was withdrawn.</summary>
    public HitException? Find(Guid id) => All.FirstOrDefault(e => e.Id == id);

    /// <summary>The book after an event; one about an exception that is not known changes nothing.</summary>
    public ExceptionBook Evolve(ExceptionEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var known = ByPerson.GetValueOrDefault(e.Person, []);
        return With(e.Person, e switch
        {
            ExceptionProposed x when known.All(k => k.Id != x.Exception) => known.Add(new HitException(x, null)),
            ExceptionConfirmed x => known.ConvertAll(k => k.Id == x.Exception ? k with { ConfirmedBy = k.ConfirmedBy ?? x.By } : k),
            ExceptionWithdrawn x => known.RemoveAll(k => k.Id == x.Exception),
            _ => known,
        });
    }

    /// <summary>The book without anything about a traveller.</summary>
    public ExceptionBook Forget(string person) => this with { ByPerson = ByPerson.Remove(person) };

    /// <summary>The book without those whose last day is over.</summary>
    public ExceptionBook Current(DateOnly today) => ByPerson.Where(p => p.Value.Exists(e => e.IsOver(today)))
        .Aggregate(this, (book, p) => book.With(p.Key, p.Value.RemoveAll(e => e.IsOver(today))));

    /// <summary>Marks the matches of a search that were cleared for this traveller.</summary>
    /// <param name="search">Of the traveller.</param>
    /// <param name="person">The traveller's pseudonym.</param>
    /// <param name="today">The date at the post.</param>
    public CheckWatchlist Clear(CheckWatchlist search, string person, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (!ByPerson.TryGetValue(person, out var known))
            return search;
        return search with { Matches = [.. search.Matches.Select(match => match with { Cleared = Cleared(match, known, today) })] };
    }

    private static ClearedHit? Cleared(WatchlistMatch match, ImmutableList<HitException> known, DateOnly today) =>
        known.Find(e => e.ConfirmedBy is not null && !e.IsOver(today) && IsAbout(e, match.Entry, match.EntryDigest)) is { ConfirmedBy: { } second } found
            ? new ClearedHit(found.Id, found.Proposed.By, second, found.Proposed.Until, found.Proposed.Reason)
            : null;

    private static bool IsAbout(HitException exception, string entry, string? digest) =>
        exception.Proposed.Entry == entry && exception.Proposed.EntryDigest == digest;

    private ExceptionBook With(string person, ImmutableList<HitException> list) =>
        this with { ByPerson = list.IsEmpty ? ByPerson.Remove(person) : ByPerson.SetItem(person, list) };
}
