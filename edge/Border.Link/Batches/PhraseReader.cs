using System.Buffers.Text;
using Border.Link.Protocol;

namespace Border.Link.Batches;

/// <summary>Gives back the bytes that <see cref="PhraseWriter"/> shortened (P-13.2), and never more than allowed.</summary>
internal static class PhraseReader
{
    private const int GuidText = 36;
    private const int NumberText = 19;

    /// <summary>Reads shortened bytes from outside.</summary>
    /// <param name="coded">The bytes.</param>
    /// <param name="limit">Most bytes that may come out.</param>
    /// <exception cref="InvalidMessageException">More would come out, or a mark is cut off or unknown.</exception>
    public static byte[] Read(ReadOnlySpan<byte> coded, int limit)
    {
        var output = new Output(Math.Min(limit, Math.Max(1024, coded.Length * 2)), limit);
        var reader = new ByteReader(coded);
        while (!reader.IsEmpty)
        {
            int plain = coded[reader.At..].IndexOfAnyInRange((byte)0, PhraseWriter.LastMark);
            output.Append(reader.Take(plain < 0 ? coded.Length - reader.At : plain));
            if (plain >= 0)
            {
                ReadMark(ref reader, output);
            }
        }

        return output.ToArray();
    }

    private static void ReadMark(ref ByteReader reader, Output output)
    {
        switch (reader.Take(1)[0])
        {
            case PhraseWriter.Literal:
                output.Append(reader.Take(1));
                break;
            case PhraseWriter.Phrase:
                int number = reader.Take(1)[0];
                output.Append(number < Phrases.Count ? Phrases.Get(number) : throw new InvalidMessageException("The batch names a phrase that there is not."));
                break;
            case PhraseWriter.Hex:
                AppendHex(reader.Take(PhraseWriter.DigestBytes), output);
                break;
            case PhraseWriter.ShortHex:
                AppendHex(reader.Take(PhraseWriter.GuidBytes), output);
                break;
            case PhraseWriter.Identifier:
                Utf8Formatter.TryFormat(reader.TakeGuid(), output.Reserve(GuidText), out int written);
                output.Commit(written);
                break;
            case PhraseWriter.Base64Text:
                ReadOnlySpan<byte> bytes = reader.Take(reader.TakeNumber(LinkLimits.MaxRecordBytes));
                Base64.EncodeToUtf8(bytes, output.Reserve(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out written);
                output.Commit(written);
                break;
            default:
                Span<byte> digits = stackalloc byte[NumberText];
                Utf8Formatter.TryFormat(reader.TakeNumber(), digits, out written);
                output.Append(digits[..written]);
                break;
        }
    }

    private static void AppendHex(ReadOnlySpan<byte> bytes, Output output)
    {
        Convert.TryToHexStringLower(bytes, output.Reserve(2 * bytes.Length), out int written);
        output.Commit(written);
    }

    /// <summary>Bytes that grow up to a limit.</summary>
    private sealed class Output(int capacity, int limit)
    {
        private byte[] _bytes = new byte[capacity];
        private int _count;

        public void Append(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(Reserve(bytes.Length));
            _count += bytes.Length;
        }

        public Span<byte> Reserve(int count)
        {
            if (count > limit - _count)
            {
                throw new InvalidMessageException($"The batch is larger than {limit} bytes when its phrases are written out.");
            }

            if (count > _bytes.Length - _count)
            {
                Array.Resize(ref _bytes, Math.Min(limit, Math.Max(_count + count, _bytes.Length * 2)));
            }

            return _bytes.AsSpan(_count, count);
        }

        public void Commit(int count) => _count += count;

        public byte[] ToArray() => _bytes.Length == _count ? _bytes : _bytes[.._count];
    }
}
