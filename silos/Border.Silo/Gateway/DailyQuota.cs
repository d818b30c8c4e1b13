using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Records;
using Border.Ledger;
using Border.Ledger.Snapshots;

namespace Border.Silo.Gateway;

/// <summary>
/// How many bytes each node may bring in a day (UTC), over all silos and their restarts. The ledger keeps what was handed out, in pieces of 8 MiB, so that few parts wait
/// for it; what a silo has not used of its piece when it stops is lost to the node for that day.
/// </summary>
/// <param name="snapshots">Keeps it.</param>
/// <param name="bytesPerDay">The most.</param>
/// <param name="time">Says which day it is.</param>
internal sealed class DailyQuota(ISnapshotStore snapshots, long bytesPerDay, TimeProvider time)
{
    private const long Piece = 8 * 1024 * 1024;
    private const int MaxRaces = 16;
    private readonly ConcurrentDictionary<NodeName, Node> _nodes = new();

    /// <summary>Takes the bytes and returns null, or says how long it is until the next day and takes nothing.</summary>
    /// <exception cref="LedgerUnavailableException">What was handed out cannot be read or saved; nothing was taken.</exception>
    public async Task<TimeSpan?> WaitForAsync(NodeName name, int bytes, CancellationToken cancellation)
    {
        var node = _nodes.GetOrAdd(name, _ => new Node());
        await node.Turn.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            if (node.Day != today)
                (node.Day, node.Left) = (today, 0);
            if (node.Left < bytes)
                node.Left += await HandOutAsync(name, today, Math.Max(Piece, bytes), cancellation);
            if (node.Left < bytes)
                return now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime;
            node.Left -= bytes;
            return null;
        }
        finally
        {
            node.Turn.Release();
        }
    }

    private async Task<long> HandOutAsync(NodeName name, DateOnly today, long wanted, CancellationToken cancellation)
    {
        var key = $"evidence-day:{name}";
        for (var race = 1; ; race++)
        {
            var found = await snapshots.FindAsync(key, cancellation);
            var kept = found is null ? null : JsonSerializer.Deserialize(found.Content.Span, DailyQuotaJson.Default.EvidenceDay);
            var handedOut = kept?.Day == today ? kept.HandedOut : 0;
            var more = Math.Min(wanted, bytesPerDay - handedOut);
            if (more <= 0)
                return 0;
            try
            {
                var next = JsonSerializer.SerializeToUtf8Bytes(new EvidenceDay(today, handedOut + more), DailyQuotaJson.Default.EvidenceDay);
                await snapshots.SaveAsync(key, found?.Version ?? 0, next, cancellation);
                return more;
            }
            catch (StreamConflictException) when (race < MaxRaces)
            {
                // Another silo took a piece at the same time.
            }
        }
    }

    private sealed class Node
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public DateOnly Day { get; set; }

        public long Left { get; set; }
    }
}

/// <summary>What was handed out to a node.</summary>
internal sealed record EvidenceDay(DateOnly Day, long HandedOut);

/// <summary>Source-generated JSON of it.</summary>
[JsonSerializable(typeof(EvidenceDay))]
internal sealed partial class DailyQuotaJson : JsonSerializerContext;
