using Border.Domain.Recommendations.Facts;

namespace Border.Domain.Recommendations.Rules;

/// <summary>Guesses which fact somebody meant who misspelt it.</summary>
internal static class Nearest
{
    private const int MaxLength = 60;

    /// <summary>A sentence with a guess; empty when nothing is near.</summary>
    public static string To(string name)
    {
        if (name.Length > MaxLength)
            return "";
        var (fact, distance) = FactTable.All.Select(f => (f, Distance(name, f.Name))).MinBy(pair => pair.Item2);
        return distance <= Math.Max(2, name.Length / 4) ? $" Did you mean {fact.Name}?" : "";
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, _) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = corner + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
