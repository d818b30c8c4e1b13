using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Border.Domain.Watchlists.Search;

/// <summary>The names that a search looks at, each once. A bit for each name of the list, so it is used again: only what was marked is cleared.</summary>
internal sealed class NameMarks
{
    private static readonly ConcurrentBag<NameMarks> Spare = [];

    private readonly ulong[] _bits;
    private readonly List<int> _marked = [];

    private NameMarks(int words) => _bits = new ulong[words];

    /// <summary>The names marked, in the order in which they were.</summary>
    public ReadOnlySpan<int> Marked => CollectionsMarshal.AsSpan(_marked);

    /// <summary>One with room for <paramref name="count"/> names.</summary>
    public static NameMarks Rent(int count)
    {
        var words = (count + 63) / 64;
        while (Spare.TryTake(out var spare))
        {
            if (spare._bits.Length >= words)
                return spare;
        }

        return new NameMarks(words);
    }

    /// <summary>Gives it back, cleared.</summary>
    public static void Return(NameMarks used)
    {
        foreach (var name in used._marked)
            used._bits[name >> 6] = 0;
        used._marked.Clear();
        if (Spare.Count < Environment.ProcessorCount)
            Spare.Add(used);
    }

    /// <summary>Marks a name, unless it is.</summary>
    public void Mark(int name)
    {
        ref var bits = ref _bits[name >> 6];
        var bit = 1UL << (name & 63);
        if ((bits & bit) != 0)
            return;
        bits |= bit;
        _marked.Add(name);
    }
}
