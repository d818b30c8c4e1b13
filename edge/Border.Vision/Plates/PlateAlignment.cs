using Border.Vision.Text;

namespace Border.Vision.Plates;

/// <summary>A ballot laid against a reference text: what it says at each of the reference's places.</summary>
/// <param name="Places">The character and its confidence; <see cref="Missing"/> where the ballot has none there.</param>
/// <param name="Differences">Insertions, deletions and replacements.</param>
internal sealed record PlateAlignment(IReadOnlyList<(char Character, double Confidence)> Places, int Differences)
{
    /// <summary>Stands for "no character here".</summary>
    public const char Missing = '\0';

    /// <summary>The alignment with the fewest differences. Characters that the reference lacks are left out: one frame's invention.</summary>
    public static PlateAlignment Of(string reference, PlateBallot ballot)
    {
        var edits = EditTable.Of(reference, ballot.Text);
        var places = new (char, double)[reference.Length];
        var (i, j) = (reference.Length, ballot.Text.Length);
        while (i > 0)
        {
            if (j > 0 && edits[i, j] == edits[i - 1, j - 1] + (reference[i - 1] == ballot.Text[j - 1] ? 0 : 1))
            {
                (i, j) = (i - 1, j - 1);
                places[i] = (ballot.Text[j], ballot.Characters[j]);
            }
            else if (edits[i, j] == edits[i - 1, j] + 1)
            {
                // Leaving a character out is as sure as its neighbours are.
                places[--i] = (Missing, ballot.Characters[Math.Clamp(j, 0, ballot.Text.Length - 1)]);
            }
            else
            {
                j--;
            }
        }

        return new PlateAlignment(places, edits[reference.Length, ballot.Text.Length]);
    }
}
