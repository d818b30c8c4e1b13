using Border.Vision.Text;

namespace Border.Cli.Eval;

/// <summary>Which characters were read as which, by aligning what was read with the truth at the least number of edits.</summary>
internal sealed class EvalConfusions
{
    private readonly Dictionary<(string True, string Read), int> _counts = [];

    /// <summary>Characters of all truths.</summary>
    public int Characters { get; private set; }

    /// <summary>Characters read wrongly, left out or invented.</summary>
    public int Errors => _counts.Values.Sum();

    /// <summary>Compares one text.</summary>
    public void Add(string truth, string read)
    {
        Characters += truth.Length;
        var edits = EditTable.Of(truth, read);
        var (i, j) = (truth.Length, read.Length);
        while (i > 0 || j > 0)
        {
            if (i > 0 && j > 0 && edits[i, j] == edits[i - 1, j - 1] + (truth[i - 1] == read[j - 1] ? 0 : 1))
            {
                (i, j) = (i - 1, j - 1);
                if (truth[i] != read[j])
                {
                    Count(truth[i].ToString(), read[j].ToString());
                }
            }
            else if (i > 0 && edits[i, j] == edits[i - 1, j] + 1)
            {
                Count(truth[--i].ToString(), "");
            }
            else
            {
                Count("", read[--j].ToString());
            }
        }
    }

    /// <summary>The most frequent first.</summary>
    public List<EvalConfusion> Rows(int most) =>
        [.. _counts.OrderByDescending(c => c.Value).Take(most).Select(c => new EvalConfusion(c.Key.True, c.Key.Read, c.Value))];

    private void Count(string truth, string read) => _counts[(truth, read)] = _counts.GetValueOrDefault((truth, read)) + 1;
}

/// <summary>One confusion.</summary>
/// <param name="True">What stands there; empty for an invented character.</param>
/// <param name="Read">What was read; empty for a character left out.</param>
/// <param name="Times">How often.</param>
internal sealed record EvalConfusion(string True, string Read, int Times);
