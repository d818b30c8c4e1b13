using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>Adds up per name what it has of a query. Names that only the very same could reach are passed over; they are found by their letters.</summary>
internal readonly struct NameGathering(TokenTable tokens, NamePostings postings, float[] masses)
{
    private const double MostCost = 0.36;
    private const double MostCostJoined = 0.15;

    /// <summary>Adds up.</summary>
    /// <param name="query">The words searched for.</param>
    /// <param name="weights">Gets what each name has.</param>
    /// <param name="least">What each name must score.</param>
    /// <returns>The weight of words that no list is kept of, which counts as there.</returns>
    public double Gather<TLeast>(NameToken[] query, QueryWeights weights, TLeast least)
        where TLeast : struct, ILeastScore
    {
        var light = 0.0;
        for (var i = 0; i < query.Length; i++)
        {
            var token = query[i];
            if (token.IsCut || token.Class is TokenClass.Initial or TokenClass.Title or TokenClass.Particle or TokenClass.Form)
            {
                light += token.Weight;
                continue;
            }

            foreach (var (id, cost) in WordsLike(token))
                Add(id, i, (float)token.Weight, (float)(token.Weight * cost), weights, least);
        }

        foreach (var token in query)
            Split(token, weights, least);
        Neighbours(query, weights, least);
        return light;
    }

    private List<(int Id, double Cost)> WordsLike(NameToken token)
    {
        var words = tokens.Like(token, MostCost, isWhole: false);
        if (token.Class == TokenClass.Number && tokens.Find(token.Text, token.Class) is >= 0 and var same)
            words.Add((same, 0));
        if (tokens.Find(token.Text[..1], TokenClass.Initial) is >= 0 and var initial)
            words.Add((initial, TokenCosts.Initial));
        return words;
    }

    private void Add<TLeast>(int id, int word, float weight, float cost, QueryWeights weights, TLeast least)
        where TLeast : struct, ILeastScore
    {
        var names = postings.Of(id);
        var births = postings.BirthsOf(id);
        for (var i = 0; i < names.Length; i++)
        {
            if (least.Of(births[i]) <= NameIndex.OnlyTheSame)
                weights.Add(names[i], word, weight, cost);
        }
    }

    /// <summary>A long word may be two of the list written together: VLADIMIRPUTIN.</summary>
    private void Split<TLeast>(NameToken token, QueryWeights weights, TLeast least)
        where TLeast : struct, ILeastScore
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
                if (least.Of(births[i]) <= NameIndex.OnlyTheSame && postings.Of(other).BinarySearch(names[i]) >= 0)
                    weights.AddJoined(names[i], masses[names[i]]);
            }
        }
    }

    /// <summary>Neighbouring words written as one, which a list may write so.</summary>
    private void Neighbours<TLeast>(NameToken[] query, QueryWeights weights, TLeast least)
        where TLeast : struct, ILeastScore
    {
        for (var i = 0; i + 1 < query.Length; i++)
        {
            var (text, weight) = (query[i].Text, query[i].Weight);
            for (var next = i + 1; next < Math.Min(i + 3, query.Length); next++)
            {
                (text, weight) = (text + query[next].Text, weight + query[next].Weight);
                if (text.Length is < 4 or > NameToken.MaxLength)
                    continue;
                foreach (var (id, _) in tokens.Like(new NameToken(text, TokenClass.Plain), MostCostJoined, isWhole: true))
                    AddJoined(id, (float)weight, weights, least);
            }
        }
    }

    private void AddJoined<TLeast>(int id, float weight, QueryWeights weights, TLeast least)
        where TLeast : struct, ILeastScore
    {
        var names = postings.Of(id);
        var births = postings.BirthsOf(id);
        for (var i = 0; i < names.Length; i++)
        {
            if (least.Of(births[i]) <= NameIndex.OnlyTheSame)
                weights.AddJoined(names[i], weight);
        }
    }
}
