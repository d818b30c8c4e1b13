using System.Text;
using Border.Domain.Documents.Mrz;

namespace Border.Domain.Documents.Chip.Groups;

/// <summary>DG1: the machine-readable zone on the chip (ICAO 9303-10 §4.7.1).</summary>
public static class ZoneGroup
{
    private const int Tag = 0x61;
    private const int ZoneTag = 0x5F1F;

    /// <summary>The zone as the chip has it.</summary>
    /// <exception cref="ChipDataException">The file is no DG1.</exception>
    public static MrzResult Read(ReadOnlyMemory<byte> file)
    {
        var group = Tlv.ReadFile(file, Tag, "DG1");
        if (group.Find(ZoneTag) is not { } zone)
            throw new ChipDataException("DG1 holds no machine-readable zone.");
        var width = zone.Value.Length switch { 90 => 30, 72 => 36, 88 => 44, _ => throw new ChipDataException("The zone of DG1 has the length of none.") };
        var text = Encoding.Latin1.GetString(zone.Value.Span);
        return MrzParser.Parse([.. Enumerable.Range(0, text.Length / width).Select(i => text.Substring(i * width, width))]);
    }

    /// <summary>The fields in which the printed zone and the chip's differ, in words without what they hold; empty when they are the same.</summary>
    public static IReadOnlyList<string> Differences(TravelDocument printed, TravelDocument chip)
    {
        ArgumentNullException.ThrowIfNull(printed);
        ArgumentNullException.ThrowIfNull(chip);
        (string Name, object Printed, object Chip)[] fields =
        [
            ("size", printed.Format, chip.Format),
            ("document code", printed.DocumentCode, chip.DocumentCode),
            ("issuing state", printed.Issuer, chip.Issuer),
            ("surname", printed.Surname, chip.Surname),
            ("given names", printed.GivenNames, chip.GivenNames),
            ("document number", printed.DocumentNumber, chip.DocumentNumber),
            ("nationality", printed.Nationality, chip.Nationality),
            ("date of birth", printed.BirthDate, chip.BirthDate),
            ("sex", printed.Sex, chip.Sex),
            ("date of expiry", printed.ExpiryDate, chip.ExpiryDate),
            ("optional data", printed.Optional, chip.Optional),
        ];
        return [.. fields.Where(f => !f.Printed.Equals(f.Chip)).Select(f => $"The {f.Name} printed is not the chip's.")];
    }
}
