using System.Globalization;
using System.Text;

namespace Border.Domain.Bundles;

/// <summary>Signed, versioned data from the centre (invariant I8). On the line and on disk it is packed: <see cref="BundleCodec"/>.</summary>
public sealed record BundleEnvelope
{
    /// <summary>One of <see cref="BundleKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>1 or more; a node applies only a version above the one it has.</summary>
    public required long Version { get; init; }

    /// <summary>When the centre signed it; screens show its age.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When it is stale; it stays in use with its age visible, because a post never goes blind.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>SHA-256 of <see cref="Payload"/> in lower-case hex.</summary>
    public required string Digest { get; init; }

    /// <summary>The content as it is used, unpacked; at most <see cref="BundleKinds.MaxPayloadBytes"/>.</summary>
    public required byte[] Payload { get; init; }

    /// <summary>ECDSA P-256 with SHA-256 over <see cref="SignedBytes"/>, 64 bytes (IEEE P1363).</summary>
    public byte[]? Signature { get; init; }

    /// <summary>What the signature covers: everything, the payload through its digest. So a whole bundle and a delta that gives the same prove the same.</summary>
    public byte[] SignedBytes() => Encoding.UTF8.GetBytes(string.Join(
        '\n',
        "border/v1 bundle",
        Kind,
        Version.ToString(CultureInfo.InvariantCulture),
        IssuedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ExpiresAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "never",
        Digest));

    /// <summary>The bytes that are sent: <see cref="BundleCodec"/>.</summary>
    public byte[] ToBytes() => BundleCodec.Write(this);
}
