using System.Buffers;
using Border.Vision.Lines;

namespace Border.Vision.Mrz;

/// <summary>
/// Every way in which a line's probabilities spell a text of a given pattern: exactly its length, each character of its kind. The
/// forward-backward algorithm of CTC (Graves et al. 2006) with the text left open, so that the grammar weighs on the probabilities
/// themselves instead of on a text already chosen.
/// </summary>
/// <remarks>
/// State (k, c): place k was the last one entered and c is its character. Blank state k: k places were entered and blank was seen since.
/// A text enters each of its places exactly once.
/// </remarks>
internal sealed class MrzLattice
{
    // Added to every probability: no reading is impossible, and a run never dies out.
    private const double Floor = 1e-8;

    // Printing is even: character k of n stands near k/n of the line. Further off than this share of the line is not looked at.
    private const double Band = 0.22;

    // What a step counts before the first and behind the last character if it is no blank: frames and edges of the page look like 1 or <.
    private const double Stray = 0.2;

    private static readonly int Count = MrzAlphabet.Count;

    private readonly LineProbabilities _line;
    private readonly float[][] _allowed;
    private readonly int _length;
    private readonly double[] _totals;

    /// <summary>Lays a pattern over a line; see <see cref="MrzPattern"/> for its kinds.</summary>
    public MrzLattice(LineProbabilities line, string pattern)
    {
        _line = line;
        _allowed = [.. pattern.Select(MrzAlphabet.Mask)];
        _length = pattern.Length;
        _totals = new double[line.Steps];
    }

    /// <summary>Log probability that the line holds a text of the pattern: 0 is certain, a few below 0 usual, tens below 0 another text.</summary>
    public double LogEvidence() => Forward(null);

    /// <summary>The probabilities of each place's character, given that the text is of the pattern; null where that cannot be.</summary>
    public MrzMarginals? Marginals()
    {
        // Rented: 1.6 MB each would be garbage that is collected late.
        var entries = ArrayPool<float>.Shared.Rent(_line.Steps * _length * Count);
        Array.Clear(entries);
        try
        {
            var evidence = Forward(entries);
            return double.IsNegativeInfinity(evidence) ? null : Backward(entries, evidence);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(entries);
        }
    }

    /// <summary>The places that can be entered at a step: near enough, and neither too early nor too late to enter all of them.</summary>
    private (int First, int Last) Places(int step)
    {
        var (expected, slack) = ((double)step / _line.Steps * _length, Band * _length);
        var first = Math.Max(_length - (_line.Steps - step), (int)(expected - slack));
        return (Math.Max(0, first), Math.Min(Math.Min(_length - 1, step), (int)(expected + slack)));
    }

    private double Forward(float[]? entries)
    {
        if (_line.Steps < _length)
        {
            return double.NegativeInfinity;
        }

        var states = new double[_length * Count];
        var (sums, blanks) = (new double[_length + 1], new double[_length + 1]);
        (blanks[0], var log, var passed) = (1, 0.0, 0);
        for (var step = 0; step < _line.Steps; step++)
        {
            var p = _line.Step(step);
            var (first, last) = Places(step);
            for (; passed < first; passed++)
            {
                (blanks[passed], sums[passed + 1]) = (0, 0);
                states.AsSpan(passed * Count, Count).Clear();
            }

            // From the last place down: what stands before place k is still that of the step before.
            for (var k = last; k >= first; k--)
            {
                var enter = entries is null ? default : entries.AsSpan(((step * _length) + k) * Count, Count);
                var previous = k > 0 ? states.AsSpan((k - 1) * Count, Count) : default;
                blanks[k + 1] = Blank(p[0], k + 1) * (blanks[k + 1] + sums[k + 1]);
                sums[k + 1] = Enter(states.AsSpan(k * Count, Count), previous, blanks[k] + sums[k], p[1..], _allowed[k], enter);
            }

            blanks[first] *= Blank(p[0], first);
            _totals[step] = Rescale(states, sums, blanks, first, last);
            log += Math.Log(_totals[step]);
        }

        return log + Math.Log(blanks[_length] + sums[_length]);
    }

    /// <summary>What a step's blank counts when so many places were entered.</summary>
    private double Blank(float p, int entered) => entered == 0 || entered == _length ? p + (Stray * (1 - p)) : p + Floor;

    /// <summary>Moves one place a step on, notes what enters it, and returns the sum of its states.</summary>
    private static double Enter(
        Span<double> states, ReadOnlySpan<double> previous, double before, ReadOnlySpan<float> p, float[] allowed, Span<float> enter)
    {
        var sum = 0.0;
        for (var c = 0; c < states.Length; c++)
        {
            if (allowed[c] == 0)
            {
                continue;
            }

            // Between two alike characters there must be a blank.
            var now = p[c] + Floor;
            var entering = now * Math.Max(0, previous.IsEmpty ? before : before - previous[c]);
            states[c] = (now * states[c]) + entering;
            sum += states[c];
            if (!enter.IsEmpty)
            {
                enter[c] = (float)entering;
            }
        }

        return sum;
    }

    private static double Rescale(double[] states, double[] sums, double[] blanks, int first, int last)
    {
        var total = blanks[first];
        for (var k = first; k <= last; k++)
        {
            total += blanks[k + 1] + sums[k + 1];
        }

        var by = total > 0 ? 1 / total : 0;
        blanks[first] *= by;
        for (var k = first; k <= last; k++)
        {
            (blanks[k + 1], sums[k + 1]) = (blanks[k + 1] * by, sums[k + 1] * by);
        }

        foreach (ref var state in states.AsSpan(first * Count, (last - first + 1) * Count))
        {
            state *= by;
        }

        return total;
    }

    /// <summary>From the end back: how probable the rest is from each state, times what entered it, is how probable that entry was.</summary>
    private MrzMarginals Backward(float[] entries, double evidence)
    {
        var after = new double[(_length + 1) * Count];
        var blanks = new double[_length + 1];
        var marginals = new MrzMarginals(_line, _length, evidence);
        after.AsSpan((_length - 1) * Count, Count).Fill(1);
        blanks[_length] = 1;
        var (here, next) = (new double[Count], new double[Count]);
        for (var step = _line.Steps - 1; step >= 0; step--)
        {
            var (first, last) = Places(step);
            for (var k = first; k <= last; k++)
            {
                marginals.Add(step, k, entries.AsSpan(((step * _length) + k) * Count, Count), after.AsSpan(k * Count, Count), 1 / _totals[step]);
            }

            StepBack(_line.Step(step), after, blanks, ref here, ref next, 1 / _totals[step]);
        }

        marginals.Complete();
        return marginals;
    }

    private void StepBack(ReadOnlySpan<float> p, double[] after, double[] blanks, ref double[] here, ref double[] next, double by)
    {
        var sumHere = Entering(p, after, 0, here);
        for (var k = 0; k <= _length; k++)
        {
            var sumNext = k < _length ? Entering(p, after, k + 1, next) : 0;
            if (k < _length)
            {
                var leaving = (Blank(p[0], k + 1) * blanks[k + 1]) + sumNext;
                for (var c = 0; c < Count; c++)
                {
                    after[(k * Count) + c] = (here[c] + leaving - next[c]) * by;
                }
            }

            blanks[k] = ((Blank(p[0], k) * blanks[k]) + sumHere) * by;
            (here, next, sumHere) = (next, here, sumNext);
        }
    }

    /// <summary>What entering place k, or staying in it, is worth per character; the sum of it.</summary>
    private double Entering(ReadOnlySpan<float> p, double[] after, int k, double[] worth)
    {
        Array.Clear(worth);
        if (k == _length)
        {
            return 0;
        }

        var sum = 0.0;
        for (var c = 0; c < Count; c++)
        {
            worth[c] = _allowed[k][c] == 0 ? 0 : (p[c + 1] + Floor) * after[(k * Count) + c];
            sum += worth[c];
        }

        return sum;
    }
}
