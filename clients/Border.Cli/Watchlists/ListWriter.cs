using System.Text.Json;
using Border.Domain.Bundles;
using Border.Domain.Watchlists;

namespace Border.Cli.Watchlists;

/// <summary>Writes a list entry by entry, in the form in which it is uploaded, and puts it in its place only when it is whole.</summary>
internal sealed class ListWriter : IDisposable
{
    private readonly string _file;
    private readonly FileStream _stream;
    private bool _isKept;

    /// <summary>Begins beside the place where the list is to be.</summary>
    /// <exception cref="IOException">It cannot be written there.</exception>
    public ListWriter(string file)
    {
        _file = file;
        _stream = new FileStream(file + ".part", FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        _stream.Write("{\"entries\":["u8);
    }

    /// <summary>How many entries were written.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds an entry.</summary>
    public void Add(WatchlistEntry entry)
    {
        _stream.Write(Count++ == 0 ? "\n"u8 : ",\n"u8);
        _stream.Write(JsonSerializer.SerializeToUtf8Bytes(entry, PayloadJson.Default.WatchlistEntry));
    }

    /// <summary>Ends the list and puts it in its place, where the old one was until now.</summary>
    public void Keep()
    {
        _stream.Write("\n]}\n"u8);
        _stream.Flush(flushToDisk: true);
        Bytes = _stream.Length;
        _stream.Dispose();
        File.Move(_file + ".part", _file, overwrite: true);
        _isKept = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        if (!_isKept)
            File.Delete(_file + ".part");
    }
}
