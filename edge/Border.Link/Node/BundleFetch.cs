using System.Security.Cryptography;
using System.Threading.Channels;
using Border.Link.Bundles;
using Border.Link.Protocol;
using Border.Link.Transport;

namespace Border.Link.Node;

/// <summary>
/// Fills one file part by part (PROTOCOL.md P-6.2 to P-6.4). Every part is on disk before the next is asked for, so that a cut of line or
/// power costs one part. One part is under way at a time, and none while records wait.
/// </summary>
internal sealed class BundleFetch(NodeLinkOptions options, IRecordSource records, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly PartPace _pace = new(Math.Min(options.ChunkBytes, LinkLimits.MaxChunkBytes));
    private readonly Channel<(ChunkHeader Header, ReadOnlyMemory<byte> Bytes)> _chunks =
        Channel.CreateBounded<(ChunkHeader, ReadOnlyMemory<byte>)>(new BoundedChannelOptions(4) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>A part came.</summary>
    public void Take(ChunkHeader header, ReadOnlyMemory<byte> bytes) => _chunks.Writer.TryWrite((header, bytes));

    /// <summary>Fetches until the file is whole.</summary>
    /// <param name="connection">The line.</param>
    /// <param name="bundle">What to fetch.</param>
    /// <param name="file">Where; what is there already is kept.</param>
    /// <param name="isOutdated">Something newer should be fetched instead.</param>
    /// <param name="cancellation">The connection ended.</param>
    /// <returns>Whether the file is whole, and what is wrong, in words; neither when something newer should be fetched.</returns>
    public async Task<(bool IsWhole, string? Problem)> RunAsync(
        IMqttConnection connection, BundleAnnouncement bundle, string file, Func<bool> isOutdated, CancellationToken cancellation)
    {
        using FileStream part = new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        for (bool resumed = part.Length > 0; ; resumed = false)
        {
            string? problem = await FillAsync(connection, bundle, part, isOutdated, cancellation);
            if (problem is not null || part.Length < bundle.Bytes)
            {
                return (false, problem);
            }

            part.Position = 0;
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(part, cancellation)) == bundle.Sha256)
            {
                return (true, null);
            }

            if (!resumed)
            {
                return (false, "What was received does not have the announced SHA-256.");
            }

            part.SetLength(0); // what an earlier run left was spoilt: once more from the beginning
        }
    }

    // Returns what is wrong; null when the file is whole, or when something newer should be fetched instead.
    private async Task<string?> FillAsync(
        IMqttConnection connection, BundleAnnouncement bundle, FileStream part, Func<bool> isOutdated, CancellationToken cancellation)
    {
        part.Position = part.Length;
        while (part.Length < bundle.Bytes && !isOutdated())
        {
            await QuietAsync(cancellation);
            int length = (int)Math.Min(_pace.Bytes, bundle.Bytes - part.Length);
            long asked = time.GetTimestamp();
            await AskAsync(connection, bundle, part.Length, length, cancellation);
            if (await NextChunkAsync(bundle, part.Length, cancellation) is not { } chunk)
            {
                _pace.Lost();
                continue; // lost or late: ask again
            }

            if (chunk.Header.Problem is { } problem)
            {
                return $"The centre no longer has it: {problem}";
            }

            if (chunk.Bytes.Length == 0 || chunk.Bytes.Length > length)
            {
                return "The centre sent a part of another size than asked for.";
            }

            _pace.Came(chunk.Bytes.Length, time.GetElapsedTime(asked));
            await part.WriteAsync(chunk.Bytes, cancellation);
            part.Flush(flushToDisk: true);
        }

        return null;
    }

    private Task AskAsync(IMqttConnection connection, BundleAnnouncement bundle, long offset, int length, CancellationToken cancellation)
    {
        var request = new BundleRequest
        {
            Kind = bundle.Kind,
            Version = bundle.Version,
            BaseVersion = bundle.BaseVersion,
            Sha256 = bundle.Sha256,
            Offset = offset,
            Length = length,
        };
        byte[] payload = LinkJson.Write(request, LinkJson.Default.BundleRequest);
        return connection.PublishAsync(new(LinkTopic.For(options.Node, LinkChannel.BundleRequest), payload), cancellation);
    }

    // Records come first. Still a part goes through now and then: a drain may take hours, and what it brings may be urgent.
    private async Task QuietAsync(CancellationToken cancellation)
    {
        long since = time.GetTimestamp();
        while (records.Backlog > LinkLimits.MaxLiveRecords && time.GetElapsedTime(since) < options.BundleTurn)
        {
            await Task.Delay(Look, time, cancellation);
        }
    }

    private async Task<(ChunkHeader Header, ReadOnlyMemory<byte> Bytes)?> NextChunkAsync(
        BundleAnnouncement bundle, long offset, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.ChunkTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            while (true)
            {
                var chunk = await _chunks.Reader.ReadAsync(either.Token);
                if (chunk.Header.Sha256 == bundle.Sha256 && chunk.Header.Offset == offset)
                {
                    return chunk;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
