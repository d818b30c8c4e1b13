using System.Text.Json.Serialization;
using Border.Domain.Documents.Chip.Security;

namespace Border.Domain.Documents.Chip.Access;

/// <summary>How a reader got into a chip (ICAO 9303-11 §4), weakest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChipAccess>))]
public enum ChipAccess
{
    /// <summary>Without any key, or not at all.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Basic Access Control: the older way, whose keys can be guessed by somebody who listened.</summary>
    [JsonStringEnumMemberName("BAC")]
    Bac,

    /// <summary>Password Authenticated Connection Establishment.</summary>
    [JsonStringEnumMemberName("PACE")]
    Pace,
}

/// <summary>What a reader got from a chip.</summary>
/// <param name="Access">How it got in.</param>
/// <param name="Files">What it read; without groups when it read nothing.</param>
/// <param name="CardAccess">EF.CardAccess, where the chip says openly what it can do; null when it has none.</param>
/// <param name="Problem">Why it read nothing or not all, in words for the officer and without personal data; null when all went well.</param>
public sealed record ChipReading(ChipAccess Access, ChipFiles Files, ReadOnlyMemory<byte>? CardAccess, string? Problem);
