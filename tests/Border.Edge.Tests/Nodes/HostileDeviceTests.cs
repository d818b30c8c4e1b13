using System.Net.Sockets;
using Border.Devices.Documents;
using Border.Domain.Events;
using Border.Edge.Lanes;

namespace Border.Edge.Tests.Nodes;

/// <summary>What devices deliver when they or somebody at them misbehave: said on the screen and in the log, and the lane goes on.</summary>
public sealed class HostileDeviceTests(RunningNode node) : IClassFixture<RunningNode>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text.jpg", "no image")]
    [InlineData("page.pdf.png", "PDF files are not read")]
    [InlineData("cut.jpg", "damaged or cut short")]
    [InlineData("bomb.png", "30000 x 30000")]
    [InlineData("blank.jpg", "Lay the document flat")]
    public async Task Page_ThatCannotBeRead_IsShownLoggedAndKeptAndTheNextOneIsRead(string name, string words)
    {
        node.Put("foot", name, BytesOf(name));
        await Until.Async(() => node.Traveller("foot")?.Failure is not null, TimeSpan.FromSeconds(60), () => string.Join('\n', node.Log));
        var failure = node.Traveller("foot")!.Failure!;
        Assert.Contains(words, failure.Problem, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("key D", failure.Problem, StringComparison.Ordinal);
        Assert.Contains(node.Log, line => line.Contains(words, StringComparison.OrdinalIgnoreCase) && line.Contains("Lane foot", StringComparison.Ordinal));
        Assert.Equal(BytesOf(name).Length, failure.Image!.Bytes);
        var shown = await node.Runtime.Desk.ReadImageAsync("foot", node.Current("foot")!.Id, "document", 1, Cancel);
        Assert.Equal(name is "cut.jpg" or "blank.jpg", shown is not null);

        node.Put("foot", "good.jpg", Pictures.Passport("ERIKSSON", "ANNA MARIA", "L898902C3"));
        await Until.Async(() => node.Traveller("foot")?.Document is not null, TimeSpan.FromSeconds(60));
        await node.FreeAsync("foot");
    }

    [Theory]
    [InlineData("empty.jpg", 0, "it is empty")]
    [InlineData("scan.jpg", 50_000_000, "50000000 bytes")]
    [InlineData("notes.txt", 1000, "that it is an image")]
    public async Task File_ThatIsNoPage_IsRefusedByTheDeviceInWordsAndKeptAside(string name, int length, string words)
    {
        node.Put("foot", name, new byte[length]);
        await Until.Async(() => node.Screen("foot").Devices.Any(d => d.Explanation.Contains(words, StringComparison.Ordinal)), TimeSpan.FromSeconds(30));
        Assert.Contains(node.Log, line => line.Contains(words, StringComparison.Ordinal));
        Assert.Equal(length, new FileInfo(node.Of($"foot/rejected/{name}")).Length);
        Assert.Null(node.Current("foot"));
        node.Put("foot", "good.jpg", Pictures.Passport("ERIKSSON", "ANNA MARIA", "L898902C3"));
        await Until.Async(() => node.Traveller("foot")?.Document is not null, TimeSpan.FromSeconds(60));
        await node.FreeAsync("foot");
    }

    [Fact]
    public async Task Image_ThatUnfoldsToGigabytes_CostsNoMemory()
    {
        var before = PeakMegabytes();
        node.Put("pages", "bomb.png", Pictures.Bomb());
        node.Put("plates", "bomb.png", Pictures.Bomb());
        await Until.Async(() => node.Traveller("car")?.Failure is not null, TimeSpan.FromSeconds(60));
        for (var n = 0; n < LaneLoop.PlateTries; n++)
        {
            node.Put("plates", $"bomb-{n}.png", Pictures.Bomb());
            await Until.Async(() => !File.Exists(node.Of($"plates/bomb-{n}.png")), TimeSpan.FromSeconds(30));
        }

        Assert.InRange(PeakMegabytes() - before, 0, 700);
        await node.FreeAsync("car");
    }

    [Fact]
    public async Task TwoDocuments_AtOnce_OnFootTheSecondIsRefusedInWordsInACarItIsTheSecondTraveller()
    {
        var (first, second) = (Pictures.Passport("ERIKSSON", "ANNA MARIA", "L898902C3"), Pictures.Passport("BERGSTROM", "OLE", "X771204K9"));
        node.Put("foot", "1.jpg", first);
        node.Put("foot", "2.jpg", second);
        await Until.Async(() => node.Screen("foot").Notice?.Contains("One person passes here at a time", StringComparison.Ordinal) == true, TimeSpan.FromSeconds(60));
        Assert.Single(node.Current("foot")!.Travellers);
        Assert.Contains(node.Log, line => line.Contains("A second document was laid", StringComparison.Ordinal));
        node.Put("pages", "1.jpg", first);
        node.Put("pages", "2.jpg", second);
        await Until.Async(() => node.Current("car")?.Travellers.Values.Count(t => t.Document is not null) == 2, TimeSpan.FromSeconds(60));
        await node.FreeAsync("foot");
        await node.FreeAsync("car");
    }

    [Fact]
    public async Task Zone_WithAWrongCheckDigit_IsShownAsWrongAndNeverRecommendedForAdmission()
    {
        node.Put("foot", "wrong.jpg", Pictures.Page(["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C35UTO7408122F3204158ZE184226B<<<<<12"]));
        await Until.Async(() => node.Traveller("foot")?.Recommended is not null, TimeSpan.FromSeconds(60));
        Assert.False(node.Traveller("foot")!.Document?.Valid ?? false);
        Assert.NotEqual(Domain.Recommendations.Outcome.Admit, node.Traveller("foot")!.Recommended!.Recommendation.Outcome);
        await node.FreeAsync("foot");
    }

    [Fact]
    public async Task Page_EmptyOverTcp_IsSaidOnTheScreenAndTheScannerIsToldSo()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", node.ScannerPort, Cancel);
        Assert.Equal(TcpScannerAnswer.Empty, await TcpScannerProtocol.SendAsync(client.GetStream(), ReadOnlyMemory<byte>.Empty, Cancel));
        await Until.Async(() => node.Screen("wire").Devices.Any(d => d.Explanation.Contains("empty page", StringComparison.Ordinal)));
        Assert.Contains(node.Log, line => line.Contains("empty page", StringComparison.Ordinal));
        Assert.Null(node.Current("wire"));
    }

    [Fact]
    public async Task Scanner_FloodingOverTcp_IsCutOffVisiblyAndEveryPageTakenIsRecorded()
    {
        var answers = new List<TcpScannerAnswer>();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync("127.0.0.1", node.ScannerPort, Cancel);
            while (answers.Count < 1000 && (answers.Count == 0 || answers[^1] == TcpScannerAnswer.Taken))
                answers.Add(await TcpScannerProtocol.SendAsync(client.GetStream(), new byte[] { 1, 2, 3, (byte)answers.Count }, Cancel));
        }

        Assert.Equal(TcpScannerAnswer.TooMany, answers[^1]);
        await Until.Async(() => node.Screen("wire").Devices.Any(d => d is { State: "flooding", Explanation.Length: > 0 }));
        Assert.Contains(node.Log, line => line.Contains("pages a minute", StringComparison.Ordinal));
        await Until.Async(() => node.Screen("wire").WaitingPages == 0 && node.Screen("wire").Current!.Reading.Length == 0, TimeSpan.FromSeconds(60));
        var crossing = node.Current("wire")!.Id;
        var failures = (await node.EventsAsync<ReadingFailed>()).Where(e => e.Crossing == crossing).ToArray();
        Assert.InRange(failures.Length, 1, LaneLoop.FailedImages + 1);
        await node.FreeAsync("wire");
    }

    [Fact]
    public async Task Camera_FloodingThenSilent_IsSaidOnTheScreenAndInTheLogAndTheLaneGoesOn()
    {
        node.Cameras.Show(RunningNode.CameraStream, Pictures.Car("BX 482 KT"));
        await Until.Async(() => CameraSays("flooding", "frames were dropped") && node.Current("drive")?.Plate is not null, TimeSpan.FromSeconds(60));
        node.Cameras.Show(RunningNode.CameraStream);
        await Until.Async(() => CameraSays("silent", "Check its power and cable"), TimeSpan.FromSeconds(60));

        node.Put("drive", "1.jpg", Pictures.Passport("ERIKSSON", "ANNA MARIA", "L898902C3"));
        await Until.Async(() => node.Traveller("drive")?.Recommended is not null, TimeSpan.FromSeconds(60));

        var told = (await node.EventsAsync<DeviceChanged>()).Where(e => e.Device == node.Screen("drive").Devices[0].Name).Select(e => e.State);
        Assert.Contains("flooding", told);
        Assert.Contains("silent", told);
        await node.FreeAsync("drive");
    }

    private bool CameraSays(string state, string words) =>
        node.Screen("drive").Devices.Any(d => d.State == state && d.Explanation.Contains(words, StringComparison.Ordinal))
        && node.Log.Any(line => line.Contains("Lane drive", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal));

    private static byte[] BytesOf(string name) => name switch
    {
        "text.jpg" => "Dear officer, this is a letter."u8.ToArray(),
        "page.pdf.png" => "%PDF-1.7 and so on"u8.ToArray(),
        "cut.jpg" => Pictures.Passport("ERIKSSON", "ANNA MARIA", "L898902C3")[..^4000],
        "bomb.png" => Pictures.Bomb(),
        _ => Pictures.Page([]),
    };

    private static long PeakMegabytes() =>
        long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
}
