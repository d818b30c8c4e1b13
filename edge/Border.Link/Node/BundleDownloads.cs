using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using Border.Link.Bundles;
using Border.Link.Protocol;
using Border.Link.Transport;
using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

/// <summary>
/// Fetches announced bundles part by part, one bundle at a time, and goes on where it stopped after a cut or a restart
/// (PROTOCOL.md §6). One part is under way at a time, so that acks and commands wait behind one part at most.
/// </summary>
internal sealed partial class BundleDownloads(NodeLinkOptions options, IBundleReceiver receiver, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<string, BundleAnnouncement> _offered = new();
    private readonly ConcurrentDictionary<string, BundleAnnouncement> _turnedDown = new();
    private readonly SemaphoreSlim _offers = new(0);
    private readonly Channel<(ChunkHeader Header, ReadOnlyMemory<byte> Bytes)> _chunks =
        Channel.CreateBounded<(ChunkHeader, ReadOnlyMemory<byte>)>(new BoundedChannelOptions(4) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>An announcement came; the newest of a kind counts.</summary>
    public void Offer(BundleAnnouncement announcement)
    {
        if (announcement.Problem() is { } problem)
        {
            LogBadAnnouncement(problem);
            return;
        }

        _offered[announcement.Kind] = announcement;
        _offers.Release();
    }

    /// <summary>A part came.</summary>
    public void Take(ChunkHeader header, ReadOnlyMemory<byte> bytes) => _chunks.Writer.TryWrite((header, bytes));

    /// <summary>Fetches until the connection ends. Announcements are retained, so that they come again with the next connection.</summary>
    public async Task RunAsync(IMqttConnection connection, CancellationToken cancellation, CancellationToken stopping)
    {
        Directory.CreateDirectory(options.DownloadFolder);
        while (true)
        {
            await _offers.WaitAsync(cancellation);
            BundleAnnouncement? next = _offered.Values.MinBy(a => a.Bytes); // small ones (staff, policy) do not wait for large ones
            if (next is null || !_offered.TryRemove(new(next.Kind, next)))
            {
                continue;
            }

            if (!await receiver.WantsAsync(next, cancellation))
            {
                _turnedDown[next.Kind] = next;
                continue;
            }

            try
            {
                if (await FetchAsync(connection, next, cancellation, stopping))
                {
                    OfferAgain();
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogDisk(options.DownloadFolder, e);
                await Task.Delay(options.LongestRetry, time, cancellation);
                _offered.TryAdd(next.Kind, next);
                _offers.Release();
            }
        }
    }

    // What came into force may have brought the keys by which an announcement that was turned down can be believed (P-6.7).
    private void OfferAgain()
    {
        foreach (BundleAnnouncement announcement in _turnedDown.Values)
        {
            if (_turnedDown.TryRemove(new(announcement.Kind, announcement)) && _offered.TryAdd(announcement.Kind, announcement))
            {
                _offers.Release();
            }
        }
    }

    // Returns true when something new came into force.
    private async Task<bool> FetchAsync(IMqttConnection connection, BundleAnnouncement bundle, CancellationToken cancellation, CancellationToken stopping)
    {
        string file = PrepareFile(bundle);
        string? problem;
        using (FileStream part = new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite))
        {
            problem = await FillAsync(connection, bundle, part, cancellation);
            if (problem is null && part.Length < bundle.Bytes)
            {
                return false; // a newer bundle of the kind was announced meanwhile
            }

            part.Position = 0;
            if (problem is null && Convert.ToHexStringLower(await SHA256.HashDataAsync(part, cancellation)) != bundle.Sha256)
            {
                problem = "What was received does not have the announced SHA-256.";
            }
        }

        BundleReport report = problem is null ? await ReceiveAsync(bundle, file, stopping) : Refused(bundle, problem);
        File.Delete(file);
        LogDone(bundle.Kind, bundle.Version, report.Outcome, report.Reason ?? "");
        await connection.PublishAsync(
            new(LinkTopic.For(options.Node, LinkChannel.BundleReport), LinkJson.Write(report, LinkJson.Default.BundleReport)), cancellation);
        return report.Outcome == BundleOutcome.Applied;
    }

    // Returns what is wrong; null when the file is whole, or when a newer bundle should be fetched instead.
    private async Task<string?> FillAsync(IMqttConnection connection, BundleAnnouncement bundle, FileStream part, CancellationToken cancellation)
    {
        part.Position = part.Length;
        while (part.Length < bundle.Bytes && !_offered.ContainsKey(bundle.Kind))
        {
            int length = (int)Math.Min(Math.Min(options.ChunkBytes, LinkLimits.MaxChunkBytes), bundle.Bytes - part.Length);
            var request = new BundleRequest { Kind = bundle.Kind, Version = bundle.Version, Sha256 = bundle.Sha256, Offset = part.Length, Length = length };
            byte[] payload = LinkJson.Write(request, LinkJson.Default.BundleRequest);
            await connection.PublishAsync(new(LinkTopic.For(options.Node, LinkChannel.BundleRequest), payload), cancellation);
            if (await NextChunkAsync(bundle, part.Length, cancellation) is not { } chunk)
            {
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

            await part.WriteAsync(chunk.Bytes, cancellation);
            await part.FlushAsync(cancellation);
        }

        return null;
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

    private async Task<BundleReport> ReceiveAsync(BundleAnnouncement bundle, string file, CancellationToken stopping)
    {
        try
        {
            return await receiver.ReceiveAsync(bundle, file, stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogFailed(bundle.Kind, bundle.Version, e);
            return Refused(bundle, "The node failed while applying it; its log says why.");
        }
    }

    // One unfinished file per kind; a part of another bundle of the kind is of no use any more.
    private string PrepareFile(BundleAnnouncement bundle)
    {
        string file = Path.Combine(options.DownloadFolder, $"{bundle.Kind}.{bundle.Version}.{bundle.Sha256[..16]}.part");
        foreach (string other in Directory.GetFiles(options.DownloadFolder, $"{bundle.Kind}.*.part").Where(f => f != file))
        {
            File.Delete(other);
        }

        if (new FileInfo(file) is { Exists: true } part && part.Length > bundle.Bytes)
        {
            part.Delete();
        }

        return file;
    }

    private static BundleReport Refused(BundleAnnouncement bundle, string reason) =>
        new() { Kind = bundle.Kind, Version = bundle.Version, Outcome = BundleOutcome.Refused, Reason = reason };
}
