using Border.Domain.Records;
using Border.Domain.Time;
using Border.Journal.Storage;

namespace Border.Journal.Opening;

/// <summary>The check before a journal is used: its newest records always, all of them when it was found damaged before.</summary>
internal sealed class OpeningCheck(JournalOptions options)
{
    private const int ReadRecords = 512;
    private const int ReadBytes = 1024 * 1024;

    /// <summary>What is wrong; null when nothing is.</summary>
    public string? FindProblem(IRecordStore store, StoreState state, bool full)
    {
        if (state.Last == RecordPosition.None)
            return null;
        var start = full ? RecordPosition.None : state.Last with { Sequence = Math.Max(0, state.Last.Sequence - options.VerifyOnOpen) };
        var hash = start.Sequence == 0 ? HashChain.Start(options.Node, start.Epoch) : store.FindHash(start);
        if (hash is null)
            return $"the record {start} is missing";
        var walker = new ChainWalker(options.Node, start, hash);
        var at = start;
        while (at < state.Last)
        {
            var rows = store.Read(at, ReadRecords, ReadBytes);
            if (rows.Count == 0)
                return $"the records after {at} are missing";
            foreach (var row in rows)
            {
                if (walker.Check(row) is { } problem)
                    return $"at {row.Position}: {problem}";
            }

            at = rows[^1].Position;
        }

        return null;
    }

    /// <summary>The clocks of the last record: the hybrid one goes on from there.</summary>
    public static (HlcTimestamp Hlc, long? WallMilliseconds) ReadClock(byte[]? body)
    {
        if (body is null)
            return (HlcTimestamp.Zero, null);
        try
        {
            var record = RecordCodec.Decode(body);
            return (record.Hlc, record.At.ToUnixTimeMilliseconds());
        }
        catch (InvalidRecordException)
        {
            return (HlcTimestamp.Zero, null);
        }
    }
}
