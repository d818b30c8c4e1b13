namespace Border.Domain.Watchlists.Search;

/// <summary>All names of an index, each a run of word ids.</summary>
/// <param name="Starts">Where each name's words begin, one more than names.</param>
/// <param name="Words">The words of all names, one after the other.</param>
/// <param name="Owners">Whose each name is.</param>
/// <param name="Births">When each owner was born.</param>
internal sealed record NameStore(int[] Starts, int[] Words, int[] Owners, ListedBirth[] Births)
{
    /// <summary>The words of a name.</summary>
    public ReadOnlySpan<int> WordsOf(int name) => Words.AsSpan(Starts[name]..Starts[name + 1]);
}

/// <summary>
/// Per word the names that have it, in the order of their owners' dates of birth, then those that have it only as neighbours written together, in the same
/// order. The dates lie beside them, so that most names are passed over without being looked up.
/// </summary>
/// <param name="Starts">Where each word's names begin, one more than words.</param>
/// <param name="Joins">Where those begin that have it only written together.</param>
/// <param name="Names">The names of all words, one word after the other.</param>
/// <param name="Births">For each of them, when its owner was born.</param>
internal sealed record NamePostings(int[] Starts, int[] Joins, int[] Names, ListedBirth[] Births)
{
    /// <summary>The names of a word.</summary>
    public ReadOnlySpan<int> Of(int word) => Names.AsSpan(Starts[word]..Joins[word]);

    /// <summary>The dates of birth, in the same order.</summary>
    public ReadOnlySpan<ListedBirth> BirthsOf(int word) => Births.AsSpan(Starts[word]..Joins[word]);

    /// <summary>The names that have it as neighbours written together.</summary>
    public ReadOnlySpan<int> JoinedOf(int word) => Names.AsSpan(Joins[word]..Starts[word + 1]);

    /// <summary>The dates of birth, in the same order.</summary>
    public ReadOnlySpan<ListedBirth> JoinedBirthsOf(int word) => Births.AsSpan(Joins[word]..Starts[word + 1]);
}
