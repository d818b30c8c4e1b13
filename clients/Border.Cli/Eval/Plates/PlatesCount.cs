namespace Border.Cli.Eval.Plates;

/// <summary>How often a way of reading gave the true text.</summary>
/// <param name="how">What was read, and by what.</param>
internal sealed class PlatesCount(string how)
{
    /// <summary>What was read, and by what.</summary>
    public string How => how;

    /// <summary>Plates.</summary>
    public int Plates { get; private set; }

    /// <summary>Read exactly.</summary>
    public int Exact { get; private set; }

    /// <summary>Read exactly when O and 0, I and 1 are taken as one.</summary>
    public int Folded { get; private set; }

    /// <summary>Adds one plate.</summary>
    public void Add(string truth, string read)
    {
        Plates++;
        Exact += read == truth ? 1 : 0;
        Folded += PlatesTruth.Folded(read) == PlatesTruth.Folded(truth) ? 1 : 0;
    }
}
