using Border.Domain.Documents;

namespace Border.Domain.Watchlists.Search;

/// <summary>Whether a machine-readable zone had room for the whole name (ICAO 9303-4 §4.2.2, -5, -6, -7).</summary>
internal static class ZoneNames
{
    /// <summary>True when surname, separator and given names fill the name field to its end, so that letters may be missing.</summary>
    public static bool IsCut(TravelDocument document) =>
        document.Surname.Length + (document.GivenNames.Length > 0 ? 2 + document.GivenNames.Length : 0) >= Room(document.Format);

    private static int Room(MrzFormat format) => format switch
    {
        MrzFormat.TD3 or MrzFormat.MRVA => 39,
        MrzFormat.TD1 => 30,
        _ => 31,
    };
}
