namespace Border.Vision.Mrz;

/// <summary>
/// The characters under one check digit as far as they are not settled yet: finds the most probable ones for which the digit holds, and
/// how probable they are among all for which it does. A digit holds by chance once in ten, so a reading that is made to hold is only
/// as good as its lead over every other one that would hold too.
/// </summary>
internal sealed class CheckedField
{
    private readonly List<(int Weight, double[] Probabilities)> _places = [];
    private int _settled;

    /// <summary>Adds a character that may still change.</summary>
    /// <param name="weight">7, 3 or 1.</param>
    /// <param name="probabilities">Per character of <see cref="MrzAlphabet"/>.</param>
    public void Add(int weight, double[] probabilities) => _places.Add((weight, probabilities));

    /// <summary>Adds a character that is settled.</summary>
    public void Add(int weight, int character) => _settled += weight * MrzAlphabet.Value(character);

    /// <summary>The best characters (indices into <see cref="MrzAlphabet"/>, the digit last) and their share of all that hold, 0-1.</summary>
    /// <param name="digit">The digit's own probabilities.</param>
    public (int[] Characters, double Share) Solve(double[] digit)
    {
        var all = new double[10];
        var best = new double[10];
        all[_settled % 10] = best[_settled % 10] = 1;
        var chosen = new int[_places.Count, 10];
        for (var i = 0; i < _places.Count; i++)
        {
            (all, best) = Step(_places[i], all, best, chosen, i);
        }

        var (sum, remainder) = (0.0, 0);
        for (var r = 0; r < 10; r++)
        {
            sum += all[r] * digit[r];
            remainder = best[r] * digit[r] > best[remainder] * digit[remainder] ? r : remainder;
        }

        return (Trace(chosen, remainder), sum > 0 ? best[remainder] * digit[remainder] / sum : 0);
    }

    private static (double[] All, double[] Best) Step(
        (int Weight, double[] Probabilities) place, double[] all, double[] best, int[,] chosen, int row)
    {
        var (nextAll, nextBest) = (new double[10], new double[10]);
        for (var c = 0; c < place.Probabilities.Length; c++)
        {
            var p = place.Probabilities[c];
            for (var r = 0; r < 10; r++)
            {
                var to = (r + (place.Weight * MrzAlphabet.Value(c))) % 10;
                nextAll[to] += all[r] * p;
                if (best[r] * p > nextBest[to])
                {
                    (nextBest[to], chosen[row, to]) = (best[r] * p, c);
                }
            }
        }

        return (nextAll, nextBest);
    }

    private int[] Trace(int[,] chosen, int remainder)
    {
        var characters = new int[_places.Count + 1];
        characters[^1] = remainder;
        for (var i = _places.Count - 1; i >= 0; i--)
        {
            var c = characters[i] = chosen[i, remainder];
            remainder = (remainder + 1000 - (_places[i].Weight * MrzAlphabet.Value(c))) % 10;
        }

        return characters;
    }
}
