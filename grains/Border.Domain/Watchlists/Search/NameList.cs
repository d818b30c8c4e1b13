using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>Somebody of a list of names who may be meant.</summary>
/// <param name="Id">The list's id; null where it has none.</param>
/// <param name="Name">The main name.</param>
/// <param name="Matched">The name or alias that matched best.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Why">Word by word.</param>
public sealed record NameHit(string? Id, string Name, string Matched, double Score, IReadOnlyList<string> Why);

/// <summary>A list of nothing but names and aliases, searched as <see cref="NameMatcher"/> compares. Immutable.</summary>
public sealed class NameList
{
    private readonly NameKind _kind;
    private readonly NameIndex _index;
    private readonly IReadOnlyList<(string Id, string[] Names)> _entries;
    private readonly int[] _aliases;

    internal NameList(NameKind kind, NameIndex index, IReadOnlyList<(string Id, string[] Names)> entries, int[] aliases) =>
        (_kind, _index, _entries, _aliases) = (kind, index, entries, aliases);

    /// <summary>How many names and aliases it holds.</summary>
    public int Count => _index.Count;

    /// <summary>Those who may be meant by <paramref name="name"/>, best first, each once.</summary>
    public IEnumerable<NameHit> Search(string name)
    {
        var query = new ReadName(name, _kind);
        return _index.Search(query, new SameForAll(NameMatcher.Threshold)).DistinctBy(f => f.Owner).Select(f =>
        {
            var (id, names) = _entries[f.Owner];
            var matched = names[_aliases[f.Name]];
            return new NameHit(id.Length == 0 ? null : id, names[0], matched, f.Score, NameMatcher.Compare(query, new ReadName(matched, _kind)).Why);
        });
    }
}

/// <summary>Collects the names of a <see cref="NameList"/>.</summary>
/// <param name="kind">What they name.</param>
public sealed class NameListBuilder(NameKind kind)
{
    private readonly NameIndexBuilder _index = new(kind);
    private readonly List<(string Id, string[] Names)> _entries = [];
    private readonly List<int> _aliases = [];

    /// <summary>Adds an entry.</summary>
    /// <param name="id">May be empty.</param>
    /// <param name="name">The main name.</param>
    /// <param name="aliases">Other names of the same.</param>
    public void Add(string id, string name, IReadOnlyList<string> aliases)
    {
        string[] names = [name, .. aliases];
        for (var i = 0; i < names.Length; i++)
        {
            if (_index.Add(names[i], _entries.Count, ListedBirth.Unknown))
                _aliases.Add(i);
        }

        _entries.Add((id, names));
    }

    /// <summary>The list.</summary>
    public NameList Build() => new(kind, _index.Build(), _entries, [.. _aliases]);
}
