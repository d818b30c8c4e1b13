namespace Border.Domain.Documents.Chip.Groups;

/// <summary>
/// One element of a data group: tag, length, value in the basic encoding of ISO/IEC 7816-4 and 8825-1 with definite lengths only. .NET's reader
/// insists on ASN.1's order and types, which data groups do not follow.
/// </summary>
/// <param name="Tag">Its bytes as one number, for example 0x5F1F.</param>
/// <param name="Value">Without tag and length.</param>
public readonly record struct Tlv(int Tag, ReadOnlyMemory<byte> Value)
{
    /// <summary>True when the value holds elements itself.</summary>
    public bool IsConstructed => ((Tag > 0xFFFF ? Tag >> 16 : Tag > 0xFF ? Tag >> 8 : Tag) & 0x20) != 0;

    /// <summary>The elements inside.</summary>
    /// <exception cref="ChipDataException">The value is not a whole number of elements, or has too many.</exception>
    public IReadOnlyList<Tlv> Children() => ReadAll(Value);

    /// <summary>The first element inside with a tag; null when there is none.</summary>
    /// <exception cref="ChipDataException">As <see cref="Children"/>.</exception>
    public Tlv? Find(int tag)
    {
        foreach (var child in Children())
        {
            if (child.Tag == tag)
                return child;
        }

        return null;
    }

    /// <summary>A file that is one element of the expected tag. Fillers of a file longer than its content (00 or FF) may follow.</summary>
    /// <exception cref="ChipDataException">It is something else.</exception>
    public static Tlv ReadFile(ReadOnlyMemory<byte> file, int tag, string name)
    {
        if (file.Length > ChipLimits.MaxGroupBytes)
            throw new ChipDataException($"{name} has {file.Length} bytes; at most {ChipLimits.MaxGroupBytes} are taken.");
        var rest = file;
        var element = Read(ref rest);
        if (element.Tag != tag)
            throw new ChipDataException($"{name} begins with tag {element.Tag:X2} instead of {tag:X2}.");
        return element;
    }

    /// <summary>Elements one after the other.</summary>
    /// <exception cref="ChipDataException">They are cut off, too many, or not of this encoding.</exception>
    public static IReadOnlyList<Tlv> ReadAll(ReadOnlyMemory<byte> bytes)
    {
        var found = new List<Tlv>();
        while (bytes.Length > 0)
        {
            if (found.Count == ChipLimits.MaxElements)
                throw new ChipDataException($"There are more than {ChipLimits.MaxElements} elements.");
            found.Add(Read(ref bytes));
        }

        return found;
    }

    private static Tlv Read(ref ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        var (tag, at) = ReadTag(span);
        if (at >= span.Length)
            throw new ChipDataException("An element is cut off before its length.");
        long length = span[at++];
        if (length >= 0x80)
        {
            var count = (int)length & 0x7F;
            if (count is 0 or > 4 || at + count > span.Length)
                throw new ChipDataException(count == 0 ? "An element has no definite length." : "An element's length is cut off or has more than four bytes.");
            length = 0;
            for (var i = 0; i < count; i++)
                length = (length << 8) | span[at++];
        }

        if (length > span.Length - at)
            throw new ChipDataException($"An element claims {length} bytes where {span.Length - at} are left.");
        var element = new Tlv(tag, bytes.Slice(at, (int)length));
        bytes = bytes[(at + (int)length)..];
        return element;
    }

    private static (int Tag, int At) ReadTag(ReadOnlySpan<byte> span)
    {
        int tag = span.Length == 0 ? throw new ChipDataException("There are no bytes where an element should be.") : span[0];
        var at = 1;
        if ((tag & 0x1F) != 0x1F)
            return (tag, at);
        do
        {
            if (at == span.Length || at == 3)
                throw new ChipDataException("A tag is cut off or has more than three bytes.");
            tag = (tag << 8) | span[at];
        }
        while ((span[at++] & 0x80) != 0);
        return (tag, at);
    }
}
