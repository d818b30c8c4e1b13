namespace Border.Domain.Names;

/// <summary>
/// Which words of two names belong together, in any order: the likest first, and neighbours may be written as one word on either side. What
/// is left over on both sides contradicts.
/// </summary>
internal static class NameAlignment
{
    /// <summary>The most pairs there can be: as many as words.</summary>
    public const int MaxPairs = NameTokens.MaxTokens;

    private const float MostJoined = 0.13f;
    private const int LongestJoin = 3;
    private const int MaxCandidates = 96;

    /// <summary>Finds the pairs, likest first; each word is in one pair at most.</summary>
    /// <param name="left">Words of one name, at most 16.</param>
    /// <param name="right">Words of the other, at most 16.</param>
    /// <param name="cost">How unlike two words are; <see cref="TokenCosts.Of"/>, or remembered costs.</param>
    /// <param name="pairs">Room for <see cref="MaxPairs"/>.</param>
    /// <returns>How many were found.</returns>
    public static int Of(ReadOnlySpan<NameToken> left, ReadOnlySpan<NameToken> right, Func<NameToken, NameToken, double> cost, Span<TokenPair> pairs)
    {
        var candidates = new Candidates(stackalloc Candidate[MaxCandidates]);
        var good = 0;
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
            {
                var c = (float)cost(left[i], right[j]);
                if (c > TokenCosts.Most)
                    continue;
                good += c <= MostJoined ? 1 : 0;
                candidates.Add(c - (0.001f * left[i].Text.Length) + (0.0001f * Math.Abs(i - j)), new TokenPair((byte)i, 1, (byte)j, 1, c));
            }
        }

        // Only where words do not meet one to one can it help to write some together.
        if (good < Math.Max(left.Length, right.Length))
        {
            Join(left, right, isSwapped: false, ref candidates);
            Join(right, left, isSwapped: true, ref candidates);
        }

        return Choose(candidates.InOrder, pairs);
    }

    /// <summary>Neighbours of <paramref name="many"/> written as one against a word of <paramref name="one"/>.</summary>
    private static void Join(ReadOnlySpan<NameToken> many, ReadOnlySpan<NameToken> one, bool isSwapped, ref Candidates candidates)
    {
        for (var i = 0; i + 1 < many.Length; i++)
        {
            var characters = many[i].Text.Length;
            for (var length = 2; length <= LongestJoin && i + length <= many.Length; length++)
            {
                characters += many[i + length - 1].Text.Length;
                for (var j = 0; j < one.Length; j++)
                {
                    if (one[j].Text.Length < 4 || Math.Abs(one[j].Text.Length - characters) > 2 || IsFar(many.Slice(i, length), one[j], characters))
                        continue;
                    var text = Text(many.Slice(i, length));
                    var c = (float)Cost(text, one[j]);
                    var pair = new TokenPair((byte)i, (byte)length, (byte)j, 1, c);
                    if (c <= MostJoined)
                        candidates.Add(c - (0.001f * text.Length), isSwapped ? pair.Swapped : pair);
                }
            }
        }
    }

    /// <summary>Judged by their letters alone; given names may differ more (ABDUL RAHMAN, ABDERRAHMANE).</summary>
    private static bool IsFar(ReadOnlySpan<NameToken> many, NameToken one, int characters)
    {
        if (one.Groups.Length > 0)
            return false;
        var letters = 0u;
        foreach (var word in many)
            letters |= word.Letters;
        return SoundDistance.AtLeast(letters, one.Letters) > MostJoined * characters;
    }

    private static string Text(ReadOnlySpan<NameToken> words)
    {
        var text = words[0].Text + words[1].Text;
        return words.Length > 2 ? text + words[2].Text : text;
    }

    private static double Cost(string joined, NameToken word) =>
        joined == word.Text ? 0
        : word.Groups.Length > 0 && NameVocabulary.GroupsOf(joined).AsSpan().IndexOfAny(word.Groups) >= 0 ? TokenCosts.SameName
        : TokenCosts.Sound(Sounds.Of(joined), word.Sound);

    private static int Choose(ReadOnlySpan<Candidate> candidates, Span<TokenPair> pairs)
    {
        var (takenLeft, takenRight, count) = (0u, 0u, 0);
        foreach (var (_, pair) in candidates)
        {
            if ((takenLeft & pair.LeftMask) != 0 || (takenRight & pair.RightMask) != 0)
                continue;
            takenLeft |= pair.LeftMask;
            takenRight |= pair.RightMask;
            pairs[count++] = pair;
        }

        return count;
    }

    private readonly record struct Candidate(float Rank, TokenPair Pair);

    /// <summary>The best candidates, kept in order.</summary>
    private ref struct Candidates(Span<Candidate> room)
    {
        private readonly Span<Candidate> _room = room;
        private int _count;

        public readonly ReadOnlySpan<Candidate> InOrder => _room[.._count];

        public void Add(float rank, TokenPair pair)
        {
            if (_count == _room.Length && _room[_count - 1].Rank <= rank)
                return;
            var at = _count < _room.Length ? _count++ : _count - 1;
            for (; at > 0 && _room[at - 1].Rank > rank; at--)
                _room[at] = _room[at - 1];
            _room[at] = new Candidate(rank, pair);
        }
    }
}
