namespace Border.Domain.Documents.Names;

/// <summary>How a printed name and a zone's name agree.</summary>
public enum NameAgreement
{
    /// <summary>The zone writes the whole name in one of the ways ICAO 9303-3 or its issuer allows.</summary>
    Same,

    /// <summary>As far as the zone goes; the rest had no room.</summary>
    Truncated,

    /// <summary>The zone names somebody else, or writes in a way no table knows.</summary>
    Different,

    /// <summary>The name holds letters of a script without a table.</summary>
    Unknown,
}

/// <summary>Compares a name in the visual zone or the chip, in its own letters, with the machine-readable zone.</summary>
public static class NameComparison
{
    /// <summary>Whether the zone writes this name.</summary>
    /// <param name="printed">In any script with a table; at most <see cref="Transliteration.MaxCharacters"/> letters count.</param>
    /// <param name="zone">A to Z and blanks.</param>
    /// <param name="mayBeTruncated">True when the zone's field is full, so that the name's end may be missing.</param>
    public static NameAgreement Compare(string printed, string zone, bool mayBeTruncated)
    {
        ArgumentNullException.ThrowIfNull(printed);
        ArgumentNullException.ThrowIfNull(zone);
        var target = Squeeze(zone);
        var ends = new HashSet<int> { 0 };
        var letters = Transliteration.Writings(Squeeze(printed)).ToList();
        if (letters.Contains(null))
            return NameAgreement.Unknown;
        var truncated = false;
        foreach (var writings in letters)
        {
            // Past the zone's end nothing can be compared: a name that agreed until there is a truncated one.
            truncated |= ends.Contains(target.Length) && target.Length > 0;
            ends = Step(ends, writings!, target, ref truncated);
            if (ends.Count == 0)
                break;
        }

        if (ends.Contains(target.Length))
            return NameAgreement.Same;
        return truncated && mayBeTruncated ? NameAgreement.Truncated : NameAgreement.Different;
    }

    private static HashSet<int> Step(HashSet<int> from, string[] writings, string target, ref bool truncated)
    {
        var next = new HashSet<int>();
        foreach (var at in from)
        {
            foreach (var writing in writings)
            {
                // A blank or hyphen is a filler in the zone, but some issuers leave it out.
                if (writing == " " && (at == 0 || at == target.Length || target[at] != ' '))
                    next.Add(at);
                else if (string.CompareOrdinal(target, at, writing, 0, writing.Length) == 0)
                    next.Add(at + writing.Length);
                else if (target.Length - at < writing.Length && writing.StartsWith(target[at..], StringComparison.Ordinal))
                    truncated = true;
            }
        }

        return next;
    }

    private static string Squeeze(string text) =>
        string.Join(' ', text.Split([' ', '<'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
