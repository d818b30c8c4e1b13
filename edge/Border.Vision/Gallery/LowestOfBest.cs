namespace Border.Vision.Gallery;

/// <summary>Keeps the best scores of many, and knows the lowest of them.</summary>
/// <param name="size">How many it keeps.</param>
internal sealed class LowestOfBest(int size)
{
    private readonly PriorityQueue<float, float> _best = new(size + 1);

    /// <summary>The lowest score kept; minus infinity while fewer have come than are kept.</summary>
    public float Lowest { get; private set; } = float.NegativeInfinity;

    /// <summary>Takes one score.</summary>
    public void Add(float score)
    {
        if (score <= Lowest)
        {
            return;
        }

        _best.Enqueue(score, score);
        if (_best.Count > size)
        {
            _best.Dequeue();
        }

        if (_best.Count == size)
        {
            Lowest = _best.Peek();
        }
    }

    /// <summary>Takes what another one kept.</summary>
    public void Add(LowestOfBest other)
    {
        foreach (var (score, _) in other._best.UnorderedItems)
        {
            Add(score);
        }
    }
}
