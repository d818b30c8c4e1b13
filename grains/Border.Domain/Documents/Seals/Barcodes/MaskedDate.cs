using System.Globalization;

namespace Border.Domain.Documents.Seals.Barcodes;

/// <summary>A date of which digits may be unknown: a byte that masks the digits of MMDDYYYY, then these as one number in three bytes.</summary>
/// <param name="Text">As YYYY-MM-DD, with <c>x</c> for each unknown digit.</param>
internal readonly record struct MaskedDate(string Text)
{
    public const int Bytes = 4;

    /// <summary>The date; null when a digit is unknown or it is none.</summary>
    public DateOnly? Whole => DateOnly.TryParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Null when the bytes are no date of this form.</summary>
    public static MaskedDate? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes)
            return null;
        var number = (bytes[1] << 16) | (bytes[2] << 8) | bytes[3];
        Span<char> digits = stackalloc char[8];
        for (var i = 7; i >= 0; i--, number /= 10)
            digits[i] = (bytes[0] >> (7 - i) & 1) == 1 ? 'x' : (char)('0' + (number % 10));
        return number == 0 ? new MaskedDate($"{digits[4..]}-{digits[..2]}-{digits[2..4]}") : null;
    }

    /// <summary>For simulators and tests.</summary>
    public static byte[] Write(DateOnly date) => [0, .. SealWriter.Date(date)];
}
