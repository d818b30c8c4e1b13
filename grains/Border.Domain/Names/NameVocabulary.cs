using System.Collections.Frozen;

namespace Border.Domain.Names;

/// <summary>The word lists under <c>Vocabulary/</c>, read once.</summary>
internal static class NameVocabulary
{
    private static readonly FrozenDictionary<string, int[]> Groups = ReadGroups();
    private static readonly Dictionary<string, List<string>> Sections = ReadSections();

    /// <summary>MR, SHEIKH.</summary>
    public static FrozenSet<string> Titles { get; } = Words("titles");

    /// <summary>SULTAN, DON: titles where a name begins with them, names elsewhere.</summary>
    public static FrozenSet<string> LeadingTitles { get; } = Words("leading titles");

    /// <summary>AL, BIN, VAN.</summary>
    public static FrozenSet<string> Particles { get; } = Words("particles");

    /// <summary>GROUP, TRADING.</summary>
    public static FrozenSet<string> Generic { get; } = Words("organisations");

    /// <summary>Numbers as words and their digits.</summary>
    public static FrozenDictionary<string, string> Numbers { get; } =
        Words("numbers").Select(w => w.Split('=')).ToFrozenDictionary(p => p[0], p => p[1]);

    /// <summary>A word of many languages and the first of its line.</summary>
    public static FrozenDictionary<string, string> Meanings { get; } = Lines("meanings");

    /// <summary>Legal forms, words joined by a hyphen, and the first of their line.</summary>
    public static FrozenDictionary<string, string> Forms { get; } = Lines("forms");

    /// <summary>The groups of given names that hold a name; empty for most.</summary>
    public static int[] GroupsOf(string name) => Groups.TryGetValue(name, out var groups) ? groups : [];

    private static FrozenDictionary<string, int[]> ReadGroups() =>
        NameResource.Lines("Vocabulary.given-names.txt")
            .SelectMany((line, group) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Select(name => (name, group)))
            .GroupBy(p => p.name, p => p.group)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());

    private static Dictionary<string, List<string>> ReadSections()
    {
        var sections = new Dictionary<string, List<string>>();
        List<string> section = [];
        foreach (var line in NameResource.Lines("Vocabulary.words.txt"))
        {
            if (line[0] == '[')
                sections[line.Trim('[', ']')] = section = [];
            else
                section.Add(line);
        }

        return sections;
    }

    private static FrozenSet<string> Words(string section) => Sections[section].SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet();

    private static FrozenDictionary<string, string> Lines(string section)
    {
        var words = new Dictionary<string, string>();
        foreach (var line in Sections[section].Select(l => l.Split(' ')))
        {
            foreach (var word in line)
                words.TryAdd(word, line[0]);
        }

        return words.ToFrozenDictionary();
    }
}
