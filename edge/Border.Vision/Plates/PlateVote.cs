namespace Border.Vision.Plates;

/// <summary>One frame's reading of a plate, as a vote.</summary>
/// <param name="Text">Capital letters and digits.</param>
/// <param name="Characters">Probability of each character, 0-1; as many as the text has.</param>
public sealed record PlateBallot(string Text, IReadOnlyList<double> Characters);

/// <summary>What several frames of one vehicle say together.</summary>
/// <param name="Text">Capital letters and digits.</param>
/// <param name="Characters">Probability of each character, 0-1.</param>
/// <param name="Confidence">Of the weakest character; 0 where there were no ballots.</param>
/// <param name="Frames">How many frames took part: those that saw the same plate.</param>
public sealed record PlateVerdict(string Text, IReadOnlyList<double> Characters, double Confidence, int Frames);

/// <summary>
/// Several frames vote character by character, each with the weight of its own confidence. Pure: the same ballots in any order give the
/// same verdict.
/// </summary>
public static class PlateVote
{
    // Nobody is as sure as a softmax says, and frames of one camera err alike: no ballot weighs more than this.
    private const double MaxConfidence = 0.98;
    private const double MinConfidence = 0.03;
    private const int Others = 36;

    /// <summary>Counts the ballots.</summary>
    /// <exception cref="ArgumentException">A ballot has more or fewer confidences than characters.</exception>
    public static PlateVerdict Of(IEnumerable<PlateBallot> ballots)
    {
        ArgumentNullException.ThrowIfNull(ballots);
        var all = ballots.Where(b => b.Text.Length > 0).OrderBy(b => b.Text, StringComparer.Ordinal).ThenBy(b => b.Characters.Sum()).ToList();
        if (all.Exists(b => b.Characters.Count != b.Text.Length))
        {
            throw new ArgumentException("A ballot needs one confidence per character.", nameof(ballots));
        }

        if (all.Count == 0)
        {
            return new PlateVerdict(string.Empty, [], 0, 0);
        }

        var reference = Reference(all);
        var aligned = all.Select(b => PlateAlignment.Of(reference.Text, b)).Where(a => a.Differences <= reference.Text.Length / 2).ToList();
        var (text, characters) = (new List<char>(), new List<double>());
        for (var place = 0; place < reference.Text.Length; place++)
        {
            var (character, probability) = Winner(aligned.ConvertAll(a => a.Places[place]));
            if (character != PlateAlignment.Missing)
            {
                text.Add(character);
                characters.Add(probability);
            }
        }

        return new PlateVerdict(string.Concat(text), characters, characters.DefaultIfEmpty().Min(), aligned.Count);
    }

    /// <summary>The ballot that all others are laid against: of the text with the most weight behind it.</summary>
    private static PlateBallot Reference(List<PlateBallot> ballots) => ballots
        .GroupBy(b => b.Text)
        .OrderByDescending(g => g.Sum(b => b.Characters.Average()))
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .First().MaxBy(b => b.Characters.Sum())!;

    /// <summary>Each ballot gives its character its confidence, and every other character an equal share of the rest.</summary>
    private static (char Character, double Probability) Winner(List<(char Character, double Confidence)> votes)
    {
        var candidates = votes.Select(v => v.Character).Distinct().Order().ToList();
        var scores = candidates.ConvertAll(c => votes.Sum(v =>
        {
            var sure = Math.Clamp(v.Confidence, MinConfidence, MaxConfidence);
            return Math.Log(v.Character == c ? sure : (1 - sure) / Others);
        }));
        var highest = scores.Max();
        var nobody = (Others + 1 - candidates.Count) * Math.Exp(votes.Sum(v => Math.Log((1 - Math.Clamp(v.Confidence, MinConfidence, MaxConfidence)) / Others)) - highest);
        return (candidates[scores.IndexOf(highest)], 1 / (scores.Sum(s => Math.Exp(s - highest)) + nobody));
    }
}
