using Border.Domain.Documents.Mrz;

namespace Border.Domain.Documents.Chip.Access;

/// <summary>What opens a chip: three fields of the printed zone, or the number printed on a card's face (ICAO 9303-11 §4.2 and §9.7).</summary>
public sealed class ChipKey
{
    private ChipKey(string zone, string? number) => (ZoneInformation, CardAccessNumber) = (zone, number);

    /// <summary>Document number, date of birth and date of expiry, each with its check digit.</summary>
    public string ZoneInformation { get; }

    /// <summary>The card access number; null when there is none.</summary>
    public string? CardAccessNumber { get; }

    /// <summary>The key of a document.</summary>
    /// <param name="document">As its zone says; a number shorter than nine characters is filled up.</param>
    /// <param name="cardAccessNumber">Printed on the face of some cards.</param>
    public static ChipKey Of(TravelDocument document, string? cardAccessNumber = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var number = document.DocumentNumber.PadRight(9, '<');
        return new ChipKey(
            number + CheckDigit.Of(number) + document.BirthDate + CheckDigit.Of(document.BirthDate) + document.ExpiryDate + CheckDigit.Of(document.ExpiryDate),
            cardAccessNumber);
    }

    /// <summary>Never the key: it names the holder.</summary>
    public override string ToString() => "key of a chip";
}
