using System.Text.Json.Serialization;

namespace Border.Link.Evidence;

/// <summary>A node says which sealed items it has that the centre has not confirmed (P-12.2).</summary>
public sealed record EvidenceOffer
{
    /// <summary>The run of the node; others ignore the answer.</summary>
    public required Guid Instance { get; init; }

    /// <summary>1 to <see cref="Protocol.LinkLimits.MaxEvidenceOffers"/> items.</summary>
    public required IReadOnlyList<EvidenceItem> Items { get; init; }
}

/// <summary>A sealed item.</summary>
/// <param name="Digest">SHA-256 of its plain content, 64 lower-case hexadecimal digits.</param>
/// <param name="Key">The subject key that seals it.</param>
/// <param name="Bytes">Length of the sealed bytes.</param>
public sealed record EvidenceItem(string Digest, Guid Key, int Bytes);

/// <summary>Goes before the bytes of a part.</summary>
public sealed record EvidencePartHeader
{
    /// <summary>The run of the node.</summary>
    public required Guid Instance { get; init; }

    /// <summary>The item.</summary>
    public required EvidenceItem Item { get; init; }

    /// <summary>From which byte of the sealed bytes the part is.</summary>
    public required int Offset { get; init; }
}

/// <summary>What the centre says of an item.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceOutcome>))]
public enum EvidenceOutcome
{
    /// <summary>It lacks the bytes from <see cref="EvidenceState.Next"/> on.</summary>
    [JsonStringEnumMemberName("lacks")]
    Lacks,

    /// <summary>It is stored and was checked: offer it no more.</summary>
    [JsonStringEnumMemberName("have")]
    Have,

    /// <summary>Its subject was erased: nobody wants it any more.</summary>
    [JsonStringEnumMemberName("gone")]
    Gone,

    /// <summary>Its key never came: no record that refers to it is committed yet.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>What came is not what its name says; all of it was thrown away.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>There is no room at the centre, or too much came at once: later.</summary>
    [JsonStringEnumMemberName("busy")]
    Busy,
}

/// <summary>What the centre has of an item.</summary>
public sealed record EvidenceState
{
    /// <summary>The item's digest.</summary>
    public required string Digest { get; init; }

    /// <summary>The item's key.</summary>
    public required Guid Key { get; init; }

    /// <summary>What it says.</summary>
    public required EvidenceOutcome Outcome { get; init; }

    /// <summary>The first byte that it lacks.</summary>
    public int Next { get; init; }
}

/// <summary>The centre's answer to an offer or a part.</summary>
public sealed record EvidenceAnswer
{
    /// <summary>The instance that is answered; others ignore it.</summary>
    public required Guid Instance { get; init; }

    /// <summary>One for each item offered, in its order; one for a part.</summary>
    public required IReadOnlyList<EvidenceState> Items { get; init; }

    /// <summary>Why, in words for the node's administrator.</summary>
    public string? Reason { get; init; }

    /// <summary>With <see cref="EvidenceOutcome.Busy"/>: how long to wait, in milliseconds.</summary>
    public int? RetryAfterMs { get; init; }
}
