using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>
/// Marks the names that a search must look at. A name that reaches its score has one of the query's rarer words, under some spelling: where a word and
/// those that even more names have are too little together, only names that are marked already count. Names that only the very same could
/// reach are passed over; they are found by their letters.
/// </summary>
internal sealed class NameGathering<TLeast>(
    TokenTable tokens, NamePostings postings, NameStore store, float[] masses, QueryWords query, ScoreBound bound, TLeast least, NameMarks marks)
    where TLeast : struct, ILeastScore
{
    private const double MostCostJoined = 0.15;

    // Looking up each date costs as much as passing over so many names.
    private const int Many = 2000;

    private readonly uint _worthwhile = bound.ReachedWith(double.MaxValue);

    /// <summary>The weight that names have of the query in words written together, at most.</summary>
    public Dictionary<int, float> Joined { get; } = [];

    /// <summary>Marks them.</summary>
    public void Gather()
    {
        // First, so that the names of frequent words count for these too.
        foreach (var token in query.All)
            Split(token);
        Neighbours();
        foreach (var word in query.Listed)
        {
            foreach (var id in word.Ids)
                Join(postings.JoinedOf(id), postings.JoinedBirthsOf(id), (float)word.Token.Weight);
        }

        var rest = query.Light + query.Listed.Sum(w => w.Token.Weight);
        foreach (var word in query.Listed)
        {
            var enough = bound.ReachedWith(rest);
            foreach (var id in word.Ids)
                Mark(postings.Of(id), postings.BirthsOf(id), word.Number, enough);
            rest -= word.Token.Weight;
        }
    }

    private void Mark(ReadOnlySpan<int> names, ReadOnlySpan<ListedBirth> births, int word, uint enough)
    {
        if (names.Length < Many || least.Births is not { } known)
        {
            for (var i = 0; i < names.Length; i++)
            {
                if (least.ClassOf(births[i]) is var number && (_worthwhile >> number & 1) != 0)
                    marks.Mark(names.Slice(i, 1), word, number, (enough >> number & 1) != 0);
            }

            return;
        }

        foreach (var (birth, number) in known)
        {
            if ((_worthwhile >> number & 1) != 0)
                marks.Mark(names[ListedBirth.RangeOf(births, birth)], word, number, (enough >> number & 1) != 0);
        }
    }

    private void Join(ReadOnlySpan<int> names, ReadOnlySpan<ListedBirth> births, float weight)
    {
        for (var i = 0; i < names.Length; i++)
            Join(names[i], births[i], weight);
    }

    private void Join(int name, ListedBirth birth, float weight)
    {
        if (least.ClassOf(birth) is var number && (_worthwhile >> number & 1) == 0)
            return;
        marks.MarkJoined(name, number);
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
                if (store.WordsOf(names[i]).Contains(other))
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
