using System.Formats.Asn1;
using Border.Domain.Documents.Chip.Groups;

namespace Border.Domain.Documents.Chip.Access;

/// <summary>What a chip says it can do (SecurityInfos, ICAO 9303-11 §9.2): openly in EF.CardAccess, and signed in DG14.</summary>
internal static class SecurityInfos
{
    private const int MaxEntries = 100;
    private const string Pace = "0.4.0.127.0.7.2.2.4.";

    /// <summary>The entries about PACE, as bytes in hex; empty when there are none or the file is none.</summary>
    public static IReadOnlySet<string> PaceOf(ReadOnlyMemory<byte> file)
    {
        var found = new HashSet<string>();
        try
        {
            var isGroup = file.Length > 0 && file.Span[0] == 0x6E;
            var set = new AsnReader(isGroup ? Tlv.ReadFile(file, 0x6E, "DG14").Value : file, AsnEncodingRules.BER).ReadSetOf(skipSortOrderValidation: true);
            for (var count = 0; set.HasData && count < MaxEntries; count++)
            {
                var entry = set.ReadEncodedValue();
                if (new AsnReader(entry, AsnEncodingRules.BER).ReadSequence().ReadObjectIdentifier().StartsWith(Pace, StringComparison.Ordinal))
                    found.Add(Convert.ToHexString(entry.Span));
            }
        }
        catch (Exception e) when (e is AsnContentException or ChipDataException)
        {
            // What cannot be read offers nothing; an altered DG14 is found by its hash.
        }

        return found;
    }
}
