using System.Buffers;
using System.Buffers.Text;
using Border.Link.Protocol;

namespace Border.Link.Batches;

/// <summary>
/// Shortens what records consist of (P-13.2): known phrases, and texts of bytes (digests, identifiers, sealed payloads), which a compressor sees
/// as letters. Any bytes come back as they were; only such texts become shorter.
/// </summary>
internal static class PhraseWriter
{
    public const byte Literal = 0;
    public const byte Phrase = 1;
    public const byte Hex = 2;
    public const byte Identifier = 3;
    public const byte Base64Text = 4;
    public const byte ShortHex = 5;
    public const byte Number = 6;
    public const byte LastMark = Number;
    public const int DigestBytes = 32;
    public const int GuidBytes = 16;
    private const int FewestDigits = 5;
    private const int MostDigits = 18;
    private const int FewestBase64 = 24;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<byte> Base64Digits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    /// <summary>Most bytes that so many become: each may need a mark.</summary>
    public static int MostBytes(int length) => 2 * length;

    /// <summary>Shortens bytes; returns how many were written.</summary>
    /// <param name="plain">Any bytes.</param>
    /// <param name="coded">At least <see cref="MostBytes"/>.</param>
    public static int Write(ReadOnlySpan<byte> plain, Span<byte> coded)
    {
        int to = 0;
        for (int at = 0; at < plain.Length;)
        {
            int taken = Text(plain, at, coded[to..], out int written);
            if (taken == 0 && Phrases.Longest(plain[at..]) is >= 0 and var phrase)
            {
                (coded[to], coded[to + 1]) = (Phrase, (byte)phrase);
                (taken, written) = (Phrases.Get(phrase).Length, 2);
            }

            if (taken == 0)
            {
                taken = 1;
                written = Plain(plain[at], coded[to..]);
            }

            at += taken;
            to += written;
        }

        return to;
    }

    private static int Plain(byte value, Span<byte> coded)
    {
        if (value > LastMark)
        {
            coded[0] = value;
            return 1;
        }

        (coded[0], coded[1]) = (Literal, value);
        return 2;
    }

    // Looked for only where such a text begins, so that no byte is looked at often.
    private static int Text(ReadOnlySpan<byte> plain, int at, Span<byte> coded, out int written)
    {
        byte before = at == 0 ? (byte)0 : plain[at - 1];
        ReadOnlySpan<byte> rest = plain[at..];
        written = 0;
        if (before is (byte)'"' or (byte)'-' && HexDigits.Contains(rest[0]) && Bytes(rest, coded, out written) is > 0 and var hex)
        {
            return hex;
        }

        if (before == (byte)'"' && Base64(rest, coded, out written) is > 0 and var base64)
        {
            return base64;
        }

        return rest[0] is >= (byte)'1' and <= (byte)'9' && !Digits.Contains(before) ? Decimal(rest, coded, out written) : 0;
    }

    private static int Bytes(ReadOnlySpan<byte> text, Span<byte> coded, out int written)
    {
        written = 0;
        if (Utf8Parser.TryParse(text, out Guid id, out int length) && IsWritten(id, text[..length]))
        {
            coded[0] = Identifier;
            written = ByteWriter.WriteGuid(coded, 1, id);
            return length;
        }

        int run = Run(text, HexDigits, 2 * DigestBytes + 1);
        int bytes = run / 2;
        if (run is not (2 * DigestBytes or 2 * GuidBytes))
        {
            return 0;
        }

        coded[0] = bytes == DigestBytes ? Hex : ShortHex;
        Convert.FromHexString(text[..run], coded[1..], out _, out _);
        written = 1 + bytes;
        return run;
    }

    private static bool IsWritten(Guid id, ReadOnlySpan<byte> text)
    {
        Span<byte> again = stackalloc byte[36];
        return id.TryFormat(again, out _) && text.SequenceEqual(again);
    }

    private static int Base64(ReadOnlySpan<byte> text, Span<byte> coded, out int written)
    {
        written = 0;
        int run = Run(text, Base64Digits, text.Length);
        if (run < FewestBase64 || run % 4 != 0)
        {
            return 0;
        }

        byte[] bytes = ArrayPool<byte>.Shared.Rent(run);
        byte[] again = ArrayPool<byte>.Shared.Rent(run);
        try
        {
            // Only what is written in the same way again: padding may hide bits.
            if (System.Buffers.Text.Base64.DecodeFromUtf8(text[..run], bytes, out _, out int count) != OperationStatus.Done
                || System.Buffers.Text.Base64.EncodeToUtf8(bytes.AsSpan(0, count), again, out _, out int length) != OperationStatus.Done
                || count > LinkLimits.MaxRecordBytes || !text[..run].SequenceEqual(again.AsSpan(0, length)))
            {
                return 0;
            }

            coded[0] = Base64Text;
            written = ByteWriter.Write(coded, ByteWriter.WriteNumber(coded, 1, count), bytes.AsSpan(0, count));
            return run;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<byte>.Shared.Return(again);
        }
    }

    private static int Decimal(ReadOnlySpan<byte> text, Span<byte> coded, out int written)
    {
        written = 0;
        int run = Run(text, Digits, MostDigits + 1);
        if (run is < FewestDigits or > MostDigits || !Utf8Parser.TryParse(text[..run], out long value, out int length) || length != run)
        {
            return 0;
        }

        coded[0] = Number;
        written = ByteWriter.WriteNumber(coded, 1, value);
        return run;
    }

    private static int Run(ReadOnlySpan<byte> text, SearchValues<byte> values, int most)
    {
        ReadOnlySpan<byte> seen = text[..Math.Min(text.Length, most)];
        int end = seen.IndexOfAnyExcept(values);
        return end < 0 ? seen.Length : end;
    }
}
