using System.Text;
using Border.Domain.Documents.Chip;

namespace Border.Domain.Documents.Seals;

/// <summary>C40 as seals use it (ICAO 9303-13 §2.6, ISO/IEC 16022): three of A to Z, 0 to 9 and filler in two bytes.</summary>
internal static class C40
{
    private const byte Unlatch = 0xFE;
    private const string Letters = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The text; a zone's filler is <c>&lt;</c>.</summary>
    /// <exception cref="ChipDataException">The bytes are no C40.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0)
            throw new ChipDataException("A text of the seal has an odd number of bytes.");
        var text = new StringBuilder(bytes.Length * 3 / 2);
        for (var i = 0; i < bytes.Length; i += 2)
        {
            if (bytes[i] == Unlatch)
            {
                // One character that is left over follows as ASCII plus one, and ends the text.
                if (i + 2 != bytes.Length || bytes[i + 1] is 0 or > 128)
                    throw new ChipDataException("A text of the seal ends before its bytes do.");
                text.Append((char)(bytes[i + 1] - 1));
                break;
            }

            var value = (bytes[i] << 8) + bytes[i + 1] - 1;
            if (value is < 0 or >= 64_000)
                throw new ChipDataException("A text of the seal holds bytes that stand for nothing.");
            var isLast = i + 2 == bytes.Length;
            Append(text, value / 1600, false);
            Append(text, value / 40 % 40, isLast);
            Append(text, value % 40, isLast);
        }

        return text.ToString();
    }

    /// <summary>For simulators and tests.</summary>
    public static byte[] Encode(string text)
    {
        var bytes = new List<byte>();
        var at = 0;
        for (; text.Length - at >= 2; at += 3)
        {
            var third = at + 2 < text.Length ? Value(text[at + 2]) : 0;
            Add(bytes, (1600 * Value(text[at])) + (40 * Value(text[at + 1])) + third + 1);
        }

        return at < text.Length ? [.. bytes, Unlatch, (byte)(text[at] + 1)] : [.. bytes];
    }

    /// <summary>0 fills up the last pair; the other shifts would bring characters that no zone has.</summary>
    private static void Append(StringBuilder text, int value, bool mayFill)
    {
        if (value == 0 && mayFill)
            return;
        text.Append(value >= 3 ? Letters[value - 3] : throw new ChipDataException("A text of the seal holds characters that no zone has."));
    }

    private static int Value(char c) => c == ' ' ? 3 : Letters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i
        ? i + 3
        : throw new ArgumentException("A seal's text holds A to Z, 0 to 9 and '<'.", nameof(c));

    private static void Add(List<byte> bytes, int value)
    {
        bytes.Add((byte)(value >> 8));
        bytes.Add((byte)value);
    }
}
