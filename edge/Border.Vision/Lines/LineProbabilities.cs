using System.Numerics.Tensors;

namespace Border.Vision.Lines;

/// <summary>What a line reader makes of one line: for every step along the line a probability per class.</summary>
public sealed class LineProbabilities
{
    private readonly float[] _values;

    /// <summary>Wraps the model's output.</summary>
    /// <param name="values">Steps x classes, row-major; every step sums to 1.</param>
    /// <param name="steps">From the line's left end to its right end.</param>
    /// <param name="classes">Class 0 is the blank (nothing starts here), class i the alphabet's character i - 1.</param>
    public LineProbabilities(float[] values, int steps, int classes)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, steps * classes, nameof(values));
        _values = values;
        (Steps, Classes) = (steps, classes);
    }

    /// <summary>Steps along the line.</summary>
    public int Steps { get; }

    /// <summary>Classes per step.</summary>
    public int Classes { get; }

    /// <summary>The probabilities of one step.</summary>
    public ReadOnlySpan<float> Step(int step) => _values.AsSpan(step * Classes, Classes);

    /// <summary>The mean of several looks at one line; what only one of them sees weighs less.</summary>
    /// <param name="looks">At least one; all of one size.</param>
    public static LineProbabilities Mean(IReadOnlyList<LineProbabilities> looks)
    {
        ArgumentNullException.ThrowIfNull(looks);
        var values = new float[looks[0]._values.Length];
        foreach (var look in looks)
        {
            TensorPrimitives.Add(values, look._values, values);
        }

        TensorPrimitives.Divide(values, looks.Count, values);
        return new LineProbabilities(values, looks[0].Steps, looks[0].Classes);
    }

    /// <summary>How many characters the best class of each step gives: a quick look at the line's length.</summary>
    public int BestPathLength()
    {
        var (count, previous) = (0, 0);
        for (var step = 0; step < Steps; step++)
        {
            var best = BestClass(step);
            if (best != 0 && best != previous)
            {
                count++;
            }

            previous = best;
        }

        return count;
    }

    /// <summary>The most probable class of a step.</summary>
    public int BestClass(int step)
    {
        var values = Step(step);
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
            {
                best = i;
            }
        }

        return best;
    }
}
