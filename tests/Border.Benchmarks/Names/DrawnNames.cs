using System.Globalization;

namespace Border.Benchmarks.Names;

/// <summary>A made-up person.</summary>
/// <param name="Surname">Family name.</param>
/// <param name="Given">Given names.</param>
/// <param name="Birth">Date of birth.</param>
/// <param name="Sex"><c>M</c> or <c>F</c>.</param>
/// <param name="Nationality">Three letters, made up: one per part of the world.</param>
internal sealed record DrawnPerson(string Surname, string Given, DateOnly Birth, string Sex, string Nationality)
{
    /// <summary>Given names before the family name.</summary>
    public string Name => $"{Given} {Surname}";
}

/// <summary>
/// Draws people and the ways their names are misspelt. The same seed draws the same. Names follow Zipf's law within their part of the world:
/// a few are very frequent, most are rare; half the family names have a second, free syllable, so that a million people do not share ten
/// thousand names.
/// </summary>
internal sealed class DrawnNames(int seed)
{
    private const string Consonants = "bdfgklmnprstvz";
    private const string Vowels = "aeiou";

    private readonly Random _random = new(seed);

    /// <summary>A person.</summary>
    public DrawnPerson Person()
    {
        var number = _random.Next(DrawnCulture.All.Count);
        var culture = DrawnCulture.All[number];
        var given = string.Join(' ', Enumerable.Range(0, 1 + _random.Next(culture.GivenNames)).Select(_ => Zipf(culture.Given)).Distinct());
        return new DrawnPerson(
            Surname(culture),
            given,
            new DateOnly(1935, 1, 1).AddDays(_random.Next(75 * 365)),
            _random.Next(2) == 0 ? "M" : "F",
            $"X{(char)('A' + number)}{(char)('A' + _random.Next(4))}");
    }

    /// <summary>The name as another might write it: one or two of the usual changes.</summary>
    public string Misspelt(DrawnPerson person)
    {
        var name = person.Name;
        for (var changes = 1 + _random.Next(2); changes > 0; changes--)
            name = Change(name, person);
        return name;
    }

    private string Surname(DrawnCulture culture)
    {
        var root = Zipf(culture.Roots);
        if (culture.Ends.Length == 1)
            return root;
        var free = _random.Next(2) == 0 ? "" : $"{Pick(Vowels)}{Pick(Consonants)}";
        return root + free + Zipf(culture.Ends);
    }

    private string Change(string name, DrawnPerson person) => _random.Next(9) switch
    {
        0 => Letter(name, (text, i) => text.Remove(i, 1)),
        1 => Letter(name, (text, i) => text.Insert(i, text[i].ToString())),
        2 => Letter(name, (text, i) => text[..i] + Pick(Vowels.Contains(text[i], StringComparison.Ordinal) ? Vowels : Consonants) + text[(i + 1)..]),
        3 => Letter(name, (text, i) => i + 1 < text.Length && text[i + 1] != ' ' ? text[..i] + text[i + 1] + text[i] + text[(i + 2)..] : text),
        4 => string.Join(' ', name.Split(' ').Reverse()),
        5 => name.ToUpper(CultureInfo.InvariantCulture).Replace('-', ' '),
        6 when person.Given.Contains(' ', StringComparison.Ordinal) => $"{person.Given.Split(' ')[0]} {person.Surname}",
        7 => Spelling(name),
        _ => $"{person.Surname}, {person.Given}",
    };

    private static string Spelling(string name) => name
        .Replace("ou", "u", StringComparison.Ordinal).Replace("kh", "h", StringComparison.Ordinal).Replace("ei", "ey", StringComparison.Ordinal)
        .Replace("ss", "s", StringComparison.Ordinal).Replace("ck", "k", StringComparison.Ordinal).Replace("Y", "J", StringComparison.Ordinal);

    private string Letter(string name, Func<string, int, string> change)
    {
        var at = 1 + _random.Next(Math.Max(1, name.Length - 2));
        return char.IsLetter(name[at]) ? change(name, at) : name;
    }

    private char Pick(string letters) => letters[_random.Next(letters.Length)];

    /// <summary>The i-th with a likelihood of about 1/i.</summary>
    private string Zipf(string[] from) => from[(int)(Math.Pow(from.Length + 1, _random.NextDouble()) - 1)];
}
