using System.Text.Json.Serialization;
using Border.Cli.Output;
using Border.Domain.Documents;
using Border.Domain.Documents.Mrz;

namespace Border.Cli.Mrz;

/// <summary>One zone's line of output.</summary>
/// <param name="Format">Null when the lines have the shape of no zone.</param>
/// <param name="Valid">True when every check digit and field holds.</param>
/// <param name="Fields">Null when the fields cannot be told apart.</param>
/// <param name="Problems">In words.</param>
public sealed record MrzLine(MrzFormat? Format, bool Valid, MrzLineFields? Fields, IReadOnlyList<string> Problems)
{
    /// <summary>The output of a result.</summary>
    public static MrzLine Of(MrzResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var fields = result.Document is { } d
            ? new MrzLineFields(
                d.DocumentCode, d.Surname, d.GivenNames, d.DocumentNumber, d.Issuer, d.Nationality, d.BirthDate, d.Sex, d.ExpiryDate, d.Optional)
            : null;
        return new MrzLine(result.Format, result.Valid, fields, result.Problems);
    }
}

/// <summary>The fields as printed, without fillers; dates are YYMMDD.</summary>
/// <param name="DocumentCode">See <see cref="TravelDocument.DocumentCode"/>.</param>
/// <param name="Surname">See <see cref="TravelDocument.Surname"/>.</param>
/// <param name="GivenNames">See <see cref="TravelDocument.GivenNames"/>.</param>
/// <param name="DocumentNumber">See <see cref="TravelDocument.DocumentNumber"/>.</param>
/// <param name="Issuer">See <see cref="TravelDocument.Issuer"/>.</param>
/// <param name="Nationality">See <see cref="TravelDocument.Nationality"/>.</param>
/// <param name="BirthDate">See <see cref="TravelDocument.BirthDate"/>.</param>
/// <param name="Sex">See <see cref="TravelDocument.Sex"/>.</param>
/// <param name="ExpiryDate">See <see cref="TravelDocument.ExpiryDate"/>.</param>
/// <param name="Optional">See <see cref="TravelDocument.Optional"/>.</param>
public sealed record MrzLineFields(
    string DocumentCode,
    string Surname,
    string GivenNames,
    string DocumentNumber,
    string Issuer,
    string Nationality,
    string BirthDate,
    string Sex,
    string ExpiryDate,
    string Optional);

/// <summary>Source-generated JSON of the output.</summary>
[JsonSerializable(typeof(MrzLine))]
public sealed partial class MrzJson : JsonSerializerContext
{
    /// <summary>With the command line's options.</summary>
    public static MrzJson Output { get; } = new(new(JsonLines.Options));
}
