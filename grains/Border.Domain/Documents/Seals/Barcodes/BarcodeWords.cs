using Border.Domain.Documents.Chip;

namespace Border.Domain.Documents.Seals.Barcodes;

/// <summary>What a barcode's messages mean (IDB §3.4; those from 80 on as BSI TR-03137 gives them to German documents).</summary>
public static class BarcodeWords
{
    private static readonly Dictionary<int, (string Name, int Width)> Zones = new()
    {
        [0x07] = ("zone of a card (TD1)", 30),
        [0x08] = ("zone of a passport (TD3)", 44),
        [0x81] = ("zone of a document (TD2)", 36),
    };

    private static readonly Dictionary<int, string> Names = new()
    {
        [0x01] = "visa",
        [0x02] = "emergency travel document",
        [0x03] = "proof of testing",
        [0x04] = "proof of vaccination",
        [0x05] = "proof of recovery",
        [0x06] = "digital travel authorization",
        [0x0A] = "EF.CardAccess",
        [0x80] = "image of the face",
    };

    /// <summary>Each message in words; what is not known stands as hex.</summary>
    public static IReadOnlyList<(string Name, string Value)> Messages(IcaoBarcode barcode)
    {
        ArgumentNullException.ThrowIfNull(barcode);
        return [.. barcode.Messages.Select(Message)];
    }

    /// <summary>The lines of the first machine-readable zone; null when there is none.</summary>
    public static IReadOnlyList<string>? Zone(IcaoBarcode barcode)
    {
        ArgumentNullException.ThrowIfNull(barcode);
        var message = barcode.Messages.FirstOrDefault(m => Zones.ContainsKey(m.Tag));
        if (message is null || Text(message) is not { } text)
            return null;
        var width = Zones[message.Tag].Width;
        return text.Length % width == 0 && text.Length > 0 ? [.. text.Chunk(width).Select(line => new string(line))] : null;
    }

    private static (string, string) Message(SealFeature message) => message.Tag switch
    {
        _ when Zones.TryGetValue(message.Tag, out var zone) => (zone.Name, Text(message) ?? Hex(message)),
        0x09 => ("card access number", Text(message) ?? Hex(message)),
        0x82 => ("document reference", Text(message) ?? Hex(message)),
        0x84 => ("date", MaskedDate.Read(message.Value.Span)?.Text ?? Hex(message)),
        0x85 => ("document number", Text(message) ?? Hex(message)),
        _ => (Names.GetValueOrDefault(message.Tag) ?? $"message {message.Tag:X2}", Hex(message)),
    };

    private static string? Text(SealFeature message)
    {
        try
        {
            return C40.Decode(message.Value.Span);
        }
        catch (ChipDataException)
        {
            return null; // shown as it is
        }
    }

    private static string Hex(SealFeature message) => Convert.ToHexString(message.Value.Span);
}
