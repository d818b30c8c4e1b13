using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Time;

namespace Border.Journal.Appending;

/// <summary>Where the next record goes: its chain, its clocks. A plain value, so that a rolled-back batch costs an assignment.</summary>
internal readonly record struct StampState(RecordPosition Last, byte[] Hash, HlcTimestamp Hlc, long WallMilliseconds, long Timestamp);

/// <summary>
/// Gives records their position, clock readings and chain hash (invariants I2, I7). Reads the clock once per batch; the hybrid clock
/// still ticks for each record. Used by one thread.
/// </summary>
internal sealed class RecordStamper
{
    private const int HashBytes = HashChain.HashBytes;
    private readonly NodeName _node;
    private readonly TimeProvider _clock;
    private readonly byte[] _start;
    private readonly byte[] _time = new byte[64];
    private int _timeLength;

    // The hash before the record, then its body: laid out as it is hashed.
    private byte[] _buffer = new byte[4096];
    private StampState _state;

    public RecordStamper(NodeName node, TimeProvider clock, StampState state)
    {
        (_node, _clock, _state) = (node, clock, state);
        _start = Encoding.UTF8.GetBytes($"{{\"v\":{JournalRecord.CurrentSchema},\"node\":\"{node}\",\"epoch\":");
    }

    /// <summary>Keep it before a batch and set it back when the batch is rolled back.</summary>
    public StampState State
    {
        get => _state with { Hash = _state.Hash.ToArray() };
        set => _state = value with { Hash = value.Hash.ToArray() };
    }

    public RecordPosition Last => _state.Last;

    /// <summary>The batch's wall clock.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Reads the clocks; says whether the wall clock jumped since the batch before.</summary>
    public ClockJumped? BeginBatch()
    {
        At = _clock.GetUtcNow();
        var wall = At.ToUnixTimeMilliseconds();
        var timestamp = _clock.GetTimestamp();
        var expected = _state.WallMilliseconds + (long)_clock.GetElapsedTime(_state.Timestamp, timestamp).TotalMilliseconds;
        var jump = HybridClock.Detect(expected, wall);
        _state = _state with { WallMilliseconds = wall, Timestamp = timestamp };
        FormatTime();
        return jump == ClockJump.None
            ? null
            : new ClockJumped { Jump = jump, Expected = DateTimeOffset.FromUnixTimeMilliseconds(expected), Shown = At };
    }

    /// <summary>Turns to a new epoch, whose chain starts anew.</summary>
    public void StartEpoch(long epoch) =>
        _state = _state with { Last = new RecordPosition(epoch, 0), Hash = HashChain.Start(_node, epoch) };

    /// <summary>Stamps one record.</summary>
    /// <param name="tail">From <see cref="DraftEncoder"/>.</param>
    /// <param name="body">The record's bytes; valid until the next call.</param>
    /// <param name="hash">The chain hash after it; valid until the next call.</param>
    public AppendedRecord Stamp(ReadOnlySpan<byte> tail, out ReadOnlySpan<byte> body, out ReadOnlySpan<byte> hash)
    {
        var position = _state.Last.Next;
        var hlc = HybridClock.Tick(_state.Hlc, _state.WallMilliseconds);
        if (_buffer.Length < HashBytes + 512 + tail.Length)
            _buffer = new byte[HashBytes + 512 + tail.Length];
        _state.Hash.CopyTo(_buffer, 0);

        var at = HashBytes;
        Put(ref at, _start);
        Put(ref at, position.Epoch);
        Put(ref at, ",\"seq\":"u8);
        Put(ref at, position.Sequence);
        Put(ref at, ",\"hlc\":\""u8);
        Put(ref at, hlc.PhysicalMilliseconds);
        Put(ref at, "."u8);
        Put(ref at, hlc.Counter);
        Put(ref at, "\",\"at\":"u8);
        Put(ref at, _time.AsSpan(0, _timeLength));
        Put(ref at, tail);

        SHA256.HashData(_buffer.AsSpan(0, at), _state.Hash);
        _state = _state with { Last = position, Hlc = hlc };
        body = _buffer.AsSpan(HashBytes, at - HashBytes);
        hash = _state.Hash;
        return new AppendedRecord(position, hlc, At);
    }

    private void Put(ref int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(at));
        at += bytes.Length;
    }

    private void Put(ref int at, long number)
    {
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(at), out var written);
        at += written;
    }

    // As the serializer writes it, quotes included.
    private void FormatTime()
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var writer = new Utf8JsonWriter(buffer))
            writer.WriteStringValue(At);
        buffer.WrittenSpan.CopyTo(_time);
        _timeLength = buffer.WrittenCount;
    }
}
