using Border.Domain.Records;
using Border.Journal.Appending;
using Border.Journal.Opening;
using Border.Journal.Storage;

namespace Border.Journal.Verification;

/// <summary>
/// Reads a journal's directory from outside: while a node has it open, on a copy, on a directory of another account. Changes nothing.
/// Memory does not grow with the journal.
/// </summary>
public static class JournalInspector
{
    private const int ReadRecords = 1000;
    private const int ReadBytes = 4 * 1024 * 1024;

    /// <summary>Walks every record of every epoch: contiguity, chain, bodies that decode and say where they are.</summary>
    /// <param name="directory">The journal's directory.</param>
    /// <param name="progress">Told the records read so far, now and then.</param>
    /// <param name="cancellation">Stops the walk.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory, or no journal in it.</exception>
    public static Task<JournalContent> VerifyAsync(string directory, IProgress<long>? progress, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var full = Path.GetFullPath(directory);
        if (!File.Exists(Path.Combine(full, ReadOnlyStore.FileName)))
            throw new DirectoryNotFoundException($"There is no journal in {full}: it has no {ReadOnlyStore.FileName}.");
        return Task.Run(() => Verify(full, progress, cancellation), cancellation);
    }

    private static JournalContent Verify(string directory, IProgress<long>? progress, CancellationToken cancellation)
    {
        var walk = new Walk();
        var acknowledged = RecordPosition.None;
        string? nodeName = null;
        string? problem;
        try
        {
            using var store = ReadOnlyStore.Open(directory);
            var state = store.Reader.Load();
            (nodeName, acknowledged) = (state.Node, state.Acknowledged);
            problem = NodeName.TryParse(state.Node, out var node)
                ? WalkAll(store.Reader, node, state.Last, walk, progress, cancellation)
                : "the journal does not say whose it is";
        }
        catch (StoreException e)
        {
            problem = e.Message;
            walk.BrokenAt ??= walk.Last == RecordPosition.None ? null : walk.Last.Next;
        }

        var epochs = walk.Epochs.Select(e => e.ToContent()).ToList();
        var ends = epochs.ConvertAll(e => new RecordPosition(e.Epoch, e.Last));
        var backlog = ends.Count == 0 ? 0 : new OutboxState(ends[..^1], acknowledged).CountUnacknowledged(ends[^1]);
        return new JournalContent(
            directory, nodeName, problem is null, problem is null ? null : walk.BrokenAt, problem,
            epochs.Sum(e => e.Records), epochs, acknowledged, backlog, ReadOnlyStore.FileBytes(directory), FindSetAside(directory));
    }

    // Reads to the end that the journal had at the beginning: a running node may append faster than this reads.
    private static string? WalkAll(
        SqliteReader reader, NodeName node, RecordPosition end, Walk walk, IProgress<long>? progress, CancellationToken cancellation)
    {
        var walker = new ChainWalker(node, RecordPosition.None, []);
        while (walk.Last < end)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = reader.Read(walk.Last, ReadRecords, ReadBytes);
            if (rows.Count == 0)
                return "the records from here on are missing";
            foreach (var row in rows)
            {
                if (walker.Check(row) is { } problem)
                {
                    walk.BrokenAt = row.Position;
                    return problem;
                }

                walk.Add(row);
            }

            progress?.Report(walk.Records);
        }

        return null;
    }

    private static List<string> FindSetAside(string directory)
    {
        var folder = Path.Combine(directory, "set-aside");
        return Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)] : [];
    }

    private sealed class Walk
    {
        public List<EpochTally> Epochs { get; } = [];

        public RecordPosition Last { get; private set; }

        public RecordPosition? BrokenAt { get; set; }

        public long Records { get; private set; }

        public void Add(in StoredRow row)
        {
            if (Epochs.Count == 0 || Epochs[^1].Epoch != row.Position.Epoch)
                Epochs.Add(new EpochTally(row.Position.Epoch));
            Epochs[^1].Add(row);
            Last = row.Position;
            Records++;
        }
    }
}
