namespace Border.Domain.Documents.Mrz;

/// <summary>The field of the names (ICAO 9303-3 §4.6).</summary>
public static class MrzNames
{
    /// <summary>True when a name reaches its field's last character: letters may be missing behind it, or whole names.</summary>
    public static bool MayBeTruncated(TravelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Format == MrzFormat.FRID)
            return document.Surname.Length >= 25 || document.GivenNames.Replace(" ", "<<", StringComparison.Ordinal).Length >= 13;
        var room = MrzLayout.Of(document.Format).Names.Length;
        var used = document.GivenNames.Length == 0 ? document.Surname.Length : document.Surname.Length + 2 + document.GivenNames.Length;
        return used >= room;
    }
}
