using System.Globalization;
using Border.Domain.Documents;

namespace Border.Benchmarks.Names;

/// <summary>The documents of made-up persons, as a reader gives them.</summary>
internal static class DrawnDocuments
{
    /// <summary>A passport in somebody's name, or in another spelling of it.</summary>
    public static TravelDocument Of(DrawnPerson person, string name)
    {
        var words = name.Replace(",", "", StringComparison.Ordinal).Replace('-', ' ').ToUpper(CultureInfo.InvariantCulture).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new TravelDocument(
            MrzFormat.TD3, "P", person.Nationality, words[^1], string.Join(' ', words[..^1]), "X", person.Nationality,
            person.Birth.ToString("yyMMdd", CultureInfo.InvariantCulture), person.Sex, "301231", "");
    }
}
