using System.Text;
using Border.Domain.Names.Scripts;

namespace Border.Domain.Names;

/// <summary>Cuts a name into words ready to be compared.</summary>
internal static class NameTokens
{
    /// <summary>The most characters of a name taken.</summary>
    public const int MaxCharacters = 300;

    /// <summary>The most words of a name taken.</summary>
    public const int MaxTokens = 16;

    /// <summary>The words of a name, in its order; none when it has no letter.</summary>
    public static NameToken[] Of(string name, NameKind kind)
    {
        var words = Words(name.Length > MaxCharacters ? name[..MaxCharacters] : name, kind);
        var tokens = kind == NameKind.Person ? PersonWords.Classify(words) : OrganisationWords.Classify(words);
        return [.. tokens.Take(MaxTokens)];
    }

    /// <summary>Words between separators. Letters with dots between them (S.R.L.) are one word, of a person initials.</summary>
    private static List<Word> Words(string name, NameKind kind)
    {
        var words = new List<Word>();
        foreach (var part in name.Split((char[])[' ', '\t', '\u00A0', '-', '\u2010', '\u2011', '\u2013', '\u2014', ',', ';', '(', ')', '"', '\u201C', '\u201D', '\u00AB', '\u00BB', '&', '+', '_', '|', '<', '\u00B7', '\u30FB', '\u2027', '\u060C', '\uFF0C', '[', ']', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            var pieces = part.Split(['.', '/'], StringSplitOptions.RemoveEmptyEntries);
            if (pieces.Length > 1 && pieces.All(p => p.Length == 1) && kind != NameKind.Person)
                Add(words, string.Concat(pieces));
            else
                Array.ForEach(pieces, p => Add(words, p));
        }

        return words;
    }

    private static void Add(List<Word> words, string written)
    {
        var native = Native(written);
        if (native is { Length: > 4 } && native.StartsWith("\u0627\u0644", StringComparison.Ordinal))
        {
            words.Add(new Word("AL", "\u0627\u0644", false));
            native = written = native[2..];
        }

        foreach (var latin in Romanisation.ToLatin(LookAlikes.Undone(written)).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            words.Add(new Word(latin.Length > NameToken.MaxLength ? latin[..NameToken.MaxLength] : latin, native, IsCapitals(written)));
    }

    private static bool IsCapitals(string written) => written.All(char.IsAsciiLetterUpper);

    /// <summary>A word of Chinese in simplified characters, of Arabic or Hebrew without marks; null for other scripts.</summary>
    private static string? Native(string written)
    {
        if (!written.Any(c => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u0590' and <= '\u08FF')))
            return null;
        var plain = new StringBuilder(written.Length);
        foreach (var c in written.Where(char.IsLetter))
            plain.Append(Letters.Simplified.TryGetValue(c, out var simple) ? simple : Unified(c));
        return plain.ToString();
    }

    /// <summary>Letters that Arabic, Persian and Urdu keyboards write differently.</summary>
    private static char Unified(char c) => c switch
    {
        '\u0623' or '\u0625' or '\u0622' or '\u0671' => '\u0627',
        '\u0649' or '\u06CC' or '\u0626' => '\u064A',
        '\u06A9' => '\u0643',
        '\u0629' or '\u06C1' or '\u06BE' => '\u0647',
        _ => c,
    };

    /// <summary>A word as cut, before it is known what it is for.</summary>
    /// <param name="Latin">In A to Z.</param>
    /// <param name="Native">As written; see <see cref="NameToken.Native"/>.</param>
    /// <param name="IsCapitals">True when it was written in Latin capitals only.</param>
    internal readonly record struct Word(string Latin, string? Native, bool IsCapitals);
}
