using System.Collections.Concurrent;
using Border.Link.Bundles;
using Border.Link.Protocol;
using Border.Link.Transport;
using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

/// <summary>
/// Fetches announced bundles, one at a time, and goes on where it stopped after a cut or a restart (PROTOCOL.md §6). Where the receiver knows
/// a delta it is tried first, and the whole bundle after it when it cannot be used.
/// </summary>
internal sealed partial class BundleDownloads(NodeLinkOptions options, IBundleReceiver receiver, IRecordSource records, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<string, BundleAnnouncement> _offered = new();
    private readonly ConcurrentDictionary<string, BundleAnnouncement> _turnedDown = new();
    private readonly SemaphoreSlim _offers = new(0);
    private readonly BundleFetch _fetch = new(options, records, time);

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
    public void Take(ChunkHeader header, ReadOnlyMemory<byte> bytes) => _fetch.Take(header, bytes);

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

            try
            {
                await BringAsync(connection, next, cancellation, stopping);
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

    private async Task BringAsync(IMqttConnection connection, BundleAnnouncement announcement, CancellationToken cancellation, CancellationToken stopping)
    {
        if (await receiver.ChooseAsync(announcement, wholeOnly: false, cancellation) is not { } chosen)
        {
            _turnedDown[announcement.Kind] = announcement;
            return;
        }

        BundleReport? report = await FetchAsync(connection, chosen, cancellation, stopping);
        if (report is { Outcome: BundleOutcome.Refused } && chosen.BaseVersion is { } basis)
        {
            LogDelta(chosen.Kind, basis, chosen.Version, report.Reason ?? "");
            chosen = await receiver.ChooseAsync(announcement, wholeOnly: true, cancellation);
            report = chosen is null ? null : await FetchAsync(connection, chosen, cancellation, stopping);
        }

        if (report is null)
        {
            return; // a newer bundle of the kind was announced meanwhile
        }

        LogDone(report.Kind, report.Version, report.Outcome, report.Reason ?? "");
        await connection.PublishAsync(
            new(LinkTopic.For(options.Node, LinkChannel.BundleReport), LinkJson.Write(report, LinkJson.Default.BundleReport)), cancellation);
        if (report.Outcome == BundleOutcome.Applied)
        {
            OfferAgain();
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

    // Returns null when something newer should be fetched instead.
    private async Task<BundleReport?> FetchAsync(IMqttConnection connection, BundleAnnouncement chosen, CancellationToken cancellation, CancellationToken stopping)
    {
        string file = PrepareFile(chosen);
        var (isWhole, problem) = await _fetch.RunAsync(connection, chosen, file, () => _offered.ContainsKey(chosen.Kind), cancellation);
        if (!isWhole && problem is null)
        {
            return null;
        }

        BundleReport report = isWhole ? await ReceiveAsync(chosen, file, stopping) : Refused(chosen, problem!);
        File.Delete(file);
        return report;
    }

    private async Task<BundleReport> ReceiveAsync(BundleAnnouncement chosen, string file, CancellationToken stopping)
    {
        try
        {
            return await receiver.ReceiveAsync(chosen, file, stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogFailed(chosen.Kind, chosen.Version, e);
            return Refused(chosen, "The node failed while applying it; its log says why.");
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
