using System.Buffers.Binary;

namespace Border.Devices.Documents;

/// <summary>The answer to one page, one byte on the wire.</summary>
public enum TcpScannerAnswer : byte
{
    /// <summary>The lane has the page.</summary>
    Taken = (byte)'A',

    /// <summary>The page is larger than allowed; the connection is closed.</summary>
    TooLarge = (byte)'L',

    /// <summary>The page has no bytes; the connection stays.</summary>
    Empty = (byte)'E',

    /// <summary>The bytes are no page header; the connection is closed.</summary>
    Garbage = (byte)'G',

    /// <summary>Too many pages a minute; the connection is closed.</summary>
    TooMany = (byte)'F',

    /// <summary>Too many connections, or the lane stops; send the page again later. The connection is closed.</summary>
    Busy = (byte)'B',
}

/// <summary>
/// A page on the wire: the four bytes <c>BDS1</c>, the length as an unsigned 32 bit number with the highest byte first, then that many
/// bytes of an encoded image. One answer byte (<see cref="TcpScannerAnswer"/>) comes back per page; a client without an answer sends
/// the page again.
/// </summary>
public static class TcpScannerProtocol
{
    /// <summary>Bytes before a page.</summary>
    public const int HeaderBytes = 8;

    /// <summary>What every page starts with.</summary>
    public static ReadOnlySpan<byte> Magic => "BDS1"u8;

    /// <summary>Sends one page and waits for the answer.</summary>
    /// <exception cref="EndOfStreamException">The node closed the connection without an answer.</exception>
    public static async Task<TcpScannerAnswer> SendAsync(Stream stream, ReadOnlyMemory<byte> page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(Magic.Length), (uint)page.Length);
        await stream.WriteAsync(header, cancellation);
        await stream.WriteAsync(page, cancellation);
        await stream.FlushAsync(cancellation);
        await stream.ReadExactlyAsync(header.AsMemory(0, 1), cancellation);
        return (TcpScannerAnswer)header[0];
    }

    /// <summary>The length a header announces; null when it is no header.</summary>
    internal static uint? LengthOf(ReadOnlySpan<byte> header) =>
        header.StartsWith(Magic) ? BinaryPrimitives.ReadUInt32BigEndian(header[Magic.Length..]) : null;
}
