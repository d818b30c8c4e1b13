using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Border.Vision.Faces;

namespace Border.Vision.Gallery;

/// <summary>
/// The file of a gallery, version 1, little endian; README.md of this folder draws it. One header of 4,096 bytes, then five sections
/// without gaps; their sizes keep every number at a multiple of its own size.
/// </summary>
internal sealed record GalleryLayout
{
    public const int HeaderBytes = 4096;
    public const int Version = 1;
    public const int MaxCount = 4_000_000;
    public const int MaxIdBytes = 128;
    public const int Sections = 5;
    private const int DigestBytes = 32;
    private const int ModelIdBytes = 64;
    private const int ModelIdAt = 24;
    private const int ModelDigestAt = ModelIdAt + ModelIdBytes;
    private const int SectionsAt = ModelDigestAt + DigestBytes;
    private const int SectionBytes = 16 + DigestBytes;
    private const int HeaderDigestAt = HeaderBytes - DigestBytes;

    private static ReadOnlySpan<byte> Magic => "BORDRGAL"u8;

    public required int Count { get; init; }

    public required string ModelId { get; init; }

    public required string ModelDigest { get; init; }

    /// <summary>Where each section is and the SHA-256 of its bytes: features, codes, scales, id ends, ids.</summary>
    public required IReadOnlyList<GallerySection> Parts { get; init; }

    public GallerySection Features => Parts[0];

    public GallerySection Codes => Parts[1];

    public GallerySection Scales => Parts[2];

    public GallerySection IdEnds => Parts[3];

    public GallerySection Ids => Parts[4];

    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderBytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), FaceFeature.Dimensions);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), Count);
        Encoding.UTF8.GetBytes(ModelId, bytes.AsSpan(ModelIdAt, ModelIdBytes));
        Convert.FromHexString(ModelDigest).CopyTo(bytes.AsSpan(ModelDigestAt));
        for (var i = 0; i < Sections; i++)
        {
            var at = bytes.AsSpan(SectionsAt + (i * SectionBytes), SectionBytes);
            BinaryPrimitives.WriteInt64LittleEndian(at, Parts[i].Offset);
            BinaryPrimitives.WriteInt64LittleEndian(at[8..], Parts[i].Length);
            Parts[i].Sha256.CopyTo(at[16..]);
        }

        SHA256.HashData(bytes.AsSpan(0, HeaderDigestAt), bytes.AsSpan(HeaderDigestAt));
        return bytes;
    }

    /// <summary>Reads a header and checks that it is whole and that its sections lie one after the other inside the file.</summary>
    /// <exception cref="GalleryException">It is not the header of a usable gallery.</exception>
    public static GalleryLayout Read(ReadOnlySpan<byte> header, long fileBytes)
    {
        if (header.Length < HeaderBytes || !header.StartsWith(Magic))
        {
            throw new GalleryException("The file is no gallery. Build it again.");
        }

        if (BinaryPrimitives.ReadInt32LittleEndian(header[8..]) is var version && version != Version)
        {
            throw new GalleryException($"The gallery has format {version}; this version reads format {Version}. Build it again.");
        }

        if (!SHA256.HashData(header[..HeaderDigestAt]).AsSpan().SequenceEqual(header.Slice(HeaderDigestAt, DigestBytes)))
        {
            throw GallerySection.Damaged("header");
        }

        var parts = new GallerySection[Sections];
        for (var i = 0; i < Sections; i++)
        {
            var at = header.Slice(SectionsAt + (i * SectionBytes), SectionBytes);
            parts[i] = new GallerySection(
                BinaryPrimitives.ReadInt64LittleEndian(at), BinaryPrimitives.ReadInt64LittleEndian(at[8..]), at.Slice(16, DigestBytes).ToArray());
        }

        var layout = new GalleryLayout
        {
            Count = BinaryPrimitives.ReadInt32LittleEndian(header[16..]),
            ModelId = Encoding.UTF8.GetString(header.Slice(ModelIdAt, ModelIdBytes)).TrimEnd('\0'),
            ModelDigest = Convert.ToHexStringLower(header.Slice(ModelDigestAt, DigestBytes)),
            Parts = parts,
        };
        return layout.Fits(BinaryPrimitives.ReadInt32LittleEndian(header[12..]), fileBytes) ? layout : throw GallerySection.Damaged("table of sections");
    }

    private bool Fits(int dimensions, long fileBytes)
    {
        long[] lengths =
        [
            (long)Count * FaceFeature.Dimensions * sizeof(float), (long)Count * FaceFeature.Dimensions, (long)Count * 2 * sizeof(float), (long)Count * sizeof(int),
        ];
        var end = (long)HeaderBytes;
        for (var i = 0; i < Sections; i++)
        {
            if (Parts[i].Offset != end || Parts[i].Length < 0 || (i < lengths.Length && Parts[i].Length != lengths[i]))
            {
                return false;
            }

            end = Parts[i].Offset + Parts[i].Length;
        }

        return dimensions == FaceFeature.Dimensions && Count is >= 0 and <= MaxCount && Ids.Length <= (long)Count * MaxIdBytes && end == fileBytes;
    }
}

/// <summary>A part of the file.</summary>
/// <param name="Offset">Where it starts.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">Of those bytes.</param>
internal sealed record GallerySection(long Offset, long Length, byte[] Sha256)
{
    public static GalleryException Damaged(string what) =>
        new($"The gallery's {what} is damaged or cut short: its checksum or place is wrong. Nothing of it is used. Build or copy it again.");
}
