using System.Text.Json.Serialization;

namespace Border.Domain.Documents;

/// <summary>The layouts of a machine-readable zone (ICAO 9303 parts 4 to 7).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MrzFormat>))]
public enum MrzFormat
{
    /// <summary>Card, three lines of 30 (ICAO 9303-5).</summary>
    TD1,

    /// <summary>Larger card, two lines of 36 (ICAO 9303-6).</summary>
    TD2,

    /// <summary>Passport booklet, two lines of 44 (ICAO 9303-4).</summary>
    TD3,

    /// <summary>Visa, two lines of 44 (ICAO 9303-7).</summary>
    [JsonStringEnumMemberName("MRV-A")]
    MRVA,

    /// <summary>Smaller visa, two lines of 36 (ICAO 9303-7).</summary>
    [JsonStringEnumMemberName("MRV-B")]
    MRVB,

    /// <summary>The French identity card of 1988 to 2021, two lines of 36 in a layout of its own.</summary>
    [JsonStringEnumMemberName("FR-ID")]
    FRID,
}

/// <summary>What a document's machine-readable zone says. Dates are as printed (YYMMDD, <c>&lt;</c> where unknown).</summary>
/// <param name="Format">The zone's layout.</param>
/// <param name="DocumentCode">For example <c>P</c>, <c>ID</c>, <c>V</c>.</param>
/// <param name="Issuer">Issuing state or organisation, one to three letters without fillers, for example <c>UTO</c> or <c>D</c> (ICAO 9303-3 §5).</param>
/// <param name="Surname">Primary identifier.</param>
/// <param name="GivenNames">Secondary identifier; empty when there is none.</param>
/// <param name="DocumentNumber">Without fillers; a TD1 number continued in the optional data is joined.</param>
/// <param name="Nationality">One to three letters without fillers.</param>
/// <param name="BirthDate">YYMMDD.</param>
/// <param name="Sex"><c>M</c>, <c>F</c> or <c>X</c> (printed <c>&lt;</c>).</param>
/// <param name="ExpiryDate">YYMMDD.</param>
/// <param name="Optional">Optional data without the fillers around it; empty when there is none. A TD1's two elements are joined by a blank.</param>
public sealed record TravelDocument(
    MrzFormat Format,
    string DocumentCode,
    string Issuer,
    string Surname,
    string GivenNames,
    string DocumentNumber,
    string Nationality,
    string BirthDate,
    string Sex,
    string ExpiryDate,
    string Optional);
