using System.Buffers;

namespace Border.Vision.Runtime;

/// <summary>Arrays for the networks' inputs, megabytes each. The shared pool would keep some for every processor and thread; this one keeps two of a size.</summary>
internal static class Inputs
{
    /// <summary>The pool; what is longer than 4 M floats is plain garbage.</summary>
    public static readonly ArrayPool<float> Pool = ArrayPool<float>.Create(maxArrayLength: 4 * 1024 * 1024, maxArraysPerBucket: 2);
}
