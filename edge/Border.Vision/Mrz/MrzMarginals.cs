using Border.Vision.Lines;

namespace Border.Vision.Mrz;

/// <summary>Per place of a line the probability of each character, given the line's pattern.</summary>
internal sealed class MrzMarginals
{
    private readonly LineProbabilities _line;
    private readonly double[] _mass;
    private readonly (double Mass, int Step)[] _peaks;

    public MrzMarginals(LineProbabilities line, int length, double logEvidence)
    {
        _line = line;
        Length = length;
        LogEvidence = logEvidence;
        _mass = new double[length * MrzAlphabet.Count];
        _peaks = new (double, int)[length];
    }

    /// <summary>Characters.</summary>
    public int Length { get; }

    /// <summary>See <see cref="MrzLattice.LogEvidence"/>.</summary>
    public double LogEvidence { get; }

    /// <summary>Per character of <see cref="MrzAlphabet"/>; sums to 1.</summary>
    public ReadOnlySpan<double> At(int place) => _mass.AsSpan(place * MrzAlphabet.Count, MrzAlphabet.Count);

    /// <summary>The most probable character of a place.</summary>
    public int Best(int place)
    {
        var values = At(place);
        var best = 0;
        for (var c = 1; c < values.Length; c++)
        {
            if (values[c] > values[best])
            {
                best = c;
            }
        }

        return best;
    }

    /// <summary>What the reader itself saw at a place, without any grammar; null where it saw nothing.</summary>
    public char? Seen(int place)
    {
        var p = _line.Step(_peaks[place].Step);
        var best = 1;
        for (var c = 2; c < p.Length; c++)
        {
            if (p[c] > p[best])
            {
                best = c;
            }
        }

        return p[best] > p[0] ? MrzAlphabet.Characters[best - 1] : null;
    }

    /// <summary>The probability that the reader itself gave a character where the place was entered, without any grammar.</summary>
    public double Raw(int place, int character) => _line.Step(_peaks[place].Step)[character + 1];

    /// <summary>True at each end where print goes on beyond the text, or so near to the end that it may: the line may be cut off there.</summary>
    public (bool Before, bool Behind) GoesOn()
    {
        var (first, last) = (_peaks[0].Step, _peaks[^1].Step);
        var pitch = (last - first) / (double)(Length - 1);
        return (first < pitch || Prints(0, (int)(first - (pitch / 2))), _line.Steps - last < pitch || Prints((int)(last + (pitch / 2)) + 1, _line.Steps));
    }

    private bool Prints(int from, int to)
    {
        for (var step = from; step < to; step++)
        {
            if (_line.BestClass(step) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the probabilities that a place was entered at one step.</summary>
    public void Add(int step, int place, ReadOnlySpan<float> entered, ReadOnlySpan<double> after, double scale)
    {
        var sum = 0.0;
        var mass = _mass.AsSpan(place * MrzAlphabet.Count, MrzAlphabet.Count);
        for (var c = 0; c < mass.Length; c++)
        {
            var one = entered[c] * after[c] * scale;
            mass[c] += one;
            sum += one;
        }

        if (sum > _peaks[place].Mass)
        {
            _peaks[place] = (sum, step);
        }
    }

    /// <summary>Makes every place sum to 1.</summary>
    public void Complete()
    {
        for (var place = 0; place < Length; place++)
        {
            var mass = _mass.AsSpan(place * MrzAlphabet.Count, MrzAlphabet.Count);
            var sum = 0.0;
            foreach (var one in mass)
            {
                sum += one;
            }

            foreach (ref var one in mass)
            {
                one /= sum;
            }
        }
    }
}
