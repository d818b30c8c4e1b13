using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Border.Domain.Watchlists.Search;

/// <summary>What each name of a list has of a query. As large as the list, so it is used again: only what was touched is cleared.</summary>
internal sealed class QueryWeights
{
    private static readonly ConcurrentBag<QueryWeights> Spare = [];

    private readonly Sum[] _sums;
    private readonly List<int> _touched = [];

    private QueryWeights(int count) => _sums = new Sum[count];

    /// <summary>The names that have anything.</summary>
    public ReadOnlySpan<int> Touched => CollectionsMarshal.AsSpan(_touched);

    /// <summary>What a name has, and what its spellings cost, weighed.</summary>
    public (float Weight, float Cost) this[int name] => (_sums[name].Weight, _sums[name].Cost);

    /// <summary>One with room for <paramref name="count"/> names.</summary>
    public static QueryWeights Rent(int count)
    {
        while (Spare.TryTake(out var spare))
        {
            if (spare._sums.Length >= count)
                return spare;
        }

        return new QueryWeights(count);
    }

    /// <summary>Gives it back, cleared.</summary>
    public static void Return(QueryWeights used)
    {
        foreach (var name in used._touched)
            used._sums[name] = default;
        used._touched.Clear();
        if (Spare.Count < Environment.ProcessorCount)
            Spare.Add(used);
    }

    /// <summary>Adds a word of the query that a name has; of one that it has under several spellings, the cheapest counts.</summary>
    /// <param name="name">The name.</param>
    /// <param name="word">The place of the word in the query, in order.</param>
    /// <param name="weight">The word's weight.</param>
    /// <param name="cost">What its spelling costs, weighed.</param>
    public void Add(int name, int word, float weight, float cost)
    {
        ref var sum = ref _sums[name];
        if (sum.Word == word + 1)
        {
            if (cost < sum.Last)
                (sum.Cost, sum.Last) = (sum.Cost - sum.Last + cost, cost);
            return;
        }

        if (sum.Word == 0)
            _touched.Add(name);
        (sum.Weight, sum.Cost, sum.Last, sum.Word) = (sum.Weight + weight, sum.Cost + cost, cost, word + 1);
    }

    /// <summary>Adds words that a name has written as one; what that costs is left to the comparison.</summary>
    public void AddJoined(int name, float weight)
    {
        ref var sum = ref _sums[name];
        if (sum.Word == 0)
            _touched.Add(name);
        (sum.Weight, sum.Cost, sum.Word) = (sum.Weight + weight, 0, int.MaxValue);
    }

    private struct Sum
    {
        public float Weight;
        public float Cost;
        public float Last;
        public int Word;
    }
}
