using System.Formats.Asn1;
using System.Text;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Certificates;

/// <summary>A name of X.500, made comparable: states write the same name with other string types and capitals in signer and authority.</summary>
/// <param name="Text">Attribute by attribute, small letters, single blanks.</param>
internal readonly record struct DistinguishedName(string Text)
{
    private const int MaxParts = 30;

    public static DistinguishedName Read(AsnReader reader, out string country)
    {
        country = "";
        var text = new StringBuilder();
        var names = reader.ReadSequence();
        for (var parts = 0; names.HasData; parts++)
        {
            if (parts == MaxParts)
                throw new ChipDataException($"A name has more than {MaxParts} parts.");
            var set = names.ReadSetOf();
            while (set.HasData)
            {
                var pair = set.ReadSequence();
                var type = pair.ReadObjectIdentifier();
                var value = Value(pair);
                if (type == Oids.Country && country.Length == 0)
                    country = value.ToUpperInvariant();
                text.Append(type).Append('=').Append(Plain(value)).Append(';');
            }
        }

        return new DistinguishedName(text.ToString());
    }

    private static string Value(AsnReader reader)
    {
        var tag = (UniversalTagNumber)reader.PeekTag().TagValue;
        return tag switch
        {
            UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String or UniversalTagNumber.BMPString
                or UniversalTagNumber.T61String => reader.ReadCharacterString(tag),
            _ => Convert.ToHexStringLower(reader.ReadEncodedValue().Span),
        };
    }

    private static string Plain(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace(';', ',');
}
