using System.Collections.Concurrent;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Names;
using Border.Domain.Watchlists.Search;

namespace Border.Domain.Watchlists;

/// <summary>
/// A watchlist in memory: document numbers searched exactly, names as <see cref="NameMatcher"/> compares them with the dates and codes of
/// the document weighed in, plates with the letters and digits that readers confuse held equal. Immutable, so that any thread may search
/// while a new list is being built.
/// </summary>
public sealed class WatchlistIndex
{
    private const int MostShown = 200;

    private readonly Dictionary<string, List<WatchlistEntry>> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WatchlistEntry>> _plates = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<WatchlistEntry> _entries;
    private readonly ConcurrentDictionary<string, WatchlistEntry?> _shown = new(StringComparer.Ordinal);
    private readonly PersonSearch _persons;
    private readonly PersonSearch _organisations;

    /// <summary>Indexes a list.</summary>
    /// <param name="version">The version of its bundle; 0 for none.</param>
    /// <param name="issued">When its bundle was issued; null for none.</param>
    /// <param name="list">The list; its <see cref="Watchlist.Problem()"/> is null.</param>
    public WatchlistIndex(long version, DateTimeOffset? issued, Watchlist list)
    {
        ArgumentNullException.ThrowIfNull(list);
        Version = version;
        Issued = issued;
        _entries = list.Entries;
        foreach (var entry in list.Entries)
            Add(entry);
        _persons = new PersonSearch([.. list.Entries.Where(e => e.Kind is WatchlistKind.Person or WatchlistKind.Document && e.Names.Count > 0)], NameKind.Person);
        _organisations = new PersonSearch([.. list.Entries.Where(e => e.Kind == WatchlistKind.Organisation)], NameKind.Organisation);
    }

    /// <summary>No list: finds nothing and says so by version 0.</summary>
    public static WatchlistIndex None { get; } = new(0, null, new Watchlist([]));

    /// <summary>The version of the bundle.</summary>
    public long Version { get; }

    /// <summary>When the bundle was issued.</summary>
    public DateTimeOffset? Issued { get; }

    /// <summary>How many entries it has.</summary>
    public int Count => _entries.Count;

    /// <summary>
    /// The entry with this id; null when there is none. Only the few that were hit are ever asked for, by every look at a screen: they are
    /// remembered, and an index over all is spared.
    /// </summary>
    public WatchlistEntry? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (_shown.Count >= MostShown)
            _shown.Clear();
        return _shown.GetOrAdd(id, static (wanted, entries) => entries.FirstOrDefault(e => e.Id == wanted), _entries);
    }

    /// <summary>The entries that match a document or its holder, best first, each once.</summary>
    public IReadOnlyList<WatchlistMatch> Search(TravelDocument document) => Search(document, compareAll: false);

    /// <summary>As <see cref="Search(TravelDocument)"/>, but compares with every name: slow, and the measure of it.</summary>
    public IReadOnlyList<WatchlistMatch> Scan(TravelDocument document) => Search(document, compareAll: true);

    private IReadOnlyList<WatchlistMatch> Search(TravelDocument document, bool compareAll)
    {
        ArgumentNullException.ThrowIfNull(document);
        var found = new List<WatchlistMatch>();
        foreach (var entry in Under(_numbers, WatchlistText.Number(document.DocumentNumber)))
        {
            var issuers = Issuers(entry, document.DocumentNumber);
            if (issuers.Contains(null))
                found.Add(Match(entry, 0.9, "The document number is the same; the list names no issuing state."));
            else if (issuers.Contains(document.Issuer, StringComparer.OrdinalIgnoreCase))
                found.Add(Match(entry, 1, "The document number and issuing state are the same."));
        }

        found.AddRange(_persons.Search(document, compareAll));
        return Merge(found);
    }

    /// <summary>The organisations that may be called <paramref name="name"/>, best first.</summary>
    public IReadOnlyList<WatchlistMatch> SearchOrganisation(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return [.. _organisations.Search(name)];
    }

    /// <summary>The entries that match a plate, best first.</summary>
    /// <param name="text">The plate as read.</param>
    /// <param name="country">Its country, three letters, where the plate shows it.</param>
    public IReadOnlyList<WatchlistMatch> SearchPlate(string text, string? country = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plate = WatchlistText.Number(text);
        return Merge(Under(_plates, WatchlistText.PlateKey(plate)).Select(entry =>
        {
            var exact = WatchlistText.Number(entry.Plate!) == plate;
            var abroad = entry.Country is not null && country is not null && !entry.Country.Equals(country, StringComparison.OrdinalIgnoreCase);
            var why = exact ? "The plate is the same." : "The plate is the same but for letters and digits that look alike.";
            return Match(entry, (exact ? 1 : 0.9) - (abroad ? 0.3 : 0), abroad ? [why, "The country is another."] : [why]) with { Looks = entry.Looks };
        }));
    }

    private void Add(WatchlistEntry entry)
    {
        foreach (var number in Documents(entry).Select(d => WatchlistText.Number(d.Number)).Distinct(StringComparer.Ordinal))
            Put(_numbers, number, entry);
        if (!string.IsNullOrWhiteSpace(entry.Plate))
            Put(_plates, WatchlistText.PlateKey(WatchlistText.Number(entry.Plate)), entry);
    }

    private static IEnumerable<ListedDocument> Documents(WatchlistEntry entry)
    {
        var further = entry.OtherDocuments ?? [];
        return string.IsNullOrWhiteSpace(entry.DocumentNumber) ? further : further.Prepend(new ListedDocument(entry.DocumentNumber, entry.Issuer));
    }

    private static List<string?> Issuers(WatchlistEntry entry, string number) =>
        [.. Documents(entry).Where(d => WatchlistText.Number(d.Number) == WatchlistText.Number(number)).Select(d => d.Issuer)];

    private static void Put(Dictionary<string, List<WatchlistEntry>> index, string key, WatchlistEntry entry)
    {
        if (key.Length == 0)
            return;
        if (!index.TryGetValue(key, out var entries))
            index[key] = entries = [];
        entries.Add(entry);
    }

    private static IEnumerable<WatchlistEntry> Under(Dictionary<string, List<WatchlistEntry>> index, string key) =>
        index.TryGetValue(key, out var entries) ? entries : [];

    private static WatchlistMatch Match(WatchlistEntry entry, double score, params string[] why) =>
        new(entry.Id, score, why, entry.Asks, entry.Instruction);

    private static IReadOnlyList<WatchlistMatch> Merge(IEnumerable<WatchlistMatch> found) =>
    [
        .. found.GroupBy(m => m.Entry, StringComparer.Ordinal)
            .Select(g => g.MaxBy(m => m.Score)! with { Why = [.. g.SelectMany(m => m.Why)], EntryDigest = g.Any(m => m.EntryDigest is null) ? null : g.First().EntryDigest })
            .OrderByDescending(m => m.Score)
            .ThenBy(m => m.Entry, StringComparer.Ordinal),
    ];
}
