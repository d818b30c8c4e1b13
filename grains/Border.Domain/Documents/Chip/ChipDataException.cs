namespace Border.Domain.Documents.Chip;

/// <summary>Bytes of a chip, certificate or seal are not what their standard says. The message says what, in words, without personal data.</summary>
public sealed class ChipDataException : Exception
{
    /// <summary>With words.</summary>
    public ChipDataException(string message) : base(message)
    {
    }

    /// <summary>With words and what was thrown below.</summary>
    public ChipDataException(string message, Exception inner) : base(message, inner)
    {
    }
}
