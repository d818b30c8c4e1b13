using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>
/// Marks the names that a search must look at. A name that reaches its score has one of the query's rarer words, under some spelling: the names of a
/// word are passed over where that word and those that even more names have are too little together. Names that only the very same
/// could reach are passed over too; they are found by their letters.
/// </summary>
internal sealed class NameGathering<TLeast>(
    TokenTable tokens, NamePostings postings, float[] masses, QueryWords query, ScoreBound bound, TLeast least, NameMarks marks)
    where TLeast : struct, ILeastScore
{
    private const double MostCostJoined = 0.15;

    private readonly uint _worthwhile = bound.ReachedWith(double.MaxValue);

    /// <summary>The weight that names have of the query in words written together, at most.</summary>
    public Dictionary<int, float> Joined { get; } = [];

    /// <summary>Marks them.</summary>
    public void Gather()
    {
        var rest = query.Light + query.Listed.Sum(w => w.Token.Weight);
        foreach (var word in query.Listed)
        {
            var wanted = bound.ReachedWith(rest);
            foreach (var id in word.Ids)
            {
                if (wanted != 0)
                    Mark(postings.Of(id), postings.BirthsOf(id), wanted);
                Join(postings.JoinedOf(id), postings.JoinedBirthsOf(id), (float)word.Token.Weight);
            }

            rest -= word.Token.Weight;
        }

        foreach (var token in query.All)
            Split(token);
        Neighbours();
    }

    private void Mark(ReadOnlySpan<int> names, ReadOnlySpan<ListedBirth> births, uint wanted)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if ((wanted >> least.ClassOf(births[i]) & 1) != 0)
                marks.Mark(names[i]);
        }
    }

    private void Join(ReadOnlySpan<int> names, ReadOnlySpan<ListedBirth> births, float weight)
    {
        for (var i = 0; i < names.Length; i++)
            Join(names[i], births[i], weight);
    }

    private void Join(int name, ListedBirth birth, float weight)
    {
        if ((_worthwhile >> least.ClassOf(birth) & 1) == 0)
            return;
        marks.Mark(name);
        Joined[name] = Joined.GetValueOrDefault(name) + weight;
    }

    /// <summary>A long word may be two of the list written together: VLADIMIRPUTIN.</summary>
    private void Split(NameToken token)
    {
        for (var cut = 3; token.Text.Length >= 8 && cut <= token.Text.Length - 3; cut++)
        {
            var (head, tail) = (tokens.Find(token.Text[..cut], TokenClass.Plain), tokens.Find(token.Text[cut..], TokenClass.Plain));
            if (head < 0 || tail < 0)
                continue;
            var (rarer, other) = postings.Of(head).Length < postings.Of(tail).Length ? (head, tail) : (tail, head);
            var names = postings.Of(rarer);
            var births = postings.BirthsOf(rarer);
            for (var i = 0; i < names.Length; i++)
            {
                if (postings.Of(other).BinarySearch(names[i]) >= 0)
                    Join(names[i], births[i], masses[names[i]]);
            }
        }
    }

    /// <summary>Neighbouring words written as one, which a list may write so.</summary>
    private void Neighbours()
    {
        for (var i = 0; i + 1 < query.All.Length; i++)
        {
            var (text, weight) = (query.All[i].Text, query.All[i].Weight);
            for (var next = i + 1; next < Math.Min(i + 3, query.All.Length); next++)
            {
                (text, weight) = (text + query.All[next].Text, weight + query.All[next].Weight);
                if (text.Length is < 4 or > NameToken.MaxLength)
                    continue;
                foreach (var (id, _) in tokens.Like(new NameToken(text, TokenClass.Plain), MostCostJoined, isWhole: true))
                {
                    Join(postings.Of(id), postings.BirthsOf(id), (float)weight);
                    Join(postings.JoinedOf(id), postings.JoinedBirthsOf(id), (float)weight);
                }
            }
        }
    }
}
