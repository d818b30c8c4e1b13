using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Border.Domain.Bundles;

/// <summary>
/// A bundle on the line and on disk: one byte of format, 2 bytes length of the header (big-endian), the header in JSON, then Brotli
/// (RFC 7932). What is packed is unpacked only after the header's signature was found good, and never beyond the size that the header
/// names, itself limited by the kind.
/// </summary>
public static class BundleCodec
{
    internal const byte Whole = 2;
    internal const byte Delta = 3;

    // 5 packs a list of names five times as fast as 9, and 4% larger.
    private const int Quality = 5;
    private const int Prefix = 3;
    private const int MaxHeader = 4096;
    private const int MaxFirst = 96 * 1024 * 1024;

    /// <summary>Writes a whole bundle.</summary>
    public static byte[] Write(BundleEnvelope bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return Write(Whole, Header(bundle), bundle.Payload);
    }

    /// <summary>Reads a whole bundle from the centre's own store, without verifying anything.</summary>
    /// <exception cref="InvalidDataException">The bytes are no bundle.</exception>
    public static BundleEnvelope Read(ReadOnlySpan<byte> bytes)
    {
        if (OpenFirst(bytes) is { } first)
            return first;
        if (Open(Whole, bytes, out var packed) is not { } header || Unpack(packed, header.Bytes, int.MaxValue) is not { } payload)
            throw new InvalidDataException("The store holds something else than a bundle of this version's format. Publish it anew.");
        return Envelope(header, payload);
    }

    internal static BundleHeader Header(BundleEnvelope bundle) =>
        new(bundle.Kind, bundle.Version, bundle.IssuedAt, bundle.ExpiresAt, bundle.Digest, bundle.Payload.Length, bundle.Signature);

    internal static BundleEnvelope Envelope(BundleHeader header, byte[] payload) => new()
    {
        Kind = header.Kind,
        Version = header.Version,
        IssuedAt = header.IssuedAt,
        ExpiresAt = header.ExpiresAt,
        Digest = header.Digest,
        Signature = header.Signature,
        Payload = payload,
    };

    internal static byte[] Write(byte format, BundleHeader header, ReadOnlySpan<byte> content)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(header, BundleJson.Default.BundleHeader);
        using var bytes = new MemoryStream();
        bytes.WriteByte(format);
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)json.Length));
        bytes.Write(length);
        bytes.Write(json);
        using (var packer = new BrotliStream(bytes, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true))
            packer.Write(content);
        return bytes.ToArray();
    }

    /// <summary>The header of what may be a bundle; null when it is none. Nothing of it is trusted yet.</summary>
    internal static BundleHeader? Open(byte format, ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> packed)
    {
        packed = default;
        if (bytes.Length < Prefix || bytes[0] != format)
            return null;
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
        if (length > MaxHeader || length > bytes.Length - Prefix)
            return null;
        packed = bytes[(Prefix + length)..];
        try
        {
            return JsonSerializer.Deserialize(bytes.Slice(Prefix, length), BundleJson.Default.BundleHeader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A bundle of the first format, JSON with the payload in base64, as ledgers and nodes may still hold; null when it is none.</summary>
    internal static BundleEnvelope? OpenFirst(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > MaxFirst || bytes[0] != (byte)'{')
            return null;
        try
        {
            return JsonSerializer.Deserialize(bytes, BundleJson.Default.BundleEnvelope);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Unpacks exactly so many bytes; null when there are fewer or more, or more than the limit.</summary>
    internal static byte[]? Unpack(ReadOnlySpan<byte> packed, long size, int limit)
    {
        if (size < 0 || size > Math.Min(limit, Array.MaxLength))
            return null;
        var content = new byte[size];
        return BrotliDecoder.TryDecompress(packed, content, out var written) && written == size ? content : null;
    }
}

/// <summary>Goes before the packed content.</summary>
/// <param name="Kind">One of <see cref="BundleKinds"/>.</param>
/// <param name="Version">See <see cref="BundleEnvelope"/>.</param>
/// <param name="IssuedAt">See there.</param>
/// <param name="ExpiresAt">See there.</param>
/// <param name="Digest">See there.</param>
/// <param name="Bytes">The payload's size unpacked; of a delta, that of the payload it gives.</param>
/// <param name="Signature">See there.</param>
/// <param name="BaseVersion">Of a delta: the version that it changes.</param>
/// <param name="BaseDigest">Of a delta: that version's digest.</param>
/// <param name="ChangeBytes">Of a delta: the size of its changes unpacked.</param>
public sealed record BundleHeader(
    string Kind,
    long Version,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ExpiresAt,
    string Digest,
    long Bytes,
    byte[]? Signature,
    long? BaseVersion = null,
    string? BaseDigest = null,
    long? ChangeBytes = null);

/// <summary>Source-generated JSON of the header.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BundleHeader))]
[JsonSerializable(typeof(BundleEnvelope))]
public sealed partial class BundleJson : JsonSerializerContext;
