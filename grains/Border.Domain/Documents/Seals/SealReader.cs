using Border.Domain.Documents.Chip;

namespace Border.Domain.Documents.Seals;

/// <summary>Goes through a seal's bytes. Tags are single bytes, unlike those of data groups.</summary>
internal sealed class SealReader(ReadOnlyMemory<byte> bytes)
{
    public int At { get; private set; }

    public byte Byte() => Take(1)[0];

    public ReadOnlySpan<byte> Take(int count) => TakeMemory(count).Span;

    public ReadOnlyMemory<byte> TakeMemory(int count)
    {
        if (count > bytes.Length - At)
            throw new ChipDataException($"The seal is cut off: {count} bytes should follow where {bytes.Length - At} are left.");
        At += count;
        return bytes.Slice(At - count, count);
    }

    /// <summary>Definite lengths of up to two bytes.</summary>
    public int Length() => Byte() switch
    {
        < 0x80 and var length => length,
        0x81 => Byte(),
        0x82 => (Byte() << 8) | Byte(),
        _ => throw new ChipDataException("A feature of the seal has a length that no seal can have."),
    };

    /// <summary>The digits MMDDYYYY as one number in three bytes.</summary>
    public DateOnly Date()
    {
        var part = Take(3);
        var number = (part[0] << 16) | (part[1] << 8) | part[2];
        var (month, day, year) = (number / 1_000_000, number / 10_000 % 100, number % 10_000);
        return month is >= 1 and <= 12 && year is >= 1 and <= 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : throw new ChipDataException("A date of the seal is none.");
    }
}
