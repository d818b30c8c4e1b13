using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Border.Domain.Watchlists.Search;

/// <summary>
/// The names that a search looks at, with the query's words that each has and its class (<see cref="ILeastScore"/>). Two bytes for each name of the list,
/// so it is used again: only what was marked is cleared.
/// </summary>
internal sealed class NameMarks
{
    /// <summary>How many words of a query are told apart.</summary>
    public const int Words = 12;

    /// <summary>How many classes are.</summary>
    public const int Classes = 8;

    private const int JoinedBit = 1 << Words;
    private const int ClassShift = Words + 1;

    private static readonly ConcurrentBag<NameMarks> Spare = [];

    private readonly ushort[] _marks;
    private readonly List<int> _marked = [];

    private NameMarks(int count) => _marks = new ushort[count];

    /// <summary>The names marked, in the order in which they were.</summary>
    public ReadOnlySpan<int> Marked => CollectionsMarshal.AsSpan(_marked);

    /// <summary>The words that a marked name has, as bits.</summary>
    public int WordsOf(int name) => _marks[name] & (JoinedBit - 1);

    /// <summary>The class of a marked name.</summary>
    public int ClassOf(int name) => _marks[name] >> ClassShift;

    /// <summary>One with room for <paramref name="count"/> names.</summary>
    public static NameMarks Rent(int count)
    {
        while (Spare.TryTake(out var spare))
        {
            if (spare._marks.Length >= count)
                return spare;
        }

        return new NameMarks(count);
    }

    /// <summary>Gives it back, cleared.</summary>
    public static void Return(NameMarks used)
    {
        foreach (var name in used._marked)
            used._marks[name] = 0;
        used._marked.Clear();
        if (Spare.Count < Environment.ProcessorCount)
            Spare.Add(used);
    }

    /// <summary>Notes a word that names of one class have.</summary>
    /// <param name="names">The names.</param>
    /// <param name="word">The word's number, below <see cref="Words"/>.</param>
    /// <param name="number">Their class.</param>
    /// <param name="isEnough">False when only names that are marked already are worth it.</param>
    public void Mark(ReadOnlySpan<int> names, int word, int number, bool isEnough)
    {
        var bits = (ushort)((1 << word) | (number << ClassShift));
        foreach (var name in names)
        {
            ref var mark = ref _marks[name];
            if (mark == 0)
            {
                if (!isEnough)
                    continue;
                _marked.Add(name);
            }

            mark |= bits;
        }
    }

    /// <summary>Marks a name that has words of the query written together.</summary>
    public void MarkJoined(int name, int number)
    {
        ref var mark = ref _marks[name];
        if (mark == 0)
            _marked.Add(name);
        mark |= (ushort)(JoinedBit | (number << ClassShift));
    }
}
