namespace Border.Devices.Simulators;

/// <summary>
/// Random numbers for one purpose of one simulated thing. Each purpose has its own stream, so that adding a feature to the drawing
/// of a car does not change every face.
/// </summary>
public sealed class SeededRandom
{
    private ulong _state;

    /// <summary>Starts the stream.</summary>
    /// <param name="seed">The world's seed.</param>
    /// <param name="number">Which thing.</param>
    /// <param name="purpose">What for; a short constant.</param>
    public SeededRandom(long seed, long number, string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15) ^ unchecked((ulong)number * 0xD1B54A32D192ED03);
        foreach (var c in purpose)
        {
            _state = (_state ^ c) * 0x100000001B3;
        }

        NextBits();
    }

    /// <summary>0 (inclusive) to 1 (exclusive).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Even between two bounds.</summary>
    public double Between(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>0 (inclusive) to <paramref name="exclusive"/>.</summary>
    public int Below(int exclusive) => (int)(NextDouble() * exclusive);

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> among)
    {
        ArgumentNullException.ThrowIfNull(among);
        return among[Below(among.Count)];
    }

    // SplitMix64: System.Random promises no stable sequence between versions of .NET.
    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
