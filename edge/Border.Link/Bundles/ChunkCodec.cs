using Border.Link.Protocol;

namespace Border.Link.Bundles;

/// <summary>A part of a bundle on the line (P-6.3), as <see cref="PartFrame"/> frames it.</summary>
public static class ChunkCodec
{
    private const int MaxHeader = 4096;

    /// <summary>Writes a part.</summary>
    public static byte[] Write(ChunkHeader header, ReadOnlySpan<byte> bytes) => PartFrame.Write(header, LinkJson.Default.ChunkHeader, bytes);

    /// <summary>Reads a part from outside.</summary>
    /// <exception cref="InvalidMessageException">Too large, truncated, or no part of a bundle.</exception>
    public static (ChunkHeader Header, ReadOnlyMemory<byte> Bytes) Read(ReadOnlyMemory<byte> message) =>
        PartFrame.Read(message, LinkJson.Default.ChunkHeader, MaxHeader, LinkLimits.MaxChunkBytes, "a bundle");
}
