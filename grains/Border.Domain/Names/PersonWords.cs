namespace Border.Domain.Names;

/// <summary>What the words of a person's name are for.</summary>
internal static class PersonWords
{
    private static readonly string[] Patronymics =
        ["OVICH", "EVICH", "YEVICH", "OVNA", "EVNA", "YEVNA", "OVYCH", "EVYCH", "IVNA", "YIVNA", "OVIC", "ICHNA", "OVITCH", "EVITCH"];

    /// <summary>Titles and particles weigh little, unless nothing else is left of the name.</summary>
    public static IEnumerable<NameToken> Classify(List<NameTokens.Word> words)
    {
        var hasPlain = words.Select(Kind).Any(k => k is TokenClass.Plain or TokenClass.Patronymic);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var kind = hasPlain ? Kind(word, i) : TokenClass.Plain;
            if (kind == TokenClass.Plain && IsInitials(word, words))
            {
                foreach (var letter in word.Latin)
                    yield return new NameToken(letter.ToString(), TokenClass.Initial);
                continue;
            }

            yield return new NameToken(word.Latin, kind == TokenClass.Patronymic && i == words.Count - 1 && words.Count < 3 ? TokenClass.Plain : kind, word.Native);
        }
    }

    private static TokenClass Kind(NameTokens.Word word, int place)
    {
        if (NameVocabulary.Titles.Contains(word.Latin) || (place == 0 && NameVocabulary.LeadingTitles.Contains(word.Latin)))
            return TokenClass.Title;
        if (NameVocabulary.Particles.Contains(word.Latin) && !(word.Latin.Length == 1 && word.IsCapitals))
            return TokenClass.Particle;
        if (word.Latin.Length == 1)
            return TokenClass.Initial;
        return word.Latin.Length > 6 && Array.Exists(Patronymics, p => word.Latin.EndsWith(p, StringComparison.Ordinal))
            ? TokenClass.Patronymic
            : TokenClass.Plain;
    }

    /// <summary>JC before a name: two or three capitals without a vowel, where the name is not written in capitals throughout.</summary>
    private static bool IsInitials(NameTokens.Word word, List<NameTokens.Word> words) =>
        word is { IsCapitals: true, Latin.Length: 2 or 3 } && !word.Latin.Any(c => Sounds.IsVowel(c) || c == 'Y')
        && words.Count > 1 && words.Any(w => !w.IsCapitals);
}
