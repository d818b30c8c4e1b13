using System.Globalization;
using System.Text;

namespace Border.Domain.Documents.Chip.Groups;

/// <summary>DG11: more about the holder (ICAO 9303-10 §4.7.11). Null where the chip does not say.</summary>
/// <param name="FullName">In the holder's own script; <c>&lt;&lt;</c> between surname and given names.</param>
/// <param name="OtherNames">Other names, in the chip's order.</param>
/// <param name="PersonalNumber">Personal number.</param>
/// <param name="Birth">Whole date of birth.</param>
/// <param name="PlaceOfBirth">Parts with <c>&lt;</c> between.</param>
/// <param name="Address">Parts with <c>&lt;</c> between.</param>
/// <param name="Profession">Profession.</param>
public sealed record HolderDetails(
    string? FullName,
    IReadOnlyList<string> OtherNames,
    string? PersonalNumber,
    DateOnly? Birth,
    string? PlaceOfBirth,
    string? Address,
    string? Profession);

/// <summary>DG12: more about the document (ICAO 9303-10 §4.7.12). Null where the chip does not say.</summary>
/// <param name="Authority">Who issued it.</param>
/// <param name="Issued">Date of issue.</param>
/// <param name="Endorsements">Endorsements and observations.</param>
public sealed record IssueDetails(string? Authority, DateOnly? Issued, string? Endorsements);

/// <summary>Reads DG11 and DG12, which share a form: a list of tags, then the elements.</summary>
public static class DetailGroups
{
    private const int MaxCharacters = 1000;

    /// <summary>DG11.</summary>
    /// <exception cref="ChipDataException">The file is no DG11.</exception>
    public static HolderDetails ReadHolder(ReadOnlyMemory<byte> file)
    {
        var parts = Tlv.ReadFile(file, 0x6B, "DG11").Children();
        var others = parts.Where(p => p.Tag == 0xA0).SelectMany(p => p.Children()).Where(p => p.Tag == 0x5F0F).Select(p => Text(p.Value)).ToList();
        return new HolderDetails(
            Text(parts, 0x5F0E), others, Text(parts, 0x5F10), Date(parts, 0x5F2B), Text(parts, 0x5F11), Text(parts, 0x5F42), Text(parts, 0x5F13));
    }

    /// <summary>DG12.</summary>
    /// <exception cref="ChipDataException">The file is no DG12.</exception>
    public static IssueDetails ReadIssue(ReadOnlyMemory<byte> file)
    {
        var parts = Tlv.ReadFile(file, 0x6C, "DG12").Children();
        return new IssueDetails(Text(parts, 0x5F19), Date(parts, 0x5F26), Text(parts, 0x5F1B));
    }

    private static string? Text(IReadOnlyList<Tlv> parts, int tag)
    {
        var found = parts.Where(p => p.Tag == tag).ToList();
        return found.Count == 0 ? null : Text(found[0].Value);
    }

    private static string Text(ReadOnlyMemory<byte> value)
    {
        var text = Encoding.UTF8.GetString(value.Span[..Math.Min(value.Length, 4 * MaxCharacters)]);
        return text.Length > MaxCharacters ? text[..MaxCharacters] : text;
    }

    /// <summary>YYYYMMDD in characters, or in four bytes of two digits each as older chips write.</summary>
    private static DateOnly? Date(IReadOnlyList<Tlv> parts, int tag)
    {
        foreach (var part in parts.Where(p => p.Tag == tag))
        {
            var text = part.Value.Length == 4 ? Convert.ToHexString(part.Value.Span) : Encoding.Latin1.GetString(part.Value.Span);
            return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        }

        return null;
    }
}
