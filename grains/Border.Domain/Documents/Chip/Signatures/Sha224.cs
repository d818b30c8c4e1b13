using System.Buffers.Binary;
using System.Numerics;

namespace Border.Domain.Documents.Chip.Signatures;

/// <summary>SHA-224 (FIPS 180-4 §6.3): SHA-256 with other initial values, cut to 28 bytes.</summary>
internal static class Sha224
{
    private static readonly uint[] Rounds = [.. Primes().Take(64).Select(p => Fraction(Math.Cbrt(p)))];

    public static byte[] Of(ReadOnlySpan<byte> data)
    {
        uint[] state = [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4];
        var whole = data.Length / 64 * 64;
        for (var at = 0; at < whole; at += 64)
            Block(state, data.Slice(at, 64));
        Span<byte> tail = stackalloc byte[128];
        tail.Clear();
        data[whole..].CopyTo(tail);
        tail[data.Length - whole] = 0x80;
        var length = data.Length - whole < 56 ? 64 : 128;
        BinaryPrimitives.WriteInt64BigEndian(tail[(length - 8)..], data.Length * 8L);
        for (var at = 0; at < length; at += 64)
            Block(state, tail.Slice(at, 64));
        var hash = new byte[28];
        for (var i = 0; i < 7; i++)
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(i * 4), state[i]);
        return hash;
    }

    private static void Block(uint[] state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (var i = 0; i < 16; i++)
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        for (var i = 16; i < 64; i++)
        {
            var s0 = BitOperations.RotateRight(w[i - 15], 7) ^ BitOperations.RotateRight(w[i - 15], 18) ^ (w[i - 15] >> 3);
            var s1 = BitOperations.RotateRight(w[i - 2], 17) ^ BitOperations.RotateRight(w[i - 2], 19) ^ (w[i - 2] >> 10);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }

        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var i = 0; i < 64; i++)
        {
            var s1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var first = h + s1 + ((e & f) ^ (~e & g)) + Rounds[i] + w[i];
            var s0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var second = s0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        uint[] added = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < 8; i++)
            state[i] += added[i];
    }

    private static IEnumerable<int> Primes() => Enumerable.Range(2, 400).Where(n => Enumerable.Range(2, n - 2).All(d => n % d != 0));

    private static uint Fraction(double root) => (uint)((root - Math.Floor(root)) * 4294967296.0);
}
