using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Names;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists.Exceptions;

namespace Border.Domain.Watchlists.Search;

/// <summary>The persons of a watchlist, searched by name with everything else weighed in. Immutable.</summary>
internal sealed class PersonSearch
{
    private const int MaxMatches = 50;

    /// <summary>Below this the list is too short to tell which names are common.</summary>
    private const int MeaningfulCount = 10_000;

    private readonly IReadOnlyList<WatchlistEntry> _entries;
    private readonly ListedBirth[] _births;
    private readonly Dictionary<int, ListedBirth[]> _severalBirths = [];
    private readonly NameIndex _index;

    /// <summary>Indexes the names of <paramref name="entries"/>.</summary>
    public PersonSearch(IReadOnlyList<WatchlistEntry> entries, NameKind kind)
    {
        var builder = new NameIndexBuilder(kind);
        _births = new ListedBirth[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            var births = ListedBirth.All(entries[i]);
            _births[i] = births[0];
            if (births.Length > 1)
                _severalBirths[i] = births;
            foreach (var name in entries[i].Names)
                Array.ForEach(births, birth => builder.Add(name, i, birth)); // a name of somebody with two dates is found under both
        }

        (_entries, _index) = (entries, builder.Build());
    }

    /// <summary>The entries that may be the holder of a document, best first.</summary>
    public IEnumerable<WatchlistMatch> Search(TravelDocument document, bool compareAll)
    {
        var query = ReadName.OfZone($"{document.Surname} {document.GivenNames}", ZoneNames.IsCut(document));
        var namesakes = new Lazy<double>(() => _index.Count >= MeaningfulCount ? _index.PerMillion(query) : 0);
        var birth = new PrintedBirth(document.BirthDate);
        var least = new LeastByBirth(birth);
        return (compareAll ? _index.Scan(query, least) : _index.Search(query, least))
            .DistinctBy(found => found.Owner)
            .Select(found => Weigh(found, namesakes.Value, birth.Compare(BirthsOf(found.Owner)), document))
            .Where(weighed => weighed.Score >= PersonWeights.Shown)
            .OrderByDescending(weighed => weighed.Score)
            .Take(MaxMatches)
            .Select(weighed => Match(weighed, query));
    }

    /// <summary>The entries that may be called <paramref name="name"/>, best first.</summary>
    public IEnumerable<WatchlistMatch> Search(string name)
    {
        var query = new ReadName(name, NameKind.Organisation);
        return _index.Search(query, new SameForAll(NameMatcher.Threshold)).DistinctBy(found => found.Owner).Take(MaxMatches).Select(found =>
            new WatchlistMatch(_entries[found.Owner].Id, found.Score, Why(found, query), _entries[found.Owner].Asks, _entries[found.Owner].Instruction));
    }

    private ReadOnlySpan<ListedBirth> BirthsOf(int owner) =>
        _severalBirths.TryGetValue(owner, out var births) ? births : _births.AsSpan(owner, 1);

    private Weighed Weigh(NameFound found, double namesakes, BirthAgreement birth, TravelDocument document)
    {
        var entry = _entries[found.Owner];
        var (score, why) = PersonWeights.Of(found.Score, namesakes, birth, entry, document);
        return new Weighed(found, score, Asks(entry.Asks, score, birth, namesakes), why);
    }

    // Word by word only for those that are shown: it compares the names once more.
    private WatchlistMatch Match(Weighed weighed, ReadName query)
    {
        var entry = _entries[weighed.Found.Owner];
        return new WatchlistMatch(entry.Id, weighed.Score, [.. Why(weighed.Found, query), .. weighed.Why], weighed.Asks, entry.Instruction)
        {
            EntryDigest = EntryDigest.Of(entry),
        };
    }

    /// <summary>
    /// A namesake with another date of birth, or with a common name where no date speaks for it, is told and not acted on; a likeness gets
    /// a second look at most.
    /// </summary>
    private static Outcome Asks(Outcome listed, double score, BirthAgreement birth, double namesakes) =>
        birth == BirthAgreement.Other || (birth is BirthAgreement.Unknown or BirthAgreement.NextYear && namesakes > PersonWeights.ManyNamesakes) ? Outcome.Admit
        : score >= PersonWeights.Sure || listed == Outcome.Admit ? listed
        : Outcome.Secondary;

    private IReadOnlyList<string> Why(NameFound found, ReadName query) =>
        NameMatcher.Compare(query, new ReadName(_index.Tokens(found.Name), query.Kind)).Why;

    private sealed record Weighed(NameFound Found, double Score, Outcome Asks, List<string> Why);
}
