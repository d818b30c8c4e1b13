using Border.Domain.Documents;
using Border.Domain.Subjects;

namespace Border.Edge.Recording;

/// <summary>Names subjects under the national pseudonym key.</summary>
/// <param name="key">32 bytes.</param>
public sealed class Pseudonyms(byte[] key)
{
    /// <summary>Reads the key file: 64 hex digits.</summary>
    /// <exception cref="InvalidDataException">The file holds something else; the message says what to do.</exception>
    public static Pseudonyms Load(string file)
    {
        var text = File.ReadAllText(file).Trim();
        return text.Length == 64 && text.All(char.IsAsciiHexDigit)
            ? new Pseudonyms(Convert.FromHexString(text))
            : throw new InvalidDataException($"{file} is no pseudonym key: it must hold 64 hex digits, the same at every node. Copy it from the centre.");
    }

    /// <summary>The traveller of a document.</summary>
    public string Of(TravelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Pseudonym.Traveller(key, document.Issuer, document.DocumentNumber, document.BirthDate);
    }

    /// <summary>The vehicle of a plate.</summary>
    public string Of(string? country, string plate) => Pseudonym.Vehicle(key, country, plate);
}
