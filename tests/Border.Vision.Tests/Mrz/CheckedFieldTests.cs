using Border.Domain.Documents.Mrz;
using Border.Vision.Mrz;

namespace Border.Vision.Tests.Mrz;

public sealed class CheckedFieldTests
{
    private static readonly int[] Weights = [7, 3, 1];

    [Fact]
    public void AnyProbabilities_GiveTheMostProbableCharactersForWhichTheDigitHolds()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            double[][] places = [Doubts(random), Doubts(random), Doubts(random)];
            var digit = Doubts(random);

            var (characters, share) = Solve(places, digit);

            var (best, sum) = ByTryingAll(places, digit);
            Assert.Equal(best, string.Concat(characters.Select(c => MrzAlphabet.Characters[c])));
            Assert.Equal(Probability(characters, places, digit) / sum, share, 9);
        }
    }

    [Fact]
    public void SettledCharacters_Count()
    {
        var field = new CheckedField();
        field.Add(7, MrzAlphabet.IndexOf('A'));
        field.Add(3, Sure('B'));

        var (characters, share) = field.Solve(Sure('3'));

        Assert.Equal("B3", string.Concat(characters.Select(c => MrzAlphabet.Characters[c])));
        Assert.Equal(1, share, 9);
    }

    private static (int[] Characters, double Share) Solve(double[][] places, double[] digit)
    {
        var field = new CheckedField();
        foreach (var (i, place) in places.Index())
        {
            field.Add(Weights[i % 3], place);
        }

        return field.Solve(digit);
    }

    private static (string Best, double Sum) ByTryingAll(double[][] places, double[] digit)
    {
        var (best, most, sum) = ("", -1.0, 0.0);
        foreach (var a in Possible(places[0]))
        {
            foreach (var b in Possible(places[1]))
            {
                foreach (var c in Possible(places[2]))
                {
                    var text = string.Concat(MrzAlphabet.Characters[a], MrzAlphabet.Characters[b], MrzAlphabet.Characters[c]);
                    var check = CheckDigit.Of(text);
                    var p = Probability([a, b, c, MrzAlphabet.IndexOf(check)], places, digit);
                    sum += p;
                    (best, most) = p > most ? (text + check, p) : (best, most);
                }
            }
        }

        return (best, sum);
    }

    private static IEnumerable<int> Possible(double[] place) => Enumerable.Range(0, place.Length).Where(c => place[c] > 0);

    private static double Probability(int[] characters, double[][] places, double[] digit) =>
        digit[characters[^1]] * places.Select((p, i) => p[characters[i]]).Aggregate(1.0, (x, y) => x * y);

    private static double[] Doubts(Random random)
    {
        var values = new double[MrzAlphabet.Count];
        for (var i = 0; i < 10; i++)
        {
            values[i] = random.NextDouble() + 0.01;
        }

        values[10 + random.Next(26)] = random.NextDouble() * 5;
        var sum = values.Sum();
        return [.. values.Select(v => v / sum)];
    }

    private static double[] Sure(char c)
    {
        var values = new double[MrzAlphabet.Count];
        values[MrzAlphabet.IndexOf(c)] = 1;
        return values;
    }
}
