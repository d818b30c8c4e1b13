using System.Text.Json.Serialization;

namespace Border.Link.Bundles;

/// <summary>Tells a node that a bundle is there to be fetched (PROTOCOL.md §6); retained, one per kind.</summary>
public sealed record BundleAnnouncement
{
    /// <summary>"watchlist", "policy", "model", "staff", "kiosk", ...: a-z, 0-9 and '-', 1 to 32.</summary>
    public required string Kind { get; init; }

    /// <summary>Grows with every bundle of the kind; 1 or more.</summary>
    public required long Version { get; init; }

    /// <summary>SHA-256 of the bundle, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The bundle's size in bytes; nothing beyond it is ever written.</summary>
    public required long Bytes { get; init; }

    /// <summary>Set by the node when it fetches a delta instead: the version it changes. Null on the line: whole bundles are announced.</summary>
    public long? BaseVersion { get; init; }

    /// <summary>The signed manifest; the link carries it and does not look into it.</summary>
    public byte[]? Manifest { get; init; }

    /// <summary>True when the text may name a kind of bundle, which becomes part of topics and file names.</summary>
    public static bool IsKind(string? text) =>
        text is { Length: > 0 and <= 32 } && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>What is wrong with the announcement; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        _ when !IsKind(Kind) => "its kind is not 1 to 32 of a-z, 0-9 and '-'",
        { Version: < 1 } => "its version is not 1 or more",
        { Bytes: < 1 or > Protocol.LinkLimits.MaxBundleBytes } => $"its size is not 1 to {Protocol.LinkLimits.MaxBundleBytes} bytes",
        _ when Sha256 is not { Length: 64 } || !Sha256.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f')) => "its SHA-256 is not 64 hexadecimal digits",
        { Manifest.Length: > Protocol.LinkLimits.MaxManifestBytes } => $"its manifest is larger than {Protocol.LinkLimits.MaxManifestBytes} bytes",
        _ => null,
    };
}

/// <summary>A node asks for a part of a bundle.</summary>
public sealed record BundleRequest
{
    /// <summary>The bundle's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The bundle's version.</summary>
    public required long Version { get; init; }

    /// <summary>The bundle's SHA-256, so that parts of two bundles never mix.</summary>
    public required string Sha256 { get; init; }

    /// <summary>For a delta: the version it changes; null for a whole bundle.</summary>
    public long? BaseVersion { get; init; }

    /// <summary>From which byte, counted from 0.</summary>
    public required long Offset { get; init; }

    /// <summary>How many bytes, 1 to <see cref="Protocol.LinkLimits.MaxChunkBytes"/>.</summary>
    public required int Length { get; init; }
}

/// <summary>Goes before a part's bytes.</summary>
public sealed record ChunkHeader
{
    /// <summary>The bundle's SHA-256.</summary>
    public required string Sha256 { get; init; }

    /// <summary>From which byte the part is.</summary>
    public required long Offset { get; init; }

    /// <summary>Set when there is no such part any more: the node gives this bundle up.</summary>
    public string? Problem { get; init; }
}

/// <summary>What became of a bundle at a node.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BundleOutcome>))]
public enum BundleOutcome
{
    /// <summary>Verified and in use.</summary>
    [JsonStringEnumMemberName("applied")]
    Applied,

    /// <summary>Changed nothing (invariant I8).</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}

/// <summary>A node tells what became of a bundle.</summary>
public sealed record BundleReport
{
    /// <summary>The bundle's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The bundle's version.</summary>
    public required long Version { get; init; }

    /// <summary>What became of it.</summary>
    public required BundleOutcome Outcome { get; init; }

    /// <summary>Why, in words.</summary>
    public string? Reason { get; init; }
}
