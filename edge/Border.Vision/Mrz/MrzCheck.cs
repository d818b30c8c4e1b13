using Border.Domain.Documents.Mrz;

namespace Border.Vision.Mrz;

/// <summary>One check digit of a zone (ICAO 9303-3 §4.9: weights 7, 3, 1; letters 10 to 35; filler 0; modulo 10).</summary>
internal sealed class MrzCheck
{
    private readonly (int Line, int Start, int Length)[] _parts;

    public MrzCheck(string name, int line, int position, params (int Line, int Start, int Length)[] parts)
    {
        (Name, Line, Position) = (name, line, position);
        _parts = parts;
    }

    /// <summary>Of which field, in words.</summary>
    public string Name { get; }

    /// <summary>Line of the digit, from 0.</summary>
    public int Line { get; }

    /// <summary>Column of the digit, from 0.</summary>
    public int Position { get; }

    /// <summary>Line and column of every character under the digit, in the order of their weights 7, 3, 1, 7, ...</summary>
    public IEnumerable<(int Line, int Column)> Cells =>
        _parts.SelectMany(static p => Enumerable.Range(p.Start, p.Length).Select(column => (p.Line, column)));

    /// <summary>True where the digit fits.</summary>
    public bool Holds(IReadOnlyList<char[]> lines)
    {
        var digit = lines[Line][Position];
        if (digit == '<' && _parts is [var field])
        {
            return FillerHolds(lines, field);
        }

        return digit == CheckDigit.Of(string.Concat(_parts.Select(p => new string(lines[p.Line], p.Start, p.Length))));
    }

    /// <summary>
    /// A filler stands for the digit of an empty field, or (cards only) says that the document number goes on in the optional
    /// data, whose last character is then the digit (ICAO 9303-5 §4.2.2 note j).
    /// </summary>
    private bool FillerHolds(IReadOnlyList<char[]> lines, (int Line, int Start, int Length) field)
    {
        ReadOnlySpan<char> own = lines[field.Line].AsSpan(field.Start, field.Length);
        if (own.IndexOfAnyExcept('<') < 0)
        {
            return Position == 42;
        }

        ReadOnlySpan<char> rest = lines[Line].AsSpan(Position + 1);
        var end = Name == "document number" ? rest.IndexOf('<') : -1;
        if (end < 2 || lines[0].Length == 44)
        {
            return false;
        }

        return rest[end - 1] == CheckDigit.Of(string.Concat(own, rest[..(end - 1)]));
    }
}
