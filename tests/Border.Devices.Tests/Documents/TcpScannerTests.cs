using System.Net;
using System.Net.Sockets;
using Border.Devices.Documents;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Devices.Tests.Documents;

public class TcpScannerTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_IsAnswered_OnlyWhenTheLaneHasTakenIt()
    {
        await using var scanner = await StartAsync();
        using var client = await ConnectAsync(scanner);
        var answer = TcpScannerProtocol.SendAsync(client.GetStream(), "page"u8.ToArray(), None);
        await using var pages = scanner.ReadAsync(None).GetAsyncEnumerator(None);
        Assert.True(await pages.MoveNextAsync());
        Assert.Equal("page"u8.ToArray(), pages.Current.Bytes.ToArray());
        Assert.False(answer.IsCompleted);
        var next = pages.MoveNextAsync();
        Assert.Equal(TcpScannerAnswer.Taken, await answer.WaitAsync(Eventually.DefaultDeadline, None));
        await scanner.DisposeAsync();
        Assert.False(await next);
    }

    [Fact]
    public async Task Page_ReaderDies_IsGivenBackToTheClient()
    {
        await using var scanner = await StartAsync();
        using var client = await ConnectAsync(scanner);
        var answer = TcpScannerProtocol.SendAsync(client.GetStream(), "page"u8.ToArray(), None);
        await using (var pages = scanner.ReadAsync(None).GetAsyncEnumerator(None))
        {
            Assert.True(await pages.MoveNextAsync());
        }

        Assert.Equal(TcpScannerAnswer.Busy, await answer.WaitAsync(Eventually.DefaultDeadline, None));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'G', (byte)'E', (byte)'T', (byte)' ', (byte)'/', 0, 0, 0 }, TcpScannerAnswer.Garbage, "no page")]
    [InlineData(new byte[] { (byte)'B', (byte)'D', (byte)'S', (byte)'1', 0xFF, 0xFF, 0xFF, 0xFF }, TcpScannerAnswer.TooLarge, "lower resolution")]
    [InlineData(new byte[] { (byte)'B', (byte)'D', (byte)'S', (byte)'1', 0, 0, 0x03, 0xE9 }, TcpScannerAnswer.TooLarge, "1001 bytes")]
    public async Task Header_HostileBytes_IsAnsweredAndTheConnectionCut(byte[] header, TcpScannerAnswer expected, string words)
    {
        await using var scanner = await StartAsync();
        using var client = await ConnectAsync(scanner);
        await client.GetStream().WriteAsync(header, None);
        Assert.Equal((byte)expected, (await ReadToEndAsync(client)).Single());
        await Eventually.Async(() => scanner.Status.Explanation.Contains(words, StringComparison.Ordinal), detail: () => scanner.Status.ToString(), cancellation: None);
    }

    [Fact]
    public async Task Page_Empty_IsAnsweredAndTheConnectionStays()
    {
        await using var scanner = await StartAsync();
        using var client = await ConnectAsync(scanner);
        Assert.Equal(TcpScannerAnswer.Empty, await TcpScannerProtocol.SendAsync(client.GetStream(), Array.Empty<byte>(), None));
        Assert.Equal(TcpScannerAnswer.Empty, await TcpScannerProtocol.SendAsync(client.GetStream(), Array.Empty<byte>(), None));
    }

    [Fact]
    public async Task Client_StopsInTheMiddleOfAPage_IsCut()
    {
        var clock = new ManualTimeProvider();
        await using var scanner = await StartAsync(clock);
        using var client = await ConnectAsync(scanner);
        await client.GetStream().WriteAsync("BDS1\0\0\0\x10half"u8.ToArray(), None);
        await Eventually.Async(() => clock.NextDue == TimeSpan.FromSeconds(15), cancellation: None);
        clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Empty(await ReadToEndAsync(client));
        await Eventually.Async(() => scanner.Status.Explanation.Contains("middle of a page", StringComparison.Ordinal), cancellation: None);
    }

    [Fact]
    public async Task Client_Floods_IsCutAndStatusCounts()
    {
        await using var scanner = await StartAsync(new ManualTimeProvider(), maxPagesPerMinute: 3);
        using var client = await ConnectAsync(scanner);
        using var stop = new CancellationTokenSource();
        var reading = ReadAllAsync(scanner, stop.Token);
        var answers = new List<TcpScannerAnswer>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add(await TcpScannerProtocol.SendAsync(client.GetStream(), "page"u8.ToArray(), None));
        }

        Assert.Equal([TcpScannerAnswer.Taken, TcpScannerAnswer.Taken, TcpScannerAnswer.Taken, TcpScannerAnswer.TooMany], answers);
        await Eventually.Async(() => scanner.Status.State == DeviceState.Flooding, cancellation: None);
        Assert.Contains("more than 3 pages a minute", scanner.Status.Explanation, StringComparison.Ordinal);
        await stop.CancelAsync();
        Assert.Equal(3, await reading);
    }

    [Fact]
    public async Task Connection_OneTooMany_IsToldBusy()
    {
        await using var scanner = await StartAsync(maxConnections: 1);
        using var first = await ConnectAsync(scanner);
        Assert.Equal(TcpScannerAnswer.Empty, await TcpScannerProtocol.SendAsync(first.GetStream(), Array.Empty<byte>(), None));
        using var second = await ConnectAsync(scanner);
        Assert.Equal((byte)TcpScannerAnswer.Busy, (await ReadToEndAsync(second)).Single());
        first.Dispose();
        await Eventually.Async(
            async () =>
            {
                using var third = await ConnectAsync(scanner);
                return await TcpScannerProtocol.SendAsync(third.GetStream(), Array.Empty<byte>(), None) == TcpScannerAnswer.Empty;
            },
            cancellation: None);
    }

    [Fact]
    public async Task Start_PortInUse_NamesThePortAndWhatToDo()
    {
        await using var first = await StartAsync();
        await using var second = Scanner(port: first.Port);
        var problem = await Assert.ThrowsAsync<IOException>(() => second.StartAsync(None));
        Assert.Contains($"Port {first.Port} for the scanner scanner is in use", problem.Message, StringComparison.Ordinal);
        Assert.Equal(DeviceState.Failed, second.Status.State);
    }

    [Fact]
    public void Scanner_BeyondThisMachineWithoutTls_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new TcpScanner(
            new TcpScannerOptions { Name = "s", Port = 0, Address = IPAddress.Any }, TimeProvider.System, NullLogger<TcpScanner>.Instance));

    // Seeded noise on real sockets: whatever comes, the scanner serves the next client.
    [Fact]
    public async Task Scanner_RandomBytes_ServesTheNextClient()
    {
        await using var scanner = await StartAsync();
        var random = new Random(20261122);
        for (var round = 0; round < 100; round++)
        {
            using var client = await ConnectAsync(scanner);
            var noise = new byte[random.Next(1, 64)];
            random.NextBytes(noise);
            await client.GetStream().WriteAsync(noise, None);
        }

        await Eventually.Async(
            async () =>
            {
                using var client = await ConnectAsync(scanner);
                return await TcpScannerProtocol.SendAsync(client.GetStream(), Array.Empty<byte>(), None) == TcpScannerAnswer.Empty;
            },
            cancellation: None);
    }

    internal static TcpScanner Scanner(TimeProvider? clock = null, int port = 0, int maxPagesPerMinute = 120, int maxConnections = 4) => new(
        new TcpScannerOptions { Name = "scanner", Port = port, MaxBytes = 1000, MaxPagesPerMinute = maxPagesPerMinute, MaxConnections = maxConnections },
        clock ?? TimeProvider.System,
        NullLogger<TcpScanner>.Instance);

    private static async Task<TcpScanner> StartAsync(TimeProvider? clock = null, int maxPagesPerMinute = 120, int maxConnections = 4)
    {
        var scanner = Scanner(clock, 0, maxPagesPerMinute, maxConnections);
        await scanner.StartAsync(None);
        return scanner;
    }

    private static async Task<TcpClient> ConnectAsync(TcpScanner scanner)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, scanner.Port, None);
        return client;
    }

    private static async Task<byte[]> ReadToEndAsync(TcpClient client)
    {
        using var all = new MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(all, None).WaitAsync(Eventually.DefaultDeadline, None);
        }
        catch (IOException)
        {
            // A reset instead of an orderly end: cut all the same.
        }

        return all.ToArray();
    }

    private static async Task<int> ReadAllAsync(TcpScanner scanner, CancellationToken stop)
    {
        var count = 0;
        try
        {
            await foreach (var page in scanner.ReadAsync(stop))
            {
                count++;
            }
        }
        catch (OperationCanceledException)
        {
        }

        return count;
    }
}
