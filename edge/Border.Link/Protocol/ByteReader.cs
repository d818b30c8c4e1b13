namespace Border.Link.Protocol;

/// <summary>Reads the numbers and fixed fields of compact messages; what is missing or too large is an error, never a guess.</summary>
/// <param name="bytes">The message, from outside.</param>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private const int BitsPerByte = 7;
    private const int MaxBits = 63;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many bytes were read.</summary>
    public int At { get; private set; }

    /// <summary>True when everything was read.</summary>
    public readonly bool IsEmpty => At == _bytes.Length;

    /// <summary>The next bytes.</summary>
    /// <exception cref="InvalidMessageException">There are not so many.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - At)
        {
            throw new InvalidMessageException("The message ends in the middle of a field.");
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(At, count);
        At += count;
        return taken;
    }

    /// <summary>An identifier, 16 bytes in the order in which it is written.</summary>
    public Guid TakeGuid() => new(Take(16), bigEndian: true);

    /// <summary>A number from 0 to 2^63-1: seven bits a byte, the lowest first, the highest bit set in all but the last.</summary>
    /// <exception cref="InvalidMessageException">It is cut off or too large.</exception>
    public long TakeNumber()
    {
        ulong value = 0;
        for (int shift = 0; shift < MaxBits; shift += BitsPerByte)
        {
            byte next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                return (long)value;
            }
        }

        throw new InvalidMessageException("A number of the message is too large.");
    }

    /// <summary>A number that has a limit of its own.</summary>
    /// <exception cref="InvalidMessageException">It is above the limit.</exception>
    public int TakeNumber(int limit)
    {
        long value = TakeNumber();
        return value <= limit ? (int)value : throw new InvalidMessageException($"A number of the message is above its limit of {limit}.");
    }
}

/// <summary>Writes what <see cref="ByteReader"/> reads into bytes that are large enough.</summary>
internal static class ByteWriter
{
    /// <summary>Most bytes of a number.</summary>
    public const int MaxNumberBytes = 9;

    /// <summary>Writes a number of 0 or more; returns where the next field begins.</summary>
    public static int WriteNumber(Span<byte> bytes, int at, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        for (ulong rest = (ulong)value; ; rest >>= 7)
        {
            bytes[at++] = (byte)(rest < 0x80 ? rest : (rest & 0x7F) | 0x80);
            if (rest < 0x80)
            {
                return at;
            }
        }
    }

    /// <summary>Writes an identifier; returns where the next field begins.</summary>
    public static int WriteGuid(Span<byte> bytes, int at, Guid id)
    {
        id.TryWriteBytes(bytes[at..], bigEndian: true, out int written);
        return at + written;
    }

    /// <summary>Writes bytes; returns where the next field begins.</summary>
    public static int Write(Span<byte> bytes, int at, ReadOnlySpan<byte> field)
    {
        field.CopyTo(bytes[at..]);
        return at + field.Length;
    }
}
