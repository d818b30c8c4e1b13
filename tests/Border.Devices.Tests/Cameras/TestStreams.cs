using System.Text;

namespace Border.Devices.Tests.Cameras;

/// <summary>Gives one byte per read.</summary>
internal sealed class DrippingStream(byte[] bytes) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
}

/// <summary>Starts with a text and goes on with one byte for ever; counts what was taken.</summary>
internal sealed class EndlessStream(string start, byte then) : MemoryStream
{
    private readonly byte[] _start = Encoding.Latin1.GetBytes(start);
    private int _startGiven;

    public long Given { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_startGiven < _start.Length)
        {
            var part = Math.Min(buffer.Length, _start.Length - _startGiven);
            _start.AsMemory(_startGiven, part).CopyTo(buffer);
            _startGiven += part;
            return ValueTask.FromResult(part);
        }

        buffer.Span.Fill(then);
        Given += buffer.Length;
        return ValueTask.FromResult(buffer.Length);
    }
}
