namespace Border.Domain.Names.Scripts;

/// <summary>
/// Undoes letters put in place of others that look like them, by readers' errors or to slip through a search: Cyrillic and Greek letters
/// within a Latin word, digits within a word of letters.
/// </summary>
internal static class LookAlikes
{
    private const string Foreign = "АВЕКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧορν";
    private const string Latin = "ABEKMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXopv";
    private const string Digits = "013457@$!";
    private const string Letters = "OIEASTASI";

    /// <summary>The word with such letters as Latin ones; a word of one script, or of digits, stays as it is.</summary>
    public static string Undone(string word)
    {
        var letters = word.Count(char.IsAsciiLetter);
        if (letters == 0 || letters == word.Length)
            return word;
        return string.Create(word.Length, (word, letters), static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = One(from.word[i], hasMostlyLetters: from.letters * 2 >= from.word.Length && from.letters > 2);
        });
    }

    private static char One(char c, bool hasMostlyLetters) =>
        Foreign.IndexOf(c, StringComparison.Ordinal) is >= 0 and var foreign ? Latin[foreign]
        : hasMostlyLetters && Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? Letters[digit]
        : c;
}
