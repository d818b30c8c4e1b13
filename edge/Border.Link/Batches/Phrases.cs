using System.Reflection;

namespace Border.Link.Batches;

/// <summary>
/// The phrases that both sides know (P-13.2): pieces of a record's envelope, kinds of events and names of their fields, one a line of
/// <c>phrases.txt</c>. The table belongs to the protocol and is frozen: another one needs another format of batches.
/// </summary>
internal static class Phrases
{
    private const string Resource = "Border.Link.Batches.phrases.txt";
    private const int Shortest = 2;

    private static readonly byte[][] Table = Load();
    private static readonly byte[]?[] ByBeginning = Index();

    /// <summary>How many there are, at most 256.</summary>
    public static int Count => Table.Length;

    /// <summary>A phrase by its number.</summary>
    public static ReadOnlySpan<byte> Get(int number) => Table[number];

    /// <summary>The longest phrase with which the text begins; -1 for none.</summary>
    public static int Longest(ReadOnlySpan<byte> text)
    {
        if (text.Length < Shortest)
        {
            return -1;
        }

        foreach (byte number in ByBeginning[(text[0] << 8) | text[1]] ?? [])
        {
            if (text.StartsWith(Table[number]))
            {
                return number;
            }
        }

        return -1;
    }

    /// <summary>The file as it is frozen.</summary>
    internal static byte[] ReadFile()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[][] Load()
    {
        var lines = new List<byte[]>();
        ReadOnlySpan<byte> rest = ReadFile();
        for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
        {
            lines.Add(rest[..end].ToArray());
        }

        return [.. lines];
    }

    // By the first two bytes, the longest first.
    private static byte[]?[] Index()
    {
        byte[]?[] index = new byte[]?[1 << 16];
        foreach (var group in Enumerable.Range(0, Table.Length).GroupBy(i => (Table[i][0] << 8) | Table[i][1]))
        {
            index[group.Key] = [.. group.OrderByDescending(i => Table[i].Length).Select(i => (byte)i)];
        }

        return index;
    }
}
