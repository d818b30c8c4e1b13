namespace Border.Vision.Mrz;

/// <summary>
/// The text of a zone, chosen from the probabilities of its places: first the fields with a check digit of their own, then what only the
/// digit over the whole zone covers, the rest by itself.
/// </summary>
internal sealed class MrzText
{
    // The part of each place's probability that is spread over all characters: networks are surer than they are right.
    private const double Doubt = 3e-4;

    // A repair must be this share of all texts for which the digit holds, and each of its characters must have been seen with this
    // probability; else what was read stays, and the digit does not hold.
    private const double Proof = 0.9;
    private const double Seen = 0.01;

    // Letters and digits look alike (O and 0, I and 1). Where no digit covers such a place, as in a visa's optional data, only a clear
    // look decides; less leaves the whole reading in doubt.
    private const double Certain = 0.99;
    private const double Uncertain = 0.5;

    private readonly MrzPattern _pattern;
    private readonly MrzMarginals[] _lines;
    private readonly int?[][] _settled;
    private readonly Dictionary<(int Line, int Column), string> _reasons = [];

    private MrzText(MrzPattern pattern, MrzMarginals[] lines)
    {
        (_pattern, _lines) = (pattern, lines);
        _settled = [.. lines.Select(l => new int?[l.Length])];
    }

    /// <summary>The chosen text, one string per line.</summary>
    public string[] Lines { get; private set; } = [];

    /// <summary>How probable it is that every character is right, 0-1.</summary>
    public double Confidence { get; private set; } = 1;

    /// <summary>How probable the least certain character is without any check digit, 0-1: high where a wrong digit is what is printed.</summary>
    public double Legibility { get; private set; } = 1;

    /// <summary>Characters that the grammar or a check digit put in the place of what was seen, and why.</summary>
    public List<string> Repairs { get; } = [];

    /// <summary>True where every check digit holds.</summary>
    public bool Holds { get; private set; }

    public static MrzText Choose(MrzPattern pattern, MrzMarginals[] lines)
    {
        var text = new MrzText(pattern, lines);
        foreach (var check in pattern.Checks)
        {
            text.Settle(check);
        }

        text.SettleRest();
        return text;
    }

    private void Settle(MrzCheck check)
    {
        var digit = _lines[check.Line];
        if (digit.Best(check.Position) == MrzAlphabet.IndexOf('<'))
        {
            // An empty field, or a number that goes on elsewhere: the characters stand for themselves and are checked at the end.
            return;
        }

        var field = new CheckedField();
        var open = new List<(int Line, int Column)>();
        foreach (var (i, cell) in check.Cells.Index())
        {
            var weight = (i % 3) switch { 0 => 7, 1 => 3, _ => 1 };
            if (_settled[cell.Line][cell.Column] is { } known)
            {
                field.Add(weight, known);
            }
            else
            {
                field.Add(weight, Probabilities(cell.Line, cell.Column));
                open.Add(cell);
            }
        }

        var (characters, share) = field.Solve(Probabilities(check.Line, check.Position));
        open.Add((check.Line, check.Position));
        Confidence *= share;
        var proven = share >= Proof && open.Zip(characters).All(c => _lines[c.First.Line].At(c.First.Column)[c.Second] >= Seen);
        foreach (var (cell, character) in open.Zip(characters))
        {
            var read = _lines[cell.Line].Best(cell.Column);
            _settled[cell.Line][cell.Column] = proven ? character : read;
            if (proven && character != read)
            {
                _reasons[cell] = $"check digit of the {check.Name}";
            }
        }
    }

    private void SettleRest()
    {
        for (var line = 0; line < _lines.Length; line++)
        {
            for (var column = 0; column < _lines[line].Length; column++)
            {
                if (_settled[line][column] is null)
                {
                    var best = _lines[line].Best(column);
                    _settled[line][column] = best;
                    var probability = Probabilities(line, column)[best];
                    Confidence *= _pattern.Lines[line][column] == 'M' && probability < Certain ? Uncertain : probability;
                }

                // The grammar may decide between what was seen, but a character that was not seen at all is an invention.
                var used = _settled[line][column]!.Value;
                Legibility = Math.Min(Legibility, _lines[line].At(column)[used]);
                Confidence *= Math.Min(1, _lines[line].Raw(column, used) / Seen);
                Explain(line, column, MrzAlphabet.Characters[used]);
            }
        }

        Lines = [.. _settled.Select(l => string.Concat(l.Select(c => MrzAlphabet.Characters[c!.Value])))];
        List<char[]> characters = [.. Lines.Select(l => l.ToCharArray())];
        Holds = _pattern.Checks.All(c => c.Holds(characters));
    }

    private double[] Probabilities(int line, int column)
    {
        var values = _lines[line].At(column).ToArray();
        var allowed = MrzAlphabet.Mask(_pattern.Lines[line][column]);
        var spread = Doubt / allowed.Sum();
        for (var c = 0; c < values.Length; c++)
        {
            values[c] = (values[c] * (1 - Doubt)) + (spread * allowed[c]);
        }

        return values;
    }

    private void Explain(int line, int column, char used)
    {
        var seen = _lines[line].Seen(column);
        if (seen == used)
        {
            return;
        }

        var kind = _pattern.Lines[line][column];
        var reason = _reasons.GetValueOrDefault((line, column)) ?? kind switch
        {
            'L' or 'A' when seen is { } c && char.IsAsciiDigit(c) => "letters only",
            'N' or 'D' or 'E' => "digits only",
            _ => "the line's length",
        };
        Repairs.Add($"line {line + 1}, {column + 1}: {(seen is { } s ? s : "nothing")} read, {used} used ({reason})");
    }
}
