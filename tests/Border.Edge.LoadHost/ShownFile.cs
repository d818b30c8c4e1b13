using Border.Domain.Records;

namespace Border.Edge.LoadHost;

/// <summary>
/// What an officer was shown as recorded, one line each: the crossing, and where its first record is. A line is handed to the operating
/// system before the next crossing begins, so that it outlives a killed process.
/// </summary>
internal sealed class ShownFile(string file) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _writer = new(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0)) { AutoFlush = true };

    /// <summary>The journal says that the whole crossing is on disk, so the officer's screen would show it.</summary>
    public void Add(Guid crossing, RecordPosition first)
    {
        lock (_lock)
            _writer.WriteLine($"{crossing:N} {first}");
    }

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();
}
