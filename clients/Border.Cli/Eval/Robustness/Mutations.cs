using System.Buffers.Binary;

namespace Border.Cli.Eval.Robustness;

/// <summary>Spoils valid files as broken disks, cut lines and attackers do. The same random numbers spoil the same way.</summary>
internal static class Mutations
{
    private static readonly uint[] Extremes = [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF];

    /// <summary>A spoilt copy.</summary>
    /// <param name="file">A valid file.</param>
    /// <param name="other">Another one, of any kind, for what is spliced in.</param>
    /// <param name="random">Decides how.</param>
    public static byte[] Of(byte[] file, byte[] other, Random random)
    {
        var spoilt = file.ToArray();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            spoilt = One(spoilt, other, random);
        }

        return spoilt;
    }

    private static byte[] One(byte[] file, byte[] other, Random random)
    {
        if (file.Length < 8)
        {
            return file;
        }

        // Most of what a decoder believes stands near the beginning.
        var at = random.Next(3) == 0 ? random.Next(file.Length) : random.Next(Math.Min(file.Length, 600));
        switch (random.Next(7))
        {
            case 0:
                file[at] = (byte)random.Next(256);
                return file;
            case 1:
                file[at] ^= (byte)(1 << random.Next(8));
                return file;
            case 2 when at + 4 <= file.Length:
                BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at), Extremes[random.Next(Extremes.Length)]);
                return file;
            case 3 when at + 2 <= file.Length:
                BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), (ushort)Extremes[random.Next(Extremes.Length)]);
                return file;
            case 4:
                return file[..Math.Max(1, random.Next(file.Length))];
            case 5:
                var length = random.Next(Math.Min(200, file.Length - at));
                return [.. file[..at], .. file.AsSpan(at, length), .. file.AsSpan(at)];
            default:
                return [.. file[..at], .. other.AsSpan(random.Next(other.Length))];
        }
    }
}
