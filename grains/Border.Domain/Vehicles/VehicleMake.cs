using System.Text;
using Border.Domain.Names.Scripts;
using Border.Domain.Watchlists;

namespace Border.Domain.Vehicles;

/// <summary>A vehicle's make as people type it: <c>RENAULT</c>, <c>LAND ROVER</c>, <c>MERCEDES-BENZ</c>.</summary>
public static class VehicleMake
{
    /// <summary>The most characters.</summary>
    public const int MaxCharacters = 40;

    /// <summary>What is wrong with a make that cannot be taken.</summary>
    public const string Rule = "A make has at most 40 letters, digits, blanks and hyphens, as on the vehicle: RENAULT, MERCEDES-BENZ.";

    // A slip of the finger makes another word of a short one: TATA and TATRA, BAIC and SAIC are makes.
    private const int OneSlipFrom = 5;
    private const int TwoSlipsFrom = 9;

    /// <summary>Other names that people write for a make; words that are part of the whole name need none.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["VW"] = "VOLKSWAGEN",
        ["MB"] = "MERCEDES",
        ["MERC"] = "MERCEDES",
        ["BENZ"] = "MERCEDES",
        ["CHEVY"] = "CHEVROLET",
        ["VAZ"] = "LADA",
        ["AVTOVAZ"] = "LADA",
        ["ZHIGULI"] = "LADA",
        ["IKCO"] = "IRAN KHODRO",
    };

    /// <summary>A make in the form in which it is recorded: upper case, one blank or hyphen between words.</summary>
    /// <param name="text">As typed; null or blank for none.</param>
    /// <returns>Null for none, or what is wrong.</returns>
    public static (string? Make, string? Problem) Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, null);
        // Half a character has no form of its own.
        if (text.Length > 4 * MaxCharacters || text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || rune.Value == 0xFFFE))
            return (null, Rule);
        var words = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC).ToUpperInvariant())
            words.Append(c is '.' or ',' or '&' or '/' or '_' or '\'' or '\u2019' or '\t' or '\u00A0' ? ' ' : c is '\u2010' or '\u2011' or '\u2013' ? '-' : c);
        var make = string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('-', ' ');
        return make.Length == 0 ? (null, null) : IsNormal(make) ? (make, null) : (null, Rule);
    }

    /// <summary>True for a make in the form that <see cref="Read"/> gives; null is none and is in order.</summary>
    public static bool IsNormal(string? make) =>
        make is null || (make is { Length: >= 1 and <= MaxCharacters } && make.All(c => c is ' ' or '-' || (char.IsLetterOrDigit(c) && char.ToUpperInvariant(c) == c))
            && make.Any(char.IsLetterOrDigit) && make == make.Trim() && !make.Contains("  ", StringComparison.Ordinal));

    /// <summary>How two makes agree, whatever script they are in. Near: one is part of the other's name, or a slip of the finger away.</summary>
    public static FieldAgreement Compare(string? one, string? other)
    {
        if (Words(one) is not { Length: > 0 } left || Words(other) is not { Length: > 0 } right)
            return FieldAgreement.Unknown;
        var (a, b) = (string.Concat(left), string.Concat(right));
        if (a == b)
            return FieldAgreement.Same;
        return left.Intersect(right).Count() == Math.Min(left.Length, right.Length) || Slips(a, b) <= Allowed(Math.Min(a.Length, b.Length))
            ? FieldAgreement.Near
            : FieldAgreement.Other;
    }

    private static int Allowed(int length) => length >= TwoSlipsFrom ? 2 : length >= OneSlipFrom ? 1 : 0;

    private static string[] Words(string? make) => make is null
        ? []
        : [.. Plain(make).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => (Names.GetValueOrDefault(w) ?? w).Split(' ')).Distinct()];

    /// <summary>Letters and digits in A to Z where that can be said; everything else parts words.</summary>
    private static string Plain(string make) => string.Concat(Romanisation.ToLatin(make).Select(c => char.IsLetterOrDigit(c) ? c : ' '));

    /// <summary>The fewest letters left out, put in, changed or swapped with their neighbour.</summary>
    private static int Slips(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var changed = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
