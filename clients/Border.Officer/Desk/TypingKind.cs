namespace Border.Officer.Desk;

/// <summary>What an officer types.</summary>
public enum TypingKind
{
    /// <summary>The lines of a machine-readable zone.</summary>
    Zone,

    /// <summary>The fields of a document without a zone.</summary>
    Fields,

    /// <summary>A plate.</summary>
    Plate,

    /// <summary>How the vehicle looks.</summary>
    Looks,
}
