namespace Border.Domain.Names;

/// <summary>A name cut into words and ready to be compared; made once, compared often. Immutable.</summary>
public sealed class ReadName
{
    /// <summary>Reads a name.</summary>
    /// <param name="text">In any script and order; of more than 300 characters the first 300, of more than 16 words the first 16.</param>
    /// <param name="kind">What it names.</param>
    public ReadName(string text, NameKind kind = NameKind.Person)
        : this(NameTokens.Of(text ?? throw new ArgumentNullException(nameof(text)), kind), kind)
    {
    }

    /// <summary>The name of a machine-readable zone, whose last word may be cut short (ICAO 9303-3 §4.6).</summary>
    /// <param name="text">Surname and given names.</param>
    /// <param name="isCut">True when the zone had no room left.</param>
    public static ReadName OfZone(string text, bool isCut)
    {
        var name = new ReadName(text);
        if (!isCut || name.Words.Length == 0)
            return name;
        var last = name.Words[^1];
        return new ReadName([.. name.Words[..^1], new NameToken(last.Text, last.Class, last.Native, isCut: true)], NameKind.Person);
    }

    internal ReadName(NameToken[] tokens, NameKind kind) => (Words, Kind) = (tokens, kind);

    /// <summary>What it names.</summary>
    public NameKind Kind { get; }

    /// <summary>Its words in order; empty when it has no letter.</summary>
    public IReadOnlyList<NameToken> Tokens => Words;

    internal NameToken[] Words { get; }
}
