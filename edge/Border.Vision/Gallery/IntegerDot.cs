using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Border.Vision.Gallery;

/// <summary>The inner loop of a search: 16-bit query times 8-bit face, summed in 32 bits, which <see cref="Quantisation"/> keeps from overflowing.</summary>
internal static class IntegerDot
{
    /// <summary>Their dot product.</summary>
    /// <param name="query">A multiple of 64 numbers.</param>
    /// <param name="face">As many.</param>
    public static int Of(ReadOnlySpan<short> query, ReadOnlySpan<sbyte> face) =>
        Avx512BW.IsSupported ? Avx512(query, face) : Avx2.IsSupported ? Avx(query, face) : Portable(query, face);

    private static int Avx512(ReadOnlySpan<short> query, ReadOnlySpan<sbyte> face)
    {
        ref var q = ref MemoryMarshal.GetReference(query);
        ref var f = ref MemoryMarshal.GetReference(face);
        var (even, odd) = (Vector512<int>.Zero, Vector512<int>.Zero);
        for (nuint i = 0; i < (nuint)query.Length; i += 64)
        {
            even += Avx512BW.MultiplyAddAdjacent(
                Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref f, i)), Vector512.LoadUnsafe(ref q, i));
            odd += Avx512BW.MultiplyAddAdjacent(
                Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref f, i + 32)), Vector512.LoadUnsafe(ref q, i + 32));
        }

        return Vector512.Sum(even + odd);
    }

    private static int Avx(ReadOnlySpan<short> query, ReadOnlySpan<sbyte> face)
    {
        ref var q = ref MemoryMarshal.GetReference(query);
        ref var f = ref MemoryMarshal.GetReference(face);
        var (even, odd) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (nuint i = 0; i < (nuint)query.Length; i += 32)
        {
            even += Avx2.MultiplyAddAdjacent(
                Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref f, i)), Vector256.LoadUnsafe(ref q, i));
            odd += Avx2.MultiplyAddAdjacent(
                Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref f, i + 16)), Vector256.LoadUnsafe(ref q, i + 16));
        }

        return Vector256.Sum(even + odd);
    }

    /// <summary>For processors without AVX2; also what the others are tested against.</summary>
    internal static int Portable(ReadOnlySpan<short> query, ReadOnlySpan<sbyte> face)
    {
        var sum = 0;
        for (var i = 0; i < query.Length; i++)
        {
            sum += query[i] * face[i];
        }

        return sum;
    }
}
