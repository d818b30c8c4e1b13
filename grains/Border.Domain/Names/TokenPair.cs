namespace Border.Domain.Names;

/// <summary>Words of one name that stand for words of the other: one word, or neighbours written as one.</summary>
/// <param name="Left">The first of the left name.</param>
/// <param name="LeftCount">How many, 1 to 3.</param>
/// <param name="Right">The first of the right name.</param>
/// <param name="RightCount">How many, 1 to 3.</param>
/// <param name="Cost">How unlike they are, 0 to <see cref="TokenCosts.Most"/>.</param>
internal readonly record struct TokenPair(byte Left, byte LeftCount, byte Right, byte RightCount, float Cost)
{
    /// <summary>The left words as bits.</summary>
    public uint LeftMask => ((1u << LeftCount) - 1) << Left;

    /// <summary>The right words as bits.</summary>
    public uint RightMask => ((1u << RightCount) - 1) << Right;

    /// <summary>The same with left and right changed over.</summary>
    public TokenPair Swapped => new(Right, RightCount, Left, LeftCount, Cost);
}
