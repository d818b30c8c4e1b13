using System.Text.Json.Serialization;

namespace Border.Domain.Faces;

/// <summary>Where the portrait comes from that a live face was compared with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PortraitSource>))]
public enum PortraitSource
{
    /// <summary>Printed on the document's page: a forger may have changed it.</summary>
    [JsonStringEnumMemberName("page")]
    Page,

    /// <summary>DG2 of the chip, unchanged since a trusted state signed it (ICAO 9303-10 §4.7.2).</summary>
    [JsonStringEnumMemberName("chip")]
    Chip,
}
