using System.Text.Json.Serialization;

namespace Border.Domain.Documents.Chip.Security;

/// <summary>What passive authentication says of a chip, worst first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChipVerdict>))]
public enum ChipVerdict
{
    /// <summary>A file is not what ICAO 9303-10 says.</summary>
    [JsonStringEnumMemberName("malformed")]
    Malformed,

    /// <summary>There is no EF.SOD, or nobody signed it.</summary>
    [JsonStringEnumMemberName("unsigned")]
    Unsigned,

    /// <summary>A data group, or the list of their hashes, is not what was signed.</summary>
    [JsonStringEnumMemberName("altered")]
    Altered,

    /// <summary>The signer cannot be traced to a trusted authority, or to that of another state.</summary>
    [JsonStringEnumMemberName("unknown-issuer")]
    UnknownIssuer,

    /// <summary>The signer or its authority was revoked.</summary>
    [JsonStringEnumMemberName("revoked")]
    Revoked,

    /// <summary>The signer or its authority is not valid at the time that counts.</summary>
    [JsonStringEnumMemberName("expired-signer")]
    ExpiredSigner,

    /// <summary>Everything that was read is signed by a trusted state. A copied chip passes too.</summary>
    [JsonStringEnumMemberName("genuine")]
    Genuine,
}

/// <summary>What became of one data group.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GroupStatus>))]
public enum GroupStatus
{
    /// <summary>As signed.</summary>
    [JsonStringEnumMemberName("intact")]
    Intact,

    /// <summary>Not as signed.</summary>
    [JsonStringEnumMemberName("altered")]
    Altered,

    /// <summary>Nobody signed it.</summary>
    [JsonStringEnumMemberName("unsigned")]
    Unsigned,

    /// <summary>Signed, but not among the files: not read, as fingerprints (DG3) usually are.</summary>
    [JsonStringEnumMemberName("not-read")]
    NotRead,
}

/// <summary>The result of passive authentication.</summary>
/// <param name="Verdict">The worst of what was found.</param>
/// <param name="Reasons">Each failure in words without personal data; empty when genuine.</param>
/// <param name="Groups">By name, <c>DG1</c> to <c>DG16</c>.</param>
/// <param name="Notes">What the verdict had to do without, such as a list of revoked certificates.</param>
/// <param name="SignerCountry">Two letters of the trusted authority; null when there is none.</param>
public sealed record ChipResult(
    ChipVerdict Verdict,
    IReadOnlyList<string> Reasons,
    IReadOnlyDictionary<string, GroupStatus> Groups,
    IReadOnlyList<string> Notes,
    string? SignerCountry);
