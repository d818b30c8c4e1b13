using System.Text;

namespace Border.Domain.Watchlists.Import;

/// <summary>Reads characters and can go back to a mark, as far as the longest row of a CSV file.</summary>
internal sealed class RewindReader(TextReader reader)
{
    private readonly StringBuilder _read = new();
    private readonly Queue<char> _again = new();

    /// <summary>The next character without taking it; -1 at the end.</summary>
    public int Peek() => _again.TryPeek(out var c) ? c : reader.Peek();

    /// <summary>The next character; -1 at the end.</summary>
    public int Read()
    {
        var c = _again.TryDequeue(out var again) ? again : reader.Read();
        if (c >= 0 && _read.Length <= 2 * CsvRows.MaxCharacters)
            _read.Append((char)c);
        return c;
    }

    /// <summary>Where <see cref="Rewind"/> goes back to.</summary>
    public void Mark() => _read.Clear();

    /// <summary>Goes back to the mark. Reading on must not go back again before the next mark.</summary>
    public void Rewind()
    {
        char[] rest = [.. _again];
        _again.Clear();
        foreach (var chunk in _read.GetChunks())
        {
            foreach (var c in chunk.Span)
                _again.Enqueue(c);
        }

        Array.ForEach(rest, _again.Enqueue);
        _read.Clear();
    }
}
