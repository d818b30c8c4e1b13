using System.Net.Sockets;

namespace Border.Devices.Documents;

/// <summary>One scanner's connection: reads pages, hands each on and answers, until either side ends it.</summary>
internal sealed class TcpScannerConnection(TcpClient client, TcpScannerOptions options, PageRate rate, TimeProvider time, Action emptyCame)
{
    /// <summary>Why the connection was cut by us; null when the client left as it should.</summary>
    /// <exception cref="IOException">The line broke.</exception>
    /// <exception cref="OperationCanceledException">The scanner stops.</exception>
    public async Task<ScannerCut?> RunAsync(Func<byte[], Task<bool>> deliver, CancellationToken stop)
    {
        using var timer = new CancellationTokenSource(options.PageWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        try
        {
            await using var stream = await TcpScannerTls.WrapAsync(client.GetStream(), options, either.Token);
            return await ReadPagesAsync(stream, deliver, timer, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new ScannerCut(null, "it stopped in the middle of a page or said nothing for too long; its network may be broken");
        }
        catch (System.Security.Authentication.AuthenticationException)
        {
            return new ScannerCut(null, "its certificate is missing, expired or of another authority; install one made for this post");
        }
    }

    private async Task<ScannerCut?> ReadPagesAsync(
        Stream stream, Func<byte[], Task<bool>> deliver, CancellationTokenSource timer, CancellationToken cancellation)
    {
        var header = new byte[TcpScannerProtocol.HeaderBytes];
        while (true)
        {
            timer.CancelAfter(options.IdleAtMost);
            if (await stream.ReadAsync(header.AsMemory(0, 1), cancellation) == 0)
            {
                return null;
            }

            timer.CancelAfter(options.PageWithin);
            await stream.ReadExactlyAsync(header.AsMemory(1), cancellation);
            if (Judge(header) is { } cut)
            {
                await AnswerAsync(stream, cut.Answer!.Value, cancellation);
                return cut;
            }

            var length = (int)TcpScannerProtocol.LengthOf(header)!.Value;
            if (length == 0)
            {
                emptyCame();
                await AnswerAsync(stream, TcpScannerAnswer.Empty, cancellation);
                continue;
            }

            var page = new byte[length];
            await stream.ReadExactlyAsync(page, cancellation);

            // The lane may take its time: that is not the client's silence.
            timer.CancelAfter(Timeout.InfiniteTimeSpan);
            var taken = await deliver(page).WaitAsync(cancellation);
            timer.CancelAfter(options.PageWithin);
            await AnswerAsync(stream, taken ? TcpScannerAnswer.Taken : TcpScannerAnswer.Busy, cancellation);
        }
    }

    private ScannerCut? Judge(byte[] header) => TcpScannerProtocol.LengthOf(header) switch
    {
        null => new ScannerCut(TcpScannerAnswer.Garbage, "it sends bytes that are no page; check which program is connected to this port"),
        { } length when length > options.MaxBytes =>
            new ScannerCut(TcpScannerAnswer.TooLarge, $"it sends a page of {length} bytes, more than the {options.MaxBytes} taken; scan at a lower resolution"),
        > 0 when !rate.TryCount() =>
            new ScannerCut(TcpScannerAnswer.TooMany, $"it sends more than {options.MaxPagesPerMinute} pages a minute; switch it off and on"),
        _ => null,
    };

    private static async Task AnswerAsync(Stream stream, TcpScannerAnswer answer, CancellationToken cancellation)
    {
        await stream.WriteAsync(new[] { (byte)answer }, cancellation);
        await stream.FlushAsync(cancellation);
    }
}

/// <summary>Why a connection was cut.</summary>
/// <param name="Answer">What the client was told, if anything.</param>
/// <param name="Reason">In words, with what to do.</param>
internal sealed record ScannerCut(TcpScannerAnswer? Answer, string Reason);
